import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { VoteDrafts } from '~/features/planning/votes/components/vote-drafts'
import { draftForm } from '~/features/planning/votes/draft-form'
import { deleteVoteDraft, saveVoteDraft, voteDraftsOf } from '~/features/planning/votes/draft-vote.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { redirectWithFlash } from '~/platform/respond.server'
import { EmptyState, ErrorSummary, LinkButton, PageHeader } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'run-votes')
	return { title: t('announce:draft.list'), estateId: estate.id, drafts: await voteDraftsOf(estate.id) }
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'run-votes')
	const form = await readForm(request, draftForm)
	if (!form.ok) return form.reply
	if (form.value.intent === 'delete') {
		const gone = await deleteVoteDraft(actor, estate, form.value.draftId, now())
		if (!gone.ok) return refuse(gone, form.sent)
		return redirectWithFlash(paths.votes(estate.id), 'announce:flash.deleted')
	}
	const { intent: _, ...typed } = form.value
	const saved = await saveVoteDraft(actor, estate, typed, now())
	if (!saved.ok) return refuse(saved, form.sent)
	return redirectWithFlash(paths.voteDraft(estate.id, saved.value.draftId), 'announce:flash.saved')
}

export default function Drafts() {
	const { t } = useTranslation()
	const { title, estateId, drafts } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	return (
		<>
			<PageHeader title={title} back={{ to: paths.votes(estateId), label: t('votes:show.back') }} />
			<ErrorSummary refusal={reply?.refusal} facts={reply?.facts} />
			{drafts.length === 0 ? (
				<EmptyState
					title={t('announce:draft.none')}
					next={t('announce:draft.none-next')}
					action={<LinkButton to={paths.voteNew(estateId)}>{t('announce:new.title')}</LinkButton>}
				/>
			) : (
				<VoteDrafts estateId={estateId} drafts={drafts} />
			)}
		</>
	)
}
