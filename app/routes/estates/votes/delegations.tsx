import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { actOnDelegations } from '~/features/planning/delegations/act-on-delegations.server'
import { PowerForm } from '~/features/planning/delegations/components/power-form'
import { PowerList } from '~/features/planning/delegations/components/power-list'
import { delegationForm } from '~/features/planning/delegations/forms'
import { delegationPage } from '~/features/planning/delegations/page.server'
import { findVote } from '~/features/planning/votes/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatInstant } from '~/platform/format'
import { type FormReply, readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { Callout, Card, ErrorSummary, LinkList, PageHeader, Section, sentForm } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const page = await delegationPage(actor, estate, params.voteId, now())
	if (!page) throw notFound()
	return { ...page, title: t('delegations:page.title'), estateId: estate.id }
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const vote = await findVote(estate.id, params.voteId, now())
	if (!vote) throw notFound()
	const form = await readForm(request, delegationForm)
	if (!form.ok) return form.reply
	const act = await actOnDelegations(actor, estate, vote.id, form.value, now())
	if (!act.ok) return refuse(act, form.sent)
	return redirectWithFlash(paths.delegations(estate.id, vote.id), act.value)
}

export default function Delegations() {
	const { t, i18n } = useTranslation()
	const page = useLoaderData<typeof loader>()
	const reply: FormReply = useActionData<typeof action>() ?? {}
	const { estateId, vote, own, held, staff, whyNot, most } = page
	const open = whyNot === null
	const sent = reply.lastResult?.initialValue?.intent === 'record-paper' ? 'record-paper' : 'record'
	return (
		<>
			<PageHeader
				title={page.title}
				lead={t('delegations:page.lead', { title: vote.title })}
				back={{ to: paths.vote(estateId, vote.id), label: t('delegations:page.back') }}
			/>
			<ErrorSummary
				form={sentForm(sent, reply.lastResult).form}
				refusal={reply.refusal}
				facts={reply.facts}
				labels={{
					number: t('delegations:form.number'),
					voter: t('delegations:form.voter'),
					holderPhone: t('delegations:form.phone'),
					grantedBy: t('delegations:form.granted-by'),
					file: t('delegations:form.file'),
				}}
			/>
			<Section title={t('delegations:page.rules-title')}>
				<p className="max-w-text">{t('delegations:page.rules')}</p>
				<p className="max-w-text">
					{most === null ? t('delegations:page.no-limit') : t('delegations:page.limit', { most })}
				</p>
			</Section>
			{!open && (
				<Callout tone="wait">
					{t(whyNot === 'votes:refusal.announced' ? 'delegations:page.not-yet' : 'delegations:page.over', {
						opens: formatInstant(vote.opensAt, i18n.language),
					})}
				</Callout>
			)}
			{held.length > 0 && (
				<Card title={t('delegations:held.title')}>
					<LinkList
						items={held.map(({ id, doors }) => ({
							key: id,
							title: t('delegations:held.line', { doors: doors.join(t('common:list.separator')) }),
							to: open ? paths.ballot(estateId, vote.id, id) : undefined,
						}))}
					/>
				</Card>
			)}
			{(staff || own.length > 0) && (
				<PowerList
					estateId={estateId}
					voteId={vote.id}
					powers={page.powers}
					mayRevokeAll={page.mayRevokeAll}
					open={open}
				/>
			)}
			{open && own.length > 0 && <PowerForm voters={own} requestKey={page.requestKey} lastResult={reply.lastResult} />}
			{open && staff && <PowerForm voters="by-number" requestKey={page.requestKey} lastResult={reply.lastResult} />}
			{!staff && own.length === 0 && held.length === 0 && <p className="max-w-text">{t('delegations:page.nobody')}</p>}
		</>
	)
}
