import type { SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatCount, formatDay, formatDeadline } from '~/platform/format'
import { Button, Card, DateField, Disclosure, HiddenField, sentForm, TextArea, TextLink } from '~/ui'
import type { Stage } from '../stages'

export interface OfficeCardProps {
	estateId: string
	vote: { id: string; stage: Stage; objectionsUntil: number | null }
	stages: { objections: number; postingOver: boolean }
	office: {
		requestKey: string
		mayCancel: boolean
		extension: { first: string; last: string; left: number; days: number } | null
	}
	lastResult: SubmissionResult<string[]> | undefined
}

/** What the officer does with the vote at this stage. */
export function OfficeCard(props: OfficeCardProps) {
	const { t } = useTranslation()
	const { vote, office, lastResult } = props
	const announcing = vote.stage === 'preliminary'
	if (!announcing && !office.mayCancel && !office.extension) return null
	const sent = lastResult?.initialValue?.intent
	const extending = sent === 'extend-check' || sent === 'extend'
	return (
		<Card title={t('votes:show.officer-title')}>
			{announcing && <AnnounceResult {...props} />}
			{(vote.stage === 'open' || vote.stage === 'extended') && (
				<TextLink to={paths.delegations(props.estateId, vote.id)} block>
					{t('votes:office.to-delegations')}
				</TextLink>
			)}
			{office.extension &&
				(extending ? (
					<Extend {...props} />
				) : (
					<Disclosure summary={t('extension:extension.summary')}>
						<Extend {...props} />
					</Disclosure>
				))}
			{office.mayCancel &&
				(sent === 'cancel' ? (
					<Cancel {...props} />
				) : (
					<Disclosure summary={t('votes:show.cancel-summary')}>
						<Cancel {...props} />
					</Disclosure>
				))}
		</Card>
	)
}

/** The result may be announced when the posting is over and every objection has its answer. */
function AnnounceResult({ estateId, vote, stages }: OfficeCardProps) {
	const { t, i18n } = useTranslation()
	const toObjections = (
		<TextLink to={paths.voteObjections(estateId, vote.id)} block>
			{t('votes:office.to-objections')}
		</TextLink>
	)
	if (!stages.postingOver) {
		return (
			<>
				<p>{t('votes:office.posting', { until: formatDeadline(vote.objectionsUntil ?? 0, i18n.language) })}</p>
				{toObjections}
			</>
		)
	}
	if (stages.objections > 0) {
		return (
			<>
				<p>{t('votes:office.unanswered', { amount: formatCount(stages.objections) })}</p>
				{toObjections}
			</>
		)
	}
	return (
		<Form method="post">
			<p className="mb-3">{t('votes:office.announce-hint')}</p>
			<Button name="intent" value="announce-result">
				{t('votes:office.announce')}
			</Button>
		</Form>
	)
}

function Extend({ office, lastResult }: OfficeCardProps) {
	const { t, i18n } = useTranslation()
	const { form, field } = sentForm('extend', lastResult)
	const { extension } = office
	if (!extension) return null
	return (
		<>
			<p className="text-muted">
				{t('extension:extension.hint', {
					left: extension.left,
					days: extension.days,
					last: formatDay(extension.last, i18n.language),
				})}
			</p>
			<Form method="post" id={form.id} noValidate className="mt-3">
				<HiddenField name="requestKey" value={office.requestKey} />
				<DateField
					field={field('lastDay')}
					label={t('extension:extension.last-day')}
					hint={t('extension:extension.last-day-hint')}
					min={extension.first}
					max={extension.last}
				/>
				<TextArea
					field={field('reason')}
					label={t('extension:extension.reason')}
					hint={t('extension:extension.reason-hint')}
					rows={3}
					maxLength={500}
				/>
				<Button variant="quiet" name="intent" value="extend-check">
					{t('extension:extension.check')}
				</Button>
			</Form>
		</>
	)
}

/** The last resort, behind a fold. */
function Cancel({ lastResult }: OfficeCardProps) {
	const { t } = useTranslation()
	const own = lastResult?.initialValue?.intent === 'cancel' ? lastResult : undefined
	const { form, field } = sentForm('cancel', own)
	return (
		<>
			<p className="text-muted">{t('votes:show.cancel-hint')}</p>
			<Form method="post" id={form.id} noValidate className="mt-3">
				<HiddenField name="intent" value="cancel" />
				<TextArea field={field('reason')} label={t('votes:show.cancel-reason')} rows={3} maxLength={500} />
				<Button variant="danger">{t('votes:show.cancel-submit')}</Button>
			</Form>
		</>
	)
}
