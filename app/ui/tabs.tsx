import { Link } from '@remix-run/react'
import { classNames } from './class-names'

export interface TabItem {
	to: string
	label: string
	current?: boolean
	/** How many wait there. */
	count?: number
}

/** Links to sister pages or ready filters. */
export function LinkTabs({ label, items }: { label: string; items: readonly TabItem[] }) {
	return (
		<nav aria-label={label} className="mb-4 print:hidden">
			<ul className="flex flex-wrap gap-1 border-b border-line">
				{items.map((item) => (
					<li key={item.to}>
						<Link
							to={item.to}
							aria-current={item.current ? 'page' : undefined}
							className={classNames(
								'inline-flex min-h-touch items-center border-b-4 px-3 no-underline',
								item.current
									? 'border-brick font-bold text-ink'
									: 'border-transparent text-brick-dark hover:border-line',
							)}
						>
							{item.label}
							{item.count !== undefined && <span className="ml-1.5 tabular-nums text-muted">{item.count}</span>}
						</Link>
					</li>
				))}
			</ul>
		</nav>
	)
}
