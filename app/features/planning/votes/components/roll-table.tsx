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
			<DataTable
				caption={t('roll:page.table', { place: `${building} ${entrance.name}` })}
				captionHidden
				rows={entrance.units}
				rowKey={(unit) => unit.unitId}
				columns={[
					{ key: 'number', label: t('roll:page.number'), rowHeader: true, cell: (unit: Unit) => unit.number },
					{ key: 'use', label: t('roll:page.use'), cell: (unit: Unit) => t(`register:value.use.${unit.use}`) },
					{ key: 'area', label: t('roll:page.area'), numeric: true, cell: (unit: Unit) => formatArea(unit.area) },
					{
						key: 'source',
						label: t('roll:page.source'),
						cell: (unit: Unit) =>
							unit.excluded
								? t('roll:page.excluded', { reason: t(`roll:reason.${unit.excluded}`) })
								: t(`register:value.areaSource.${unit.areaSource}`),
					},
				]}
			/>
		</Section>
	))
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
