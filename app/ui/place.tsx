import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from './class-names'

export interface Crumb {
	label: string
	to?: string
}

/** Where one is: the administrative ladder, from the widest. */
export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
	const { t } = useTranslation()
	return (
		<nav aria-label={t('common:place.breadcrumb')} className="print:hidden">
			<ol className="flex flex-wrap items-center gap-x-2 text-muted">
				{items.map((item, index) => (
					<li key={item.label} className="flex items-center gap-x-2">
						{index > 0 && <span aria-hidden="true">›</span>}
						{item.to ? (
							<Link to={item.to} className="link inline-flex min-h-touch min-w-touch items-center">
								{item.label}
							</Link>
						) : (
							<span className="inline-flex min-h-touch items-center">{item.label}</span>
						)}
					</li>
				))}
			</ol>
		</nav>
	)
}

interface PlaceProps {
	crumbs: readonly Crumb[]
	name: string
	/** In one line: built, buildings, homes, area, the captain with a telephone link. */
	facts: readonly ReactNode[]
	/** The name is the h1 of this page; on inner pages it is a line above the PageHeader. */
	asTitle?: boolean
	/** Where the name leads when it is no title. */
	to?: string
}

/** An estate and its facts, at the head of each of its pages. */
export function Place({ crumbs, name, facts, asTitle, to }: PlaceProps) {
	return (
		<div className="mb-3 print:mb-0">
			<Breadcrumb items={asTitle || !to ? crumbs : [...crumbs, { label: name, to }]} />
			{asTitle && <h1 className="text-2xl font-bold lg:text-3xl">{name}</h1>}
			{facts.length > 0 && (
				<ul className="flex flex-wrap items-baseline gap-x-5 text-muted">
					{facts.map((fact, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: the facts keep their order
						<li key={index}>{fact}</li>
					))}
				</ul>
			)}
		</div>
	)
}

export interface RailItem {
	key: string
	/** 共谋 … 共享 */
	label: string
	/** The state in words, e.g. “正在表决”, “未开始”. */
	note: string
	to: string
	state: 'done' | 'now' | 'todo'
}

const looks: Record<RailItem['state'], string> = {
	done: 'border-jade',
	now: 'border-brick bg-brick-soft',
	todo: 'border-line',
}

/** The five togethers of an estate, the present one marked in words; `current` is the section of this page. */
export function Rail({ items, current }: { items: readonly RailItem[]; current?: string }) {
	const { t } = useTranslation()
	return (
		<nav aria-label={t('common:place.rail')} className="mb-5 print:hidden">
			<ol className="rail">
				{items.map((item) => (
					<li key={item.key} className="grid">
						<Link
							to={item.to}
							aria-current={item.key === current ? 'page' : undefined}
							className={classNames(
								'block min-h-main border-t-4 py-2 text-center leading-snug text-muted no-underline hover:bg-slate-soft',
								looks[item.state],
							)}
						>
							<b
								className={classNames(
									'block',
									item.state === 'now' ? 'text-brick-dark' : 'text-ink',
									item.key === current && 'underline underline-offset-4',
								)}
							>
								{item.label}
							</b>
							<span className="rail-note text-sm">{item.note}</span>
						</Link>
					</li>
				))}
			</ol>
		</nav>
	)
}
