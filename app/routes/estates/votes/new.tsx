import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { announcePage } from '~/features/planning/votes/announce-page.server'
import { announceVote } from '~/features/planning/votes/announce-vote.server'
import { AnnounceForm } from '~/features/planning/votes/components/announce-form'
import { announceQuery } from '~/features/planning/votes/draft-form'
import { announceForm } from '~/features/planning/votes/forms'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { redirectWithFlash } from '~/platform/respond.server'
import { EmptyState, LinkButton, PageHeader } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t, lng } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'run-votes')
	const { profile } = readQuery(request, announceQuery)
	return { title: t('announce:new.title'), estateId: estate.id, page: await announcePage(estate, lng, now(), profile) }
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

export default function AnnounceVote() {
	const { t } = useTranslation()
	const { title, estateId, page } = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const back = { to: paths.votes(estateId), label: t('votes:show.back') }
	if (!page) {
		return (
			<>
				<PageHeader title={title} back={back} />
				<EmptyState
					title={t('announce:new.no-plan-title')}
					next={t('announce:new.no-plan')}
					action={<LinkButton to={paths.planDraft(estateId)}>{t('announce:new.to-draft')}</LinkButton>}
				/>
			</>
		)
	}
	return (
		<>
			<PageHeader title={title} lead={t('announce:new.lead', { number: page.version.number })} back={back} />
			<AnnounceForm key={page.profile.id} estateId={estateId} page={page} reply={reply} />
		</>
	)
}
