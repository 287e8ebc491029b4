import { useTranslation } from 'react-i18next'
import { formatCount, formatShare, formatYuan } from '~/platform/format'
import { type Fact, Facts } from '~/ui'
import { costByClass, costBySource, totalCost, yuanPerHousehold } from '../rules'
import type { NamedTerm, ShownItem } from '../types'
import type { Terms } from './change-list'

interface MoneyProps {
	items: readonly ShownItem[]
	terms: Terms
	households: number
}

/** Totals by source and by class, and what they are per home. */
export function Money({ items, terms, households }: MoneyProps) {
	const { t, i18n } = useTranslation()
	const total = totalCost(items)
	const bySource = costBySource(items)
	const about = (fen: number) => {
		if (fen === 0) return t('plans:money.nothing')
		const yuan = yuanPerHousehold(fen, households)
		return yuan === null ? '—' : t('plans:money.about', { yuan: formatCount(yuan) })
	}
	const facts: Fact[] = [
		{ label: t('plans:money.total'), value: <strong>{formatYuan(total, i18n.language)}</strong> },
		{ label: t('plans:money.per-household'), value: about(total) },
		{ label: t('plans:money.owners-per-household'), value: about(bySource.get('owners') ?? 0) },
	]
	return (
		<>
			<Facts items={facts} />
			<p className="text-muted">{t('plans:money.households', { count: households })}</p>
			<Shares
				caption={t('plans:money.by-source')}
				label={t('plans:money.source')}
				terms={terms.sources}
				sums={bySource}
			/>
			<Shares
				caption={t('plans:money.by-class')}
				label={t('plans:money.class')}
				terms={terms.classes}
				sums={costByClass(items)}
			/>
		</>
	)
}

interface SharesProps {
	caption: string
	label: string
	terms: readonly NamedTerm[]
	sums: ReadonlyMap<string, number>
}

function Shares({ caption, label, terms, sums }: SharesProps) {
	const { t, i18n } = useTranslation()
	const total = [...sums.values()].reduce((sum, fen) => sum + fen, 0)
	const fenOf = (term: NamedTerm) => sums.get(term.code) ?? 0
	return (
		<table className="my-4 w-full border-collapse">
			<caption className="mb-1 text-left font-bold">{caption}</caption>
			<thead className="sr-only">
				<tr>
					<th scope="col">{label}</th>
					<th scope="col">{t('plans:money.amount')}</th>
					<th scope="col">{t('plans:money.share')}</th>
				</tr>
			</thead>
			<tbody>
				{terms
					.filter((term) => fenOf(term) > 0)
					.map((term) => (
						<tr key={term.code} className="border-b border-line">
							<th scope="row" className="py-2 pr-2 text-left font-semibold">
								{term.name}
							</th>
							<td className="py-2 text-right tabular-nums">{formatYuan(fenOf(term), i18n.language)}</td>
							<td className="w-20 py-2 pl-2 text-right tabular-nums text-muted">{formatShare(fenOf(term), total)}</td>
						</tr>
					))}
			</tbody>
		</table>
	)
}
