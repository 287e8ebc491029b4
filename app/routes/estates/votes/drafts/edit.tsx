import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { announcePage } from '~/features/planning/votes/announce-page.server'
import { announceVote } from '~/features/planning/votes/announce-vote.server'
import { AnnounceForm } from '~/features/planning/votes/components/announce-form'
import { announceQuery } from '~/features/planning/votes/draft-form'
import { voteDraft } from '~/features/planning/votes/draft-vote.server'
import { announceForm } from '~/features/planning/votes/forms'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatInstant } from '~/platform/format'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { Button, Card, HiddenField, PageHeader } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'run-votes')
	const { profile } = readQuery(request, announceQuery)
	const draft = await voteDraft(estate.id, params.draftId)
	if (!draft) throw notFound()
	const page = await announcePage(estate, lng, now(), profile ?? draft.content.profileId)
	if (!page) throw notFound()
	return { title: draft.content.title ?? t('announce:draft.untitled'), estateId: estate.id, draft, page }
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'run-votes')
	const form = await readForm(request, announceForm)
	if (!form.ok) return form.reply
	const announced = await announceVote(actor, estate, form.value, now())
	if (!announced.ok) return refuse(announced, form.sent)
	return redirectWithFlash(paths.vote(estate.id, announced.value.voteId), 'votes:flash.announced')
}

export default function EditDraft() {
	const { t, i18n } = useTranslation()
	const { title, estateId, draft, page } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const saved = formatInstant(draft.updatedAt, i18n.language)
	return (
		<>
			<PageHeader
				title={title}
				lead={t('announce:draft.lead', { saved, number: page.version.number })}
				back={{ to: paths.votes(estateId), label: t('votes:show.back') }}
			/>
			<AnnounceForm
				key={`${page.profile.id} ${draft.updatedAt}`}
				estateId={estateId}
				page={page}
				draft={draft}
				reply={reply}
			/>
			<Card title={t('announce:draft.delete-title')}>
				<Form method="post" action={paths.voteDrafts(estateId)}>
					<HiddenField name="intent" value="delete" />
					<HiddenField name="draftId" value={draft.id} />
					<Button variant="danger">{t('announce:draft.delete')}</Button>
				</Form>
			</Card>
		</>
	)
}
