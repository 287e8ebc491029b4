import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireEstate } from '~/features/estates/find-estate.server'
import { currentActor } from '~/features/identity/actor.server'
import { undeliveredDoors } from '~/features/managing/doors/undelivered.server'
import { findVote } from '~/features/planning/votes/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { translator } from '~/platform/i18n.server'
import { notFound } from '~/platform/respond.server'
import { Card, EmptyState, PageHeader } from '~/ui'

/** 公示: door numbers whose ballot could not be brought. No name and no phone, for everyone. */
export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const estate = await requireEstate(await currentActor(request), params.estateId)
	const vote = await findVote(estate.id, params.voteId, now())
	if (!vote) throw notFound()
	return {
		title: t('door-lists:undelivered.title'),
		estateId: estate.id,
		vote: { id: vote.id, title: vote.title },
		buildings: await undeliveredDoors(estate.id, vote.id),
	}
}

export default function Undelivered() {
	const { t } = useTranslation()
	const { title, estateId, vote, buildings } = useLoaderData<typeof loader>()
	return (
		<>
			<PageHeader
				title={title}
				lead={buildings.length > 0 ? t('door-lists:undelivered.lead') : undefined}
				back={{ to: paths.vote(estateId, vote.id), label: t('door-lists:undelivered.back') }}
			/>
			<p className="mb-3 font-semibold">{vote.title}</p>
			{buildings.length === 0 && (
				<EmptyState title={t('door-lists:undelivered.empty')} next={t('door-lists:undelivered.empty-next')} />
			)}
			{buildings.map(({ building, doors }) => (
				<Card key={building} title={t('door-lists:undelivered.building', { building, doors: doors.length })}>
					<ul className="flex flex-wrap gap-x-6 gap-y-1 tabular-nums">
						{doors.map((door) => (
							<li key={door}>{door}</li>
						))}
					</ul>
				</Card>
			))}
		</>
	)
}
