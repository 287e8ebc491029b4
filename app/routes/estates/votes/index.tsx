import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import { currentActor } from '~/features/identity/actor.server'
import { VoteTag } from '~/features/planning/votes/components/vote-tag'
import { votesOf } from '~/features/planning/votes/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatDeadline, formatInstant } from '~/platform/format'
import { translator } from '~/platform/i18n.server'
import { EmptyState, LinkButton, LinkList, PageHeader } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const votes = await votesOf(estate, now())
	return {
		title: t('votes:list.title'),
		estateId: estate.id,
		mayRun: may(actor, 'run-votes', placeOf(estate)),
		votes: votes.map(({ id, title, stage, passed, opensAt, closesAt, objectionsUntil, versionNumber }) => ({
			id,
			title,
			stage,
			passed,
			objectionsUntil,
			opensAt,
			closesAt,
			versionNumber,
		})),
	}
}

export default function Votes() {
	const { t, i18n } = useTranslation()
	const { title, estateId, mayRun, votes } = useLoaderData<typeof loader>()
	const announce = <LinkButton to={paths.voteNew(estateId)}>{t('votes:new.title')}</LinkButton>
	const plan = (
		<LinkButton to={paths.plan(estateId)} variant="quiet">
			{t('votes:list.to-plan')}
		</LinkButton>
	)
	if (votes.length === 0) {
		return (
			<>
				<PageHeader title={title} lead={t('votes:list.lead')} />
				<EmptyState
					title={t('votes:list.empty')}
					next={t(mayRun ? 'votes:list.empty-officer' : 'votes:list.empty-resident')}
					action={mayRun ? announce : plan}
				/>
			</>
		)
	}
	return (
		<>
			<PageHeader title={title} lead={t('votes:list.lead')} actions={mayRun ? announce : undefined} />
			<LinkList
				items={votes.map((vote) => ({
					key: vote.id,
					title: vote.title,
					to: paths.vote(estateId, vote.id),
					aside: <VoteTag vote={vote} />,
					note: [
						t(`votes:list.note-${vote.stage}`, {
							opens: formatInstant(vote.opensAt, i18n.language),
							closes: formatDeadline(vote.closesAt, i18n.language),
							until: formatDeadline(vote.objectionsUntil ?? vote.closesAt, i18n.language),
						}),
						t('votes:list.version', { number: vote.versionNumber }),
					].join(' · '),
				}))}
			/>
		</>
	)
}
