import { useTranslation } from 'react-i18next'
import { formatCount } from '~/platform/format'
import { Callout, Card, DataTable, ThresholdBar } from '~/ui'
import { rateInTenths, type Satisfaction } from '../rules'
import { questionLabel } from './question-label'

interface SurveyOutcomeProps {
	closed: boolean
	result: {
		households: number
		answered: number
		hidden: boolean
		smallestGroup: number
		questions: (Satisfaction & { id: string; code: string | null; text: string })[]
		buildings: { names: string[]; households: number; answered: number; overall: Satisfaction | null }[]
	}
}

function percent(part: number, whole: number): string {
	const tenths = rateInTenths(part, whole)
	return tenths === null ? '—' : `${Math.floor(tenths / 10)}.${tenths % 10}%`
}

/** The response of a survey and, once it is closed, the satisfaction by question and by building. */
export function SurveyOutcome({ result, closed }: SurveyOutcomeProps) {
	const { t } = useTranslation()
	const { households, answered, hidden, smallestGroup } = result
	return (
		<>
			<Card title={t('surveys:outcome.response')}>
				<ThresholdBar
					name={t('surveys:outcome.households')}
					text={t('surveys:outcome.response-text', {
						answered: formatCount(answered),
						households: formatCount(households),
					})}
					value={answered}
					total={households}
					met
					tone="neutral"
					state={percent(answered, households)}
				/>
			</Card>
			{closed && hidden && (
				<Callout tone="neutral">
					<p>{t('surveys:outcome.hidden', { smallest: smallestGroup })}</p>
				</Callout>
			)}
			{closed && !hidden && (
				<Card title={t('surveys:outcome.by-question')}>
					{result.questions.map((question) => (
						<ThresholdBar
							key={question.id}
							name={questionLabel(t, question)}
							text={t('surveys:outcome.question-text', {
								satisfied: question.satisfied,
								valid: question.valid,
								unknown: question.unknown,
							})}
							value={question.satisfied}
							total={question.valid}
							met
							tone="neutral"
							state={percent(question.satisfied, question.valid)}
						/>
					))}
					<p className="text-muted">{t('surveys:outcome.rule')}</p>
				</Card>
			)}
			<DataTable
				caption={t('surveys:outcome.by-building')}
				rows={result.buildings}
				rowKey={(line) => line.names.join()}
				columns={[
					{
						key: 'building',
						label: t('surveys:outcome.building'),
						rowHeader: true,
						cell: (line) =>
							line.names.length > 1
								? t('surveys:outcome.merged', { names: line.names.join(t('common:list.separator')) })
								: line.names[0],
					},
					{
						key: 'response',
						label: t('surveys:outcome.response'),
						numeric: true,
						cell: (line) => `${line.answered} / ${line.households}`,
					},
					{
						key: 'rate',
						label: t('surveys:outcome.response-rate'),
						numeric: true,
						cell: (line) => percent(line.answered, line.households),
					},
					{
						key: 'overall',
						label: t('surveys:outcome.overall'),
						numeric: true,
						cell: (line) => <OverallCell line={line} closed={closed} smallest={smallestGroup} />,
					},
				]}
			/>
		</>
	)
}

interface OverallCellProps {
	line: { overall: Satisfaction | null }
	closed: boolean
	smallest: number
}

function OverallCell({ line, closed, smallest }: OverallCellProps) {
	const { t } = useTranslation()
	if (!closed) return t('surveys:outcome.after-closing')
	if (!line.overall) return t('surveys:outcome.too-few', { smallest })
	const { satisfied, valid } = line.overall
	return t('surveys:outcome.rate-of', { rate: percent(satisfied, valid), valid })
}
