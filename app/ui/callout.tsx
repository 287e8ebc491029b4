import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { type Tone, toneClasses } from './tag'

const edges: Record<Tone, string> = {
	ok: 'border-jade',
	no: 'border-brick',
	wait: 'border-amber',
	neutral: 'border-edge',
}

/** A remark inside a page that matters more than its surroundings. */
export function Callout({ tone = 'neutral', title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
	return (
		<div className={classNames('my-4 rounded-md border-l-8 px-4 py-3', toneClasses[tone], edges[tone])}>
			{title && <p className="text-lg font-bold">{title}</p>}
			<div className="text-ink">{children}</div>
		</div>
	)
}
