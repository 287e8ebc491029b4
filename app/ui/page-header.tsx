import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

interface PageHeaderProps {
	title: ReactNode
	lead?: ReactNode
	back?: { to: string; label: string }
	/** Beside the title, e.g. a Tag. */
	aside?: ReactNode
	/** Links to other deeds of the page. */
	actions?: ReactNode
}

/** The back link, the one h1 and what the page is for. */
export function PageHeader({ title, lead, back, aside, actions }: PageHeaderProps) {
	return (
		<div className="mb-5">
			{back && (
				<Link to={back.to} className="link inline-flex min-h-touch min-w-touch items-center print:hidden">
					{back.label}
				</Link>
			)}
			<div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
				<h1 className="mt-1 text-2xl font-bold lg:text-3xl">{title}</h1>
				{aside}
			</div>
			{lead && <div className="mt-2 max-w-text text-lg text-muted">{lead}</div>}
			{actions && <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-3 print:hidden">{actions}</div>}
		</div>
	)
}
