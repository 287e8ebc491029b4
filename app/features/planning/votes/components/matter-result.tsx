import { useTranslation } from 'react-i18next'
import { formatArea, formatCount } from '~/platform/format'
import { Card, Disclosure, Tag } from '~/ui'
import type { BuildingLine } from '../building-rules'
import { type Choice, choices, type MatterResult, type Thresholds, type Weight } from '../rules'
import { Arithmetic } from './arithmetic'
import { TestBars } from './test-bars'

export interface CountedMatter {
	id: string
	position: number
	title: string
	approvalOf?: Thresholds['approvalOf']
	/** The ballots alone. */
	result: MatterResult
	/** With the silent, where they count. */
	deemed: (Weight & { choice: Choice | null; result: MatterResult; passed: boolean }) | null
	passed: boolean
	byBuilding: readonly (BuildingLine & { names: readonly string[] })[]
}

interface MatterResultProps {
	matter: CountedMatter
	/** Voters who were provably brought their ballot and did not vote; null where silence does not count. */
	silent: Weight | null
	smallestGroup: number
	/** The result is announced; before that nothing is called passed. */
	announced: boolean
}

/** One matter after the closing: the verdict, four bars, the counts behind them, the arithmetic, the silent, the buildings. */
export function MatterResultCard({ matter, silent, smallestGroup, announced }: MatterResultProps) {
	const { t } = useTranslation()
	const { result, deemed } = matter
	const word = `${announced ? 'matter' : 'preliminary'}-${matter.passed ? 'passed' : 'failed'}`
	return (
		<Card
			title={t('votes:ballot.legend', { number: matter.position, title: matter.title })}
			aside={<Tag tone={matter.passed ? 'ok' : 'no'}>{t(`votes:result.${word}`)}</Tag>}
		>
			{deemed && <h3 className="font-bold">{t('votes:result.strict-title')}</h3>}
			<TestBars tests={result.tests} final />
			<ChoiceTable title={matter.title} result={result} silent={silent} />
			<Arithmetic result={result} approvalOf={matter.approvalOf} />
			{deemed && silent && <DeemedPart matter={matter} deemed={deemed} silent={silent} />}
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

interface DeemedPartProps {
	matter: CountedMatter
	deemed: NonNullable<CountedMatter['deemed']>
	silent: Weight
}

/** The second computation, always after the strict one and never mixed into its table. */
function DeemedPart({ matter, deemed, silent }: DeemedPartProps) {
	const { t } = useTranslation()
	const weight = { heads: formatCount(silent.heads), area: formatArea(silent.area) }
	return (
		<>
			<h3 className="mt-5 font-bold">{t('votes:result.deemed-title')}</h3>
			{deemed.choice === null ? (
				<p>{t('votes:result.deemed-none', weight)}</p>
			) : (
				<>
					<p>{t('votes:result.deemed-text', { ...weight, choice: t(`votes:result.${deemed.choice}`) })}</p>
					<TestBars tests={deemed.result.tests} final />
					<Arithmetic result={deemed.result} approvalOf={matter.approvalOf} deemed />
				</>
			)}
			<p className="text-muted">
				{t(deemed.passed === matter.result.passed ? 'votes:result.deemed-same' : 'votes:result.deemed-decides')}
			</p>
		</>
	)
}

/** The ballots as they were given; the silent stand apart and never among the yes. */
export function ChoiceTable({ title, result, silent }: { title: string; result: MatterResult; silent: Weight | null }) {
	const { t } = useTranslation()
	const notVoted = {
		heads: result.total.heads - result.participating.heads,
		area: result.total.area - result.participating.area,
	}
	const rows: [string, Weight][] = [
		['for', result.for],
		['against', result.against],
		['abstain', result.abstain],
		['not-voted', notVoted],
		...(silent ? [['of-them-silent', silent] satisfies [string, Weight]] : []),
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
