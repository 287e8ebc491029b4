import { type ReactNode, useId } from 'react'
import { classNames } from './class-names'

interface CardProps {
	title?: ReactNode
	/** Set beside the title, e.g. a Tag. */
	aside?: ReactNode
	/** The thick brick border of what waits for this person; at most one on a page. */
	turn?: boolean
	/** The level of the title, h2 unless told. */
	level?: 2 | 3
	children: ReactNode
}

/** A sheet on the notice board. With a title it is a region of that name. */
export function Card({ title, aside, turn, level = 2, children }: CardProps) {
	const id = useId()
	const Heading = level === 2 ? 'h2' : 'h3'
	return (
		<section
			aria-labelledby={title ? id : undefined}
			className={classNames(
				'mb-4 rounded-xl border bg-card p-4 sm:px-6 sm:py-5 print:border-0 print:p-0',
				turn ? 'border-2 border-brick' : 'border-line',
			)}
		>
			{title && (
				<div className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
					<Heading id={id} className="text-lg font-bold">
						{title}
					</Heading>
					{aside}
				</div>
			)}
			{children}
		</section>
	)
}

interface TurnCardProps {
	/** Why now, e.g. “轮到您了 · 还剩 3 天”. */
	eyebrow: string
	title: string
	/** What, for which home, until when. */
	children: ReactNode
	/** The primary button and at most one quiet link, e.g. paper as an equal way. */
	actions: ReactNode
}

/** What waits for this person. At most one on a page. */
export function TurnCard({ eyebrow, title, children, actions }: TurnCardProps) {
	const id = useId()
	return (
		<section aria-labelledby={id} className="mb-4 rounded-xl border-2 border-brick bg-card p-4 sm:px-6 sm:py-5">
			<p className="font-bold text-brick-dark">{eyebrow}</p>
			<h2 id={id} className="mb-2 text-xl font-bold">
				{title}
			</h2>
			<div className="max-w-text">{children}</div>
			<div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-3">{actions}</div>
		</section>
	)
}

/** Two columns from 960 px, the first the wider; one under the other before. */
export function Columns({ main, side }: { main: ReactNode; side: ReactNode }) {
	return (
		<div className="grid gap-x-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,3fr)]">
			<div>{main}</div>
			<div>{side}</div>
		</div>
	)
}
