import { useTranslation } from 'react-i18next'
import { formatArea, formatCount } from '~/platform/format'
import { Card, type Column, DataTable, Disclosure, Tag } from '~/ui'
import type { BuildingLine } from '../building-rules'
import type { MatterResult, Weight } from '../rules'
import { Arithmetic } from './arithmetic'
import { TestBars } from './test-bars'

export interface CountedMatter {
	id: string
	position: number
	title: string
	result: MatterResult
	byBuilding: readonly (BuildingLine & { names: readonly string[] })[]
}

/** One matter after the closing: passed or not, four bars, the counts behind them, the arithmetic, the buildings. */
export function MatterResultCard({ matter, smallestGroup }: { matter: CountedMatter; smallestGroup: number }) {
	const { t } = useTranslation()
	const { result } = matter
	return (
		<Card
			title={t('votes:ballot.legend', { number: matter.position, title: matter.title })}
			aside={
				<Tag tone={result.passed ? 'ok' : 'no'}>
					{t(result.passed ? 'votes:result.matter-passed' : 'votes:result.matter-failed')}
				</Tag>
			}
		>
			<TestBars tests={result.tests} final />
			<ChoiceTable title={matter.title} result={result} />
			<Arithmetic tests={result.tests} />
			<Disclosure summary={t('votes:result.buildings-title')}>
				{matter.byBuilding.length === 0 ? (
					<p>{t('votes:result.buildings-none')}</p>
				) : (
					<>
						<BuildingTable matter={matter} />
						<p className="text-muted">{t('votes:result.buildings-note', { count: smallestGroup })}</p>
					</>
				)}
			</Disclosure>
		</Card>
	)
}

function ChoiceTable({ title, result }: { title: string; result: MatterResult }) {
	const { t } = useTranslation()
	const silent = {
		heads: result.total.heads - result.participating.heads,
		area: result.total.area - result.participating.area,
	}
	const rows = [
		{ key: 'for', weight: result.for },
		{ key: 'against', weight: result.against },
		{ key: 'abstain', weight: result.abstain },
		{ key: 'not-voted', weight: silent },
	]
	const columns: Column<{ key: string; weight: Weight }>[] = [
		{ key: 'choice', label: t('votes:result.choice'), cell: (row) => t(`votes:result.${row.key}`), rowHeader: true },
		{ key: 'heads', label: t('votes:result.heads'), cell: (row) => formatCount(row.weight.heads), numeric: true },
		{ key: 'area', label: t('votes:result.area'), cell: (row) => formatArea(row.weight.area), numeric: true },
	]
	return (
		<DataTable
			caption={t('votes:result.table', { title })}
			captionHidden
			columns={columns}
			rows={rows}
			rowKey={(row) => row.key}
			footer={{
				choice: t('votes:result.total'),
				heads: formatCount(result.total.heads),
				area: formatArea(result.total.area),
			}}
		/>
	)
}

function BuildingTable({ matter }: { matter: CountedMatter }) {
	const { t } = useTranslation()
	type Line = CountedMatter['byBuilding'][number]
	const name = (line: Line) =>
		line.names.length === 1
			? (line.names[0] ?? '')
			: t('votes:result.merged', { names: line.names.join(t('common:list.separator')) })
	const columns: Column<Line>[] = [
		{ key: 'building', label: t('votes:result.building'), cell: name, rowHeader: true },
		...(['for', 'against', 'abstain'] as const).map((choice) => ({
			key: choice,
			label: t(`votes:result.${choice}`),
			cell: (line: Line) => formatCount(line[choice].heads),
			numeric: true,
		})),
	]
	return (
		<DataTable
			caption={t('votes:result.buildings-table', { title: matter.title })}
			captionHidden
			columns={columns}
			rows={matter.byBuilding}
			rowKey={(line) => line.buildingIds.join()}
		/>
	)
}
