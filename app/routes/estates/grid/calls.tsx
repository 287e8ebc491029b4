import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { requireActor } from '~/features/identity/actor.server'
import { callList } from '~/features/managing/doors/calls.server'
import { CallCard } from '~/features/managing/doors/components/call-card'
import { callsQuery, visitForm } from '~/features/managing/doors/forms'
import { recordVisit } from '~/features/managing/doors/record-visit.server'
import { partsFor } from '~/features/managing/grid/parts.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { readForm, refuse } from '~/platform/forms.server'
import { translator } from '~/platform/i18n.server'
import { readQuery } from '~/platform/query.server'
import { notFound, redirectWithFlash } from '~/platform/respond.server'
import { EmptyState, ErrorSummary, LinkTabs, PageHeader } from '~/ui'

export { keptAction as clientAction } from '~/ui/kept-action'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'post-notice')
	const asked = readQuery(request, callsQuery)
	const buildingId = params.buildingId ?? ''
	const list = await callList(actor, estate, { buildingId, ...asked }, now())
	if (!list) throw notFound()
	return {
		title: t('door-lists:calls.title', { building: list.building }),
		estateId: estate.id,
		buildingId,
		person: actor.personId,
		asked,
		...list,
	}
}

export async function action({ request, params }: ActionFunctionArgs) {
	const actor = await requireActor(request)
	const estate = await requireEstate(actor, params.estateId, 'post-notice')
	const buildingId = params.buildingId ?? ''
	if ((await partsFor(actor, estate, 'post-notice', buildingId)).length === 0) throw notFound()
	const asked = readQuery(request, callsQuery)
	const form = await readForm(request, visitForm)
	if (!form.ok) return form.reply
	const visited = await recordVisit(actor, estate, form.value, now())
	if (!visited.ok) return refuse(visited, form.sent)
	const here = `${paths.gridCalls(estate.id, buildingId, asked)}#door-${form.value.unitId}`
	return redirectWithFlash(here, 'doors:flash.visited')
}

export default function Calls() {
	const { t } = useTranslation()
	const page = useLoaderData<typeof loader>()
	const reply = useActionData<typeof action>()
	const { estateId, buildingId, vote, doors, asked, entrances } = page
	const to = (entrance?: string) => paths.gridCalls(estateId, buildingId, { vote: asked.vote, entrance })
	return (
		<>
			<PageHeader
				title={page.title}
				lead={t('door-lists:calls.lead')}
				back={{ to: paths.grid(estateId, buildingId, { vote: asked.vote }), label: t('door-lists:calls.back') }}
			/>
			<ErrorSummary refusal={reply?.refusal} facts={reply?.facts} />
			{entrances.length > 1 && (
				<LinkTabs
					label={t('door-lists:calls.entrances')}
					items={[
						{ to: to(), label: t('door-lists:calls.all'), current: !asked.entrance },
						...entrances.map(({ id, name }) => ({ to: to(id), label: name, current: asked.entrance === id })),
					]}
				/>
			)}
			{!vote && <EmptyState title={t('door-lists:calls.no-vote')} next={t('door-lists:calls.no-vote-next')} />}
			{vote && doors.length === 0 && (
				<EmptyState title={t('door-lists:calls.none')} next={t('door-lists:calls.none-next')} />
			)}
			{vote && (
				<ul>
					{doors.map((door) => (
						<CallCard key={door.unitId} person={page.person} voteId={vote.id} door={door} />
					))}
				</ul>
			)}
		</>
	)
}
