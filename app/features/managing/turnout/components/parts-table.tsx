import { useTranslation } from 'react-i18next'
import { formatArea, formatCount } from '~/platform/format'
import { type Column, DataTable } from '~/ui'
import type { Turnout, TurnoutLine } from '../rules'

interface PartsTableProps {
	lines: readonly TurnoutLine[]
	/** The sum of the lines of whole buildings. */
	sum: Turnout
}

const figures = ['online', 'paper', 'municipal', 'toConfirm', 'delivered', 'undeliverable'] as const
const labelOf = { toConfirm: 'to-confirm' } as const

/** By building and entrance: how many of how many, by which way, and what was delivered. Never a choice. */
export function PartsTable({ lines, sum }: PartsTableProps) {
	const { t } = useTranslation()
	const heads = (turnout: Turnout) => `${formatCount(turnout.voted.heads)} / ${formatCount(turnout.all.heads)}`
	const area = (turnout: Turnout) =>
		`${formatArea(turnout.voted.area).replace(/ ㎡$/, '')} / ${formatArea(turnout.all.area)}`
	const shown = figures.filter((name) => name !== 'municipal' || sum.municipal.heads > 0)
	const columns: Column<TurnoutLine>[] = [
		{
			key: 'part',
			label: t('turnout:part'),
			rowHeader: true,
			cell: (line) =>
				line.entrance === null ? (
					<strong>{line.building}</strong>
				) : (
					<span className="font-normal sm:pl-4">{`${line.building} ${line.entrance}`}</span>
				),
		},
		{ key: 'heads', label: t('turnout:voted-of'), numeric: true, cell: heads },
		{ key: 'area', label: t('turnout:area-of'), numeric: true, cell: area },
		...shown.map((name) => ({
			key: name,
			label: t(`turnout:${name === 'toConfirm' ? labelOf[name] : name}`),
			numeric: true,
			cell: (line: TurnoutLine) => formatCount(line[name].heads),
		})),
	]
	const footer = {
		part: t('turnout:sum'),
		heads: heads(sum),
		area: area(sum),
		...Object.fromEntries(figures.map((name) => [name, formatCount(sum[name].heads)])),
	}
	return (
		<DataTable
			caption={t('turnout:parts')}
			columns={columns}
			rows={lines}
			rowKey={(line) => line.key}
			footer={footer}
			sticky
		/>
	)
}
