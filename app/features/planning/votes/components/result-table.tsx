import { useTranslation } from 'react-i18next'
import { formatArea, formatCount } from '~/platform/format'
import type { Test, Weight } from '../rules'
import type { CountedMatter } from './matter-result'
import { amountText } from './words'

interface ResultTableProps {
	matter: Omit<CountedMatter, 'byBuilding'>
	silent: Weight | null
	/** A preliminary count is called passed by nobody. */
	announced: boolean
}

/** A matter's result as it is printed: every test with what was counted, what is needed and what is missing. */
export function ResultTable({ matter, silent, announced }: ResultTableProps) {
	const { t } = useTranslation()
	const { result, deemed } = matter
	const outcome = `${announced ? 'outcome' : 'preliminary'}-${matter.passed ? 'passed' : 'failed'}`
	return (
		<section className="mt-4 break-inside-avoid print:mt-2">
			<h3 className="font-bold">
				{t('announcement:paper.matter', { number: matter.position, title: matter.title })}
				{' — '}
				{t(`announcement:paper.${outcome}`)}
			</h3>
			<TestTable title={t('announcement:paper.table', { title: matter.title })} tests={result.tests} />
			<p className="mt-1 text-sm print:leading-snug">
				{t('announcement:paper.choices', {
					for: formatCount(result.for.heads),
					forArea: formatArea(result.for.area),
					against: formatCount(result.against.heads),
					againstArea: formatArea(result.against.area),
					abstain: formatCount(result.abstain.heads),
					abstainArea: formatArea(result.abstain.area),
				})}
			</p>
			{deemed && silent && (
				<>
					<p className="mt-2 text-sm print:leading-snug">
						{t(deemed.choice === null ? 'votes:result.deemed-none' : 'votes:result.deemed-text', {
							heads: formatCount(silent.heads),
							area: formatArea(silent.area),
							choice: t(`votes:result.${deemed.choice ?? 'for'}`),
						})}
					</p>
					{deemed.choice !== null && (
						<TestTable
							title={t('announcement:paper.table-deemed', { title: matter.title })}
							tests={deemed.result.tests}
						/>
					)}
				</>
			)}
		</section>
	)
}

function TestTable({ title, tests }: { title: string; tests: readonly Test[] }) {
	const { t } = useTranslation()
	return (
		<table className="paper-table">
			<caption className="sr-only">{title}</caption>
			<thead>
				<tr>
					<th scope="col">{t('announcement:paper.test')}</th>
					<th scope="col" className="numeric">
						{t('announcement:paper.actual')}
					</th>
					<th scope="col" className="numeric">
						{t('announcement:paper.needed')}
					</th>
					<th scope="col">{t('announcement:paper.state')}</th>
				</tr>
			</thead>
			<tbody>
				{tests.map((test) => (
					<tr key={test.name}>
						<th scope="row">{t(`votes:test.${test.name}`)}</th>
						<td className="numeric">{amountText(t, test.unit, test.value)}</td>
						<td className="numeric">{amountText(t, test.unit, test.needed)}</td>
						<td>
							{test.passed
								? t('votes:test.met')
								: t('announcement:paper.missing', { missing: amountText(t, test.unit, test.missing) })}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	)
}
