import { useTranslation } from 'react-i18next'
import { formatArea, formatCount } from '~/platform/format'
import { DataTable, Section } from '~/ui'
import type { RollPage } from '../roll-page.server'

type Entrance = RollPage['entrances'][number]
type Unit = Entrance['units'][number]

/** One building of the posted roll, entrance by entrance: number, area and its source, and what does not count with its reason. */
export function RollTable({ building, entrances }: { building: string; entrances: readonly Entrance[] }) {
	const { t } = useTranslation()
	return entrances.map((entrance) => (
		<Section key={entrance.id} title={`${building} ${entrance.name}`}>
			{/* three short columns stay a table on a phone */}
			<table className="w-full max-w-text border-collapse">
				<caption className="sr-only">{t('roll:page.table', { place: `${building} ${entrance.name}` })}</caption>
				<thead>
					<tr className="border-b border-line text-sm text-muted">
						<th scope="col" className="py-2 pr-2 text-left font-semibold">
							{t('roll:page.number')}
						</th>
						<th scope="col" className="px-2 py-2 text-right font-semibold">
							{t('roll:page.area')}
						</th>
						<th scope="col" className="py-2 pl-4 text-left font-semibold">
							{t('roll:page.source')}
						</th>
					</tr>
				</thead>
				<tbody>
					{entrance.units.map((unit) => (
						<Row key={unit.unitId} unit={unit} />
					))}
				</tbody>
			</table>
		</Section>
	))
}

function Row({ unit }: { unit: Unit }) {
	const { t } = useTranslation()
	return (
		<tr className="border-b border-line">
			<th scope="row" className="break-words py-2 pr-2 text-left font-semibold">
				{unit.number}
				{unit.use !== 'dwelling' && (
					<span className="block text-sm font-normal text-muted">{t(`register:value.use.${unit.use}`)}</span>
				)}
			</th>
			<td className="px-2 py-2 text-right tabular-nums">{formatArea(unit.area)}</td>
			<td className="break-words py-2 pl-4">
				{unit.excluded
					? t('roll:page.excluded', { reason: t(`roll:reason.${unit.excluded}`) })
					: t(`register:value.areaSource.${unit.areaSource}`)}
			</td>
		</tr>
	)
}

/** Buildings with their homes, heads and areas. */
export function RollBuildings({ buildings }: { buildings: RollPage['buildings'] }) {
	const { t } = useTranslation()
	const sum = (of: (building: RollPage['buildings'][number]) => number) =>
		buildings.reduce((total, building) => total + of(building), 0)
	return (
		<DataTable
			caption={t('roll:page.by-building')}
			rows={buildings}
			rowKey={(building) => building.id}
			columns={[
				{ key: 'name', label: t('roll:page.building'), rowHeader: true, cell: (building) => building.name },
				{ key: 'units', label: t('roll:page.units'), numeric: true, cell: ({ units }) => formatCount(units) },
				{ key: 'heads', label: t('roll:page.heads'), numeric: true, cell: ({ heads }) => formatCount(heads) },
				{ key: 'area', label: t('roll:page.area'), numeric: true, cell: ({ area }) => formatArea(area) },
			]}
			footer={{
				name: t('roll:page.total'),
				units: formatCount(sum(({ units }) => units)),
				heads: formatCount(sum(({ heads }) => heads)),
				area: formatArea(sum(({ area }) => area)),
			}}
		/>
	)
}
