import { useTranslation } from 'react-i18next'
import { formatArea, formatCount } from '~/platform/format'
import type { MatterResult } from '../rules'
import { amountText } from './words'

interface ResultTableProps {
	matter: { id: string; position: number; title: string; result: MatterResult }
}

/** A matter's result as it is printed: every test with what was counted and what is needed. */
export function ResultTable({ matter }: ResultTableProps) {
	const { t } = useTranslation()
	const { result } = matter
	return (
		<section className="mt-4 break-inside-avoid print:mt-2">
			<h3 className="font-bold">
				{t('votes:announcement.matter', { number: matter.position, title: matter.title })}
				{' — '}
				{t(result.passed ? 'votes:announcement.outcome-passed' : 'votes:announcement.outcome-failed')}
			</h3>
			<table className="paper-table">
				<caption className="sr-only">{t('votes:announcement.table', { title: matter.title })}</caption>
				<thead>
					<tr>
						<th scope="col">{t('votes:announcement.test')}</th>
						<th scope="col" className="numeric">
							{t('votes:announcement.actual')}
						</th>
						<th scope="col" className="numeric">
							{t('votes:announcement.needed')}
						</th>
						<th scope="col">{t('votes:announcement.state')}</th>
					</tr>
				</thead>
				<tbody>
					{result.tests.map((test) => (
						<tr key={test.name}>
							<th scope="row">{t(`votes:test.${test.name}`)}</th>
							<td className="numeric">{amountText(t, test.unit, test.value)}</td>
							<td className="numeric">{amountText(t, test.unit, test.needed)}</td>
							<td>{t(test.passed ? 'votes:test.met' : 'votes:test.not-met')}</td>
						</tr>
					))}
				</tbody>
			</table>
			<p className="mt-1 text-sm print:leading-snug">
				{t('votes:announcement.choices', {
					for: formatCount(result.for.heads),
					forArea: formatArea(result.for.area),
					against: formatCount(result.against.heads),
					againstArea: formatArea(result.against.area),
					abstain: formatCount(result.abstain.heads),
					abstainArea: formatArea(result.abstain.area),
				})}
			</p>
		</section>
	)
}
