import type { ReactNode } from 'react'
import { PageHeader } from './page-header'

interface ErrorPageProps {
	/** What happened. */
	title: string
	/** What was kept, in a sentence. */
	text: string
	/** What to do now. */
	steps: readonly ReactNode[]
}

export function ErrorPage({ title, text, steps }: ErrorPageProps) {
	return (
		<div className="max-w-text">
			<PageHeader title={title} lead={text} />
			<ul className="grid gap-1">
				{steps.map((step, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: the steps keep their order
					<li key={index} className="border-l-4 border-line pl-4">
						{step}
					</li>
				))}
			</ul>
		</div>
	)
}
