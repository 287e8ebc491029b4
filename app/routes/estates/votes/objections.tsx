import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { requireEstate } from '~/features/estates/find-estate.server'
import { currentActor, requireActor } from '~/features/identity/actor.server'
import { ObjectionList } from '~/features/planning/votes/components/objection-list'
import { OwnBallots, RaiseObjection } from '~/features/planning/votes/components/raise-objection'
import { answerObjection } from '~/features/planning/votes/objections/answer-objection.server'
import { objectionsForm } from '~/features/planning/votes/objections/forms'
import { type ObjectionsPage, objectionsPage } from '~/features/planning/votes/objections/page.server'
import { raiseObjection } from '~/features/planning/votes/objections/raise-objection.server'
import { withdrawObjection } from '~/features/planning/votes/objections/withdraw-objection.server'
import { findVote } from '~/features/planning/votes/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { id } from '~/platform/fields'
import { formatDeadline } from '~/platform/format'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { Callout, Card, DataTable, EmptyState, ErrorSummary, LinkButton, PageHeader, sentForm } from '~/ui'

const objectionsQuery = z.strictObject({ ballot: id.optional() })

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const { ballot } = readQuery(request, objectionsQuery)
	const page = await objectionsPage(estate, { voteId: params.voteId, ballotId: ballot }, actor, now())
	if (!page) throw notFound()
	return { title: t('objections:page.title'), estateId: estate.id, page }
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const vote = await findVote(estate.id, params.voteId, now())
	if (!vote) throw notFound()
	const form = await readForm(request, objectionsForm)
	if (!form.ok) return form.reply
	const input = { ...form.value, voteId: vote.id }
	const back = paths.voteObjections(estate.id, vote.id)
	switch (input.intent) {
		case 'raise': {
			const raised = await raiseObjection(actor, estate, input, now())
			return raised.ok ? redirectWithFlash(back, 'objections:flash.raised') : refuse(raised, form.sent)
		}
		case 'answer': {
			const answered = await answerObjection(actor, estate, input, now())
			if (!answered.ok) return refuse(answered, form.sent)
			const voided = answered.value.consequence === 'ballot-void'
			return redirectWithFlash(back, voided ? 'objections:flash.ballot-void' : 'objections:flash.answered')
		}
		case 'withdraw': {
			const withdrawn = await withdrawObjection(actor, estate, input, now())
			return withdrawn.ok ? redirectWithFlash(back, 'objections:flash.withdrawn') : refuse(withdrawn, form.sent)
		}
	}
}

export default function Objections() {
	const { t } = useTranslation()
	const { title, estateId, page } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const sent = reply?.lastResult
	const intent = sent?.initialValue?.intent
	return (
		<>
			<PageHeader
				title={title}
				lead={t('objections:page.lead', { title: page.vote.title })}
				back={{ to: paths.vote(estateId, page.vote.id), label: t('objections:page.back') }}
			/>
			<ErrorSummary
				form={sentForm(intent === 'answer' ? `answer-${sent?.initialValue?.objectionId}` : 'raise', sent).form}
				refusal={reply?.refusal}
				facts={reply?.facts}
				labels={{
					kind: t('objections:raise.kind'),
					body: t('objections:raise.body'),
					outcome: t('objections:answer.outcome'),
					answer: t('objections:answer.text'),
				}}
			/>
			<Deadlines page={page} />
			<Card title={t('objections:page.list')}>
				{page.total === 0 ? (
					<EmptyState
						title={t('objections:page.none')}
						next={t(
							page.kinds.length + page.ballots.length > 0 ? 'objections:page.none-next' : 'objections:page.privacy',
						)}
					/>
				) : (
					<>
						<Counts counts={page.counts} />
						<p className="max-w-text text-muted">{t('objections:page.privacy')}</p>
						{page.waiting > 0 && (
							<p className="font-semibold">{t('objections:page.waiting', { count: page.waiting })}</p>
						)}
						<ObjectionList estateId={estateId} page={page} lastResult={intent === 'answer' ? sent : undefined} />
					</>
				)}
			</Card>
			<OwnBallots estateId={estateId} page={page} />
			{page.mayRaise ? (
				<RaiseObjection page={page} lastResult={intent === 'raise' ? sent : undefined} />
			) : (
				<CannotRaise estateId={estateId} page={page} />
			)}
		</>
	)
}

function Deadlines({ page }: { page: ObjectionsPage }) {
	const { t, i18n } = useTranslation()
	const { rollPostedUntil, objectionsUntil } = page.times
	return (
		<ul className="mb-4 list-disc pl-6 text-muted">
			<li>
				{rollPostedUntil === null
					? t('objections:page.roll-until-open', { days: page.postingDays })
					: t('objections:page.roll-until', { deadline: formatDeadline(rollPostedUntil, i18n.language) })}
			</li>
			{objectionsUntil !== null && (
				<li>{t('objections:page.count-until', { deadline: formatDeadline(objectionsUntil, i18n.language) })}</li>
			)}
		</ul>
	)
}

function Counts({ counts }: { counts: ObjectionsPage['counts'] }) {
	const { t } = useTranslation()
	const states = ['open', 'upheld', 'rejected', 'withdrawn'] as const
	return (
		<DataTable
			caption={t('objections:counts.table')}
			captionHidden
			rows={counts}
			rowKey={(row) => row.kind}
			columns={[
				{
					key: 'kind',
					label: t('objections:counts.kind'),
					rowHeader: true,
					cell: (row: ObjectionsPage['counts'][number]) => t(`objections:kind.${row.kind}`),
				},
				...states.map((state) => ({
					key: state,
					label: t(`objections:state.${state}`),
					numeric: true,
					cell: (row: ObjectionsPage['counts'][number]) => row.counts[state],
				})),
			]}
		/>
	)
}

/** Why the form is not there, and what to do about it. */
function CannotRaise({ estateId, page }: { estateId: string; page: ObjectionsPage }) {
	const { t } = useTranslation()
	if (page.kinds.length === 0) return page.ballots.length > 0 ? null : <Callout>{t('objections:page.over')}</Callout>
	if (page.standing === 'visitor') {
		return (
			<Callout>
				<p className="mb-3">{t('objections:page.sign-in')}</p>
				<LinkButton to={paths.signIn(paths.voteObjections(estateId, page.vote.id))} variant="quiet">
					{t('objections:page.to-sign-in')}
				</LinkButton>
			</Callout>
		)
	}
	return page.standing === 'staff' ? null : <Callout>{t('objections:page.not-resident')}</Callout>
}
