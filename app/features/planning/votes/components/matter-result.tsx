import { useTranslation } from 'react-i18next'
import { formatArea, formatCount } from '~/platform/format'
import { Card, Disclosure, Tag } from '~/ui'
import type { BuildingLine } from '../building-rules'
import { choices, type MatterResult, type Weight } from '../rules'
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
	const rows: [string, Weight][] = [
		['for', result.for],
		['against', result.against],
		['abstain', result.abstain],
		['not-voted', silent],
		['total', result.total],
	]
	return (
		<table className="paper-table">
			<caption className="sr-only">{t('votes:result.table', { title })}</caption>
			<thead>
				<tr>
					<th scope="col">{t('votes:result.choice')}</th>
					<th scope="col" className="numeric">
						{t('votes:result.heads')}
					</th>
					<th scope="col" className="numeric">
						{t('votes:result.area')}
					</th>
				</tr>
			</thead>
			<tbody>
				{rows.map(([key, weight]) => (
					<tr key={key}>
						<th scope="row">{t(`votes:result.${key}`)}</th>
						<td className="numeric">{formatCount(weight.heads)}</td>
						<td className="numeric">{formatArea(weight.area)}</td>
					</tr>
				))}
			</tbody>
		</table>
	)
}

function BuildingTable({ matter }: { matter: CountedMatter }) {
	const { t } = useTranslation()
	type Line = CountedMatter['byBuilding'][number]
	const name = (line: Line) =>
		line.names.length === 1
			? (line.names[0] ?? '')
			: t('votes:result.merged', { names: line.names.join(t('common:list.separator')) })
	return (
		<table className="paper-table">
			<caption className="sr-only">{t('votes:result.buildings-table', { title: matter.title })}</caption>
			<thead>
				<tr>
					<th scope="col">{t('votes:result.building')}</th>
					{choices.map((choice) => (
						<th key={choice} scope="col" className="numeric">
							{t(`votes:result.${choice}`)}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{matter.byBuilding.map((line) => (
					<tr key={line.buildingIds.join()}>
						<th scope="row">{name(line)}</th>
						{choices.map((choice) => (
							<td key={choice} className="numeric">
								{formatCount(line[choice].heads)}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	)
}
