import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { DoorChoice } from '~/features/planning/papers/components/door-choice'
import { EnvelopeEntry, envelopeForm } from '~/features/planning/papers/components/envelope-entry'
import { OpenEntry, openForm } from '~/features/planning/papers/components/open-entry'
import { inOrder, readingLabels } from '~/features/planning/papers/components/reading-fields'
import { paperEntryPage } from '~/features/planning/papers/entry-page.server'
import { newPaperForm, newPaperQuery, withoutChoice } from '~/features/planning/papers/forms'
import { receiveEnvelope, receivePaper } from '~/features/planning/papers/receive-paper.server'
import { doorName } from '~/features/planning/votes/door-name'
import { voteMatterIds } from '~/features/planning/votes/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { type FormReply, readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound } from '~/platform/respond.server'
import { Callout, ErrorSummary, LinkButton, PageHeader, sentForm, TextLink } from '~/ui'

export { keptAction as clientAction } from '~/ui/kept-action'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'enter-paper')
	const page = await paperEntryPage(
		actor,
		estate,
		{ voteId: params.voteId, ...readQuery(request, newPaperQuery) },
		now(),
	)
	if (!page) throw notFound()
	const title = t(page.vote.mode === 'sealed' ? 'papers:new.title-envelope' : 'papers:new.title')
	return { ...page, title, estateId: estate.id, person: actor.personId }
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'enter-paper')
	const form = await readForm(request, newPaperForm)
	if (!form.ok) return form.reply
	const voteId = params.voteId ?? ''
	if (form.value.kind === 'envelope') {
		const received = await receiveEnvelope(actor, estate, { voteId, ...form.value }, now())
		if (!received.ok) return refuse(received, form.sent)
		return redirect(paths.paperEntry(estate.id, voteId, undefined, received.value.unitId), 303)
	}
	const fieldErrors = withoutChoice(await voteMatterIds(estate.id, voteId), form.value)
	if (fieldErrors) return data({ lastResult: form.sent.reply({ fieldErrors }) }, { status: 400 })
	const { unit, ...paper } = form.value
	const received = await receivePaper(actor, estate, { voteId, unitId: unit, ...paper }, now())
	if (!received.ok) return refuse(received, form.sent)
	return redirect(paths.paperEntry(estate.id, voteId, undefined, received.value.unitId), 303)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export default function NewPaper() {
	const { t } = useTranslation()
	const page = useLoaderData<typeof loader>()
	const reply: FormReply | undefined = useActionData<typeof action>()
	const lastResult = reply?.lastResult
	const { estateId, vote, door, matters, whyNot, requestKey, person } = page
	const sealed = vote.mode === 'sealed'
	const { form } = sentForm(sealed ? envelopeForm : openForm, lastResult)
	const labels = { ...readingLabels(t, matters), code: t('papers:new.code') }
	return (
		<>
			<ErrorSummary form={inOrder(form, labels)} refusal={reply?.refusal} facts={reply?.facts} labels={labels} />
			<PageHeader
				title={page.title}
				lead={vote.title}
				back={
					door
						? { to: paths.paperEntry(estateId, vote.id), label: t('papers:new.choose') }
						: { to: paths.papers(estateId, vote.id), label: t('papers:new.back') }
				}
			/>
			{page.saved && !reply && <Saved page={page} saved={page.saved} />}
			{page.wrongCode && <Callout tone="no">{t('papers:new.wrong-code')}</Callout>}
			{whyNot && (
				<Callout tone="wait" title={t('papers:new.not-now')}>
					<p>{t(whyNot)}</p>
					{whyNot === 'papers:refusal.own-household' && <p>{t('papers:new.own-home')}</p>}
				</Callout>
			)}
			{!whyNot && sealed && (
				<EnvelopeEntry
					person={person}
					voteId={vote.id}
					code={door ? String(door.rollNumber) : ''}
					requestKey={requestKey}
					another={(door?.earlier.length ?? 0) > 0 || reply?.refusal === 'papers:refusal.already-received'}
					lastResult={lastResult}
				/>
			)}
			{!whyNot && !sealed && door && (
				<OpenEntry
					key={door.unitId}
					person={person}
					voteId={vote.id}
					door={door}
					matters={matters}
					requestKey={requestKey}
					lastResult={lastResult}
				/>
			)}
			{!whyNot && !door && <DoorChoice estateId={estateId} voteId={vote.id} entrances={page.entrances} />}
		</>
	)
}

/** The entry is kept; on to the next door. */
function Saved({ page, saved }: { page: Page; saved: NonNullable<Page['saved']> }) {
	const { t } = useTranslation()
	const { estateId, vote } = page
	const kind = vote.mode === 'sealed' ? 'saved-envelope' : 'saved'
	return (
		<Callout tone="ok" title={t(`papers:new.${kind}`, { door: doorName(saved.door) })}>
			<p className="mb-3">{t(`papers:new.${kind}-text`)}</p>
			{saved.next ? (
				<LinkButton to={paths.paperEntry(estateId, vote.id, saved.next.unitId)} wide>
					{t('papers:new.next', { door: doorName(saved.next) })}
				</LinkButton>
			) : (
				<p>{t('papers:new.no-next')}</p>
			)}
			<TextLink to={paths.papers(estateId, vote.id)} block>
				{t('papers:new.back')}
			</TextLink>
		</Callout>
	)
}
