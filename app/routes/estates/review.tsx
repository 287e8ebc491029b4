import { useForm } from '@conform-to/react'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { gateItems } from '~/features/oversight/components/gate-items'
import { reviewForm } from '~/features/oversight/forms'
import { gateFor, reviewsOf } from '~/features/oversight/queries.server'
import { reviewPlan } from '~/features/oversight/review-plan.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatInstant } from '~/platform/format'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { newId } from '~/platform/id'
import { redirectWithFlash } from '~/platform/respond.server'
import {
	Button,
	Callout,
	Card,
	EmptyState,
	ErrorSummary,
	GateList,
	HiddenField,
	PageHeader,
	RadioField,
	Tag,
	TextArea,
	TextLink,
	Timeline,
} from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const estate = await requireEstate(await requireActor(request), params.estateId, 'review')
	return {
		title: t('oversight:review.title'),
		estateId: estate.id,
		gate: await gateFor(estate, now()),
		reviews: await reviewsOf(estate.id),
		worksStarted: estate.worksStartedAt !== null,
		requestKey: newId(),
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'review')
	const form = await readForm(request, reviewForm)
	if (!form.ok) return form.reply
	const review = await reviewPlan(actor, estate, form.value, now())
	if (!review.ok) return refuse(review, form.sent)
	return redirectWithFlash(paths.review(estate.id), `oversight:flash.${form.value.decision}`)
}

export default function Review() {
	const { t } = useTranslation()
	const { title, estateId, gate, reviews, worksStarted, requestKey } = useLoaderData<typeof loader>()
	const unmet = gate.lines.filter((line) => line.state !== 'met')
	return (
		<>
			<PageHeader
				title={title}
				lead={t('oversight:review.lead')}
				aside={gate.version && <Tag>{t('oversight:review.on-version', { number: gate.version.number })}</Tag>}
			/>
			<Card title={t('oversight:review.rules')}>
				<GateList items={gateItems(t, estateId, gate.lines, true)} />
				<p className="mt-3 text-muted">{t('oversight:review.computed')}</p>
			</Card>
			{worksStarted ? (
				<Callout tone="ok" title={t('oversight:review.started')}>
					<TextLink to={paths.works(estateId)} block>
						{t('oversight:review.to-works')}
					</TextLink>
				</Callout>
			) : (
				gate.approved && (
					<Callout
						tone={gate.allMet ? 'ok' : 'no'}
						title={t(gate.allMet ? 'oversight:review.open' : 'oversight:review.shut')}
					>
						<p>{t(gate.allMet ? 'oversight:review.open-text' : 'oversight:review.shut-text')}</p>
						{gate.allMet && (
							<TextLink to={paths.works(estateId)} block>
								{t('oversight:review.to-works')}
							</TextLink>
						)}
					</Callout>
				)
			)}
			{gate.version ? (
				<Decision
					planVersionId={gate.version.id}
					requestKey={requestKey}
					unmet={unmet.map((line) => t(`oversight:rule.${line.rule}.name`))}
					approved={gate.approved}
				/>
			) : (
				<EmptyState
					title={t('oversight:review.nothing')}
					next={t('oversight:review.nothing-next')}
					action={
						<TextLink to={paths.planDraft(estateId)} block>
							{t('oversight:rule.plan-published.mend')}
						</TextLink>
					}
				/>
			)}
			{reviews.length > 0 && (
				<Card title={t('oversight:review.history')}>
					<History reviews={reviews} />
				</Card>
			)}
		</>
	)
}

interface DecisionProps {
	planVersionId: string
	requestKey: string
	unmet: readonly string[]
	approved: boolean
}

function Decision({ planVersionId, requestKey, unmet, approved }: DecisionProps) {
	const { t } = useTranslation()
	const reply = useActionData<typeof action>()
	const [form, fields] = useForm<z.input<typeof reviewForm>>({ id: 'review', lastResult: reply?.lastResult ?? null })
	return (
		<Card title={t('oversight:review.decide')}>
			<ErrorSummary
				form={form}
				refusal={reply?.refusal}
				facts={reply?.facts}
				labels={{ decision: t('oversight:review.decision'), reason: t('oversight:review.reason') }}
			/>
			<Form method="post" id={form.id} noValidate>
				<HiddenField name="requestKey" value={requestKey} />
				<HiddenField name="planVersionId" value={planVersionId} />
				<RadioField
					field={fields.decision}
					label={t('oversight:review.decision')}
					hint={
						unmet.length > 0 && !approved
							? t('oversight:review.unmet', { rules: unmet.join(t('common:list.separator')) })
							: undefined
					}
					options={[
						...(unmet.length === 0 && !approved
							? [{ value: 'approved', label: t('oversight:review.approve'), hint: t('oversight:review.approve-hint') }]
							: []),
						{ value: 'returned', label: t('oversight:review.return'), hint: t('oversight:review.return-hint') },
					]}
				/>
				<TextArea
					field={fields.reason}
					label={t('oversight:review.reason')}
					hint={t('oversight:review.reason-hint')}
					rows={3}
					maxLength={500}
				/>
				<Button>{t('oversight:review.submit')}</Button>
			</Form>
		</Card>
	)
}

interface HistoryProps {
	reviews: readonly {
		id: string
		decision: 'approved' | 'returned'
		reason: string
		versionNumber: number
		reviewedAt: number
		reviewer: string
	}[]
}

function History({ reviews }: HistoryProps) {
	const { t, i18n } = useTranslation()
	return (
		<Timeline
			items={reviews.map((review) => ({
				key: review.id,
				when: t('oversight:review.when', {
					instant: formatInstant(review.reviewedAt, i18n.language),
					reviewer: review.reviewer,
				}),
				text: (
					<>
						<Tag tone={review.decision === 'approved' ? 'ok' : 'no'}>{t(`oversight:decision.${review.decision}`)}</Tag>{' '}
						{t('oversight:review.on-version', { number: review.versionNumber })}
						{review.reason && <p>{review.reason}</p>}
					</>
				),
			}))}
		/>
	)
}
