import { Link } from '@remix-run/react'
import { formatCount } from '~/platform/format'

export interface Figure {
	label: string
	count: number
	to: string
}

/** Numbers that lead to their lists. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
	return (
		<ul className="mb-4 grid grid-cols-2 gap-3 lg:grid-cols-4">
			{figures.map((figure) => (
				<li key={figure.label} className="grid">
					<Link
						to={figure.to}
						className="block rounded-xl border border-line bg-card px-4 py-3 text-ink no-underline hover:border-ink"
					>
						<b className="block text-3xl tabular-nums">{formatCount(figure.count)}</b>
						<span className="link">{figure.label}</span>
					</Link>
				</li>
			))}
		</ul>
	)
}
