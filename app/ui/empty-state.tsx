import type { ReactNode } from 'react'

interface EmptyStateProps {
	/** What will be here. */
	title: string
	/** Who does the next step, and when. */
	next: ReactNode
	action?: ReactNode
}

export function EmptyState({ title, next, action }: EmptyStateProps) {
	return (
		<div className="my-4 rounded-xl border-2 border-dashed border-line px-4 py-6 sm:px-6">
			<p className="text-lg font-bold">{title}</p>
			<div className="mt-1 max-w-text text-muted">{next}</div>
			{action && <div className="mt-4 flex flex-wrap gap-3">{action}</div>}
		</div>
	)
}
