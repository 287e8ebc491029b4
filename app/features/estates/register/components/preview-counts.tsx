import { useTranslation } from 'react-i18next'
import { formatArea, formatCount } from '~/platform/format'
import { DataTable } from '~/ui'

type Summary = Record<string, number>

const parts = ['buildings', 'entrances', 'units', 'owners'] as const
const states = ['New', 'Changed', 'Same'] as const

/** What a register would change, or has changed: new, changed, the same. */
export function PreviewCounts({ summary }: { summary: Summary }) {
	const { t } = useTranslation()
	return (
		<DataTable
			caption={t('register:preview.counts')}
			rows={parts}
			rowKey={(part) => part}
			columns={[
				{
					key: 'what',
					label: t('register:preview.what'),
					rowHeader: true,
					cell: (part) => t(`register:preview.${part}`),
				},
				...states.map((state) => ({
					key: state,
					label: t(`register:preview.${state.toLowerCase()}`),
					numeric: true,
					cell: (part: (typeof parts)[number]) => formatCount(summary[`${part}${state}`] ?? 0),
				})),
			]}
		/>
	)
}

/** Households and area in the file and after the import. */
export function PreviewTotals({ summary }: { summary: Summary }) {
	const { t } = useTranslation()
	const rows = [
		{
			key: 'households',
			file: formatCount(summary.unitsInFile ?? 0),
			after: formatCount(summary.unitsAfter ?? 0),
		},
		{ key: 'area', file: formatArea(summary.areaInFile ?? 0), after: formatArea(summary.areaAfter ?? 0) },
	]
	return (
		<>
			<DataTable
				caption={t('register:preview.totals')}
				rows={rows}
				rowKey={(row) => row.key}
				columns={[
					{
						key: 'what',
						label: t('register:preview.what'),
						rowHeader: true,
						cell: (row) => t(`register:preview.${row.key}`),
					},
					{ key: 'file', label: t('register:preview.in-file'), numeric: true, cell: (row) => row.file },
					{ key: 'after', label: t('register:preview.after'), numeric: true, cell: (row) => row.after },
				]}
			/>
			{(summary.absent ?? 0) > 0 && (
				<p className="text-muted">{t('register:preview.absent', { count: summary.absent ?? 0 })}</p>
			)}
		</>
	)
}
