import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { mayInPart } from '~/features/identity/access'
import { currentActor, requireActor } from '~/features/identity/actor.server'
import { CosignHead } from '~/features/planning/proof/components/cosign-head'
import { HeadsBefore, Note, Witnesses } from '~/features/planning/proof/components/shown-heads'
import { cosignHead } from '~/features/planning/proof/cosign-head.server'
import { cosignForm } from '~/features/planning/proof/forms'
import { lastCosigned, latestHeads } from '~/features/planning/proof/queries.server'
import { findVote } from '~/features/planning/votes/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatCount, formatInstant } from '~/platform/format'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { EmptyState, ErrorSummary, Facts, PageHeader, Section, TextLink } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const vote = await findVote(estate.id, params.voteId, now())
	if (!vote) throw notFound()
	const { id, title, opensAt, state } = vote
	const key = { estateId: estate.id, voteId: id }
	const log = await latestHeads(key)
	const witness =
		actor && log && mayInPart(actor, 'cosign-heads', placeOf(estate))
			? { personId: actor.personId, last: await lastCosigned(key, actor.personId) }
			: null
	const ended = vote.closedAt !== null || vote.state === 'cancelled'
	return { title: t('proof:log.title'), estateId: estate.id, vote: { id, title, opensAt, state, ended }, log, witness }
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const { voteId } = params
	if (!voteId || !mayInPart(actor, 'cosign-heads', placeOf(estate))) throw notFound()
	const form = await readForm(request, cosignForm)
	if (!form.ok) return form.reply
	const cosigned = await cosignHead(actor, estate, { ...form.value, voteId }, now())
	if (!cosigned.ok) return refuse(cosigned, form.sent)
	return redirectWithFlash(paths.voteLog(estate.id, voteId), 'proof:flash.cosigned')
}

export default function VoteLog() {
	const { t, i18n } = useTranslation()
	const { title, estateId, vote, log, witness } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const lng = i18n.language
	const back = { to: paths.vote(estateId, vote.id), label: t('proof:log.back') }
	if (!log) {
		const opens = formatInstant(vote.opensAt, lng)
		return (
			<>
				<PageHeader title={title} back={back} />
				<EmptyState
					title={t('proof:log.none-title')}
					next={vote.state === 'cancelled' ? t('proof:log.none-cancelled') : t('proof:log.none', { opens })}
				/>
			</>
		)
	}
	const { latest, before } = log
	const witnessed = [latest, ...before].find(({ witnesses }) => witnesses > 0) ?? null
	return (
		<>
			<ErrorSummary refusal={reply?.refusal} facts={reply?.facts} />
			<PageHeader title={title} lead={t('proof:log.lead', { title: vote.title })} back={back} />
			<Facts
				items={[
					{ label: t('proof:log.size'), value: formatCount(latest.size) },
					{ label: t('proof:log.signed-at'), value: formatInstant(latest.signedAt, lng) },
					{ label: t('proof:log.key'), value: <span className="break-all font-mono text-sm">{log.key}</span> },
				]}
			/>
			<Section title={t('proof:log.head-title')}>
				<Note text={latest.note} />
				<p className="max-w-text">{t('proof:log.head-hint')}</p>
				<HeadsBefore heads={before} />
			</Section>
			<Section title={t('proof:log.witness-title')}>
				<Witnesses head={witnessed} isLatest={witnessed === latest} keys={log.witnessKeys} />
			</Section>
			{witness && (
				<CosignHead
					estateId={estateId}
					voteId={vote.id}
					head={{ note: latest.own, size: latest.size }}
					portalKey={log.key}
					{...witness}
				/>
			)}
			<Section title={t('proof:log.what-title')}>
				<p className="max-w-text">{t('proof:log.what-in')}</p>
				<p className="max-w-text">{t('proof:log.what-not')}</p>
			</Section>
			<Section title={t('proof:log.bundle-title')}>
				<p>
					<TextLink to={paths.verify()} block>
						{t('proof:log.verify')}
					</TextLink>
				</p>
				{vote.ended ? (
					<>
						<p>
							<TextLink to={paths.voteBundle(estateId, vote.id)} block document>
								{t('proof:log.bundle')}
							</TextLink>
						</p>
						<p className="max-w-text">{t('proof:log.bundle-how')}</p>
						<p className="max-w-text">{t('proof:log.bundle-limit')}</p>
					</>
				) : (
					<p className="max-w-text">{t('proof:log.bundle-open')}</p>
				)}
			</Section>
		</>
	)
}
