import { Link, useLocation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

interface PaginationProps {
	/** From 1. */
	page: number
	pages: number
	/** The count of all rows, said in words. */
	total?: number
	/** The name in the query, `page` unless told. */
	name?: string
}

/** Links to the pages of a list; the other parts of the address stay. Nothing when there is one page and no total. */
export function Pagination({ page, pages, total, name = 'page' }: PaginationProps) {
	const { t } = useTranslation()
	const { pathname, search } = useLocation()
	const to = (number: number) => {
		const query = new URLSearchParams(search)
		if (number === 1) query.delete(name)
		else query.set(name, String(number))
		return `${pathname}?${query}`.replace(/\?$/, '')
	}
	if (pages <= 1 && total === undefined) return null
	return (
		<nav aria-label={t('common:pages.label')} className="my-4 flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
			{page > 1 && (
				<Link to={to(page - 1)} rel="prev" className="page-link">
					{t('common:pages.previous')}
				</Link>
			)}
			<span className="text-muted">
				{t('common:pages.position', { page, pages: Math.max(1, pages) })}
				{total !== undefined && ` · ${t('common:pages.total', { count: total })}`}
			</span>
			{page < pages && (
				<Link to={to(page + 1)} rel="next" className="page-link">
					{t('common:pages.next')}
				</Link>
			)}
		</nav>
	)
}
