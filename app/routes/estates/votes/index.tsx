import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import { currentActor } from '~/features/identity/actor.server'
import { VoteDrafts } from '~/features/planning/votes/components/vote-drafts'
import { VoteTag } from '~/features/planning/votes/components/vote-tag'
import { voteDraftsOf } from '~/features/planning/votes/draft-vote.server'
import { votesOf } from '~/features/planning/votes/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { formatDeadline, formatInstant } from '~/platform/format'
import { translator } from '~/platform/i18n.server'
import { Card, EmptyState, LinkButton, LinkList, PageHeader } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const mayRun = may(actor, 'run-votes', placeOf(estate))
	const [votes, drafts] = await Promise.all([votesOf(estate, now()), mayRun ? voteDraftsOf(estate.id) : []])
	return {
		title: t('votes:list.title'),
		estateId: estate.id,
		mayRun,
		drafts,
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
	const { title, estateId, mayRun, drafts, votes } = useLoaderData<typeof loader>()
	const written = drafts.length > 0 && (
		<Card title={t('announce:draft.list')}>
			<VoteDrafts estateId={estateId} drafts={drafts} />
		</Card>
	)
	const announce = <LinkButton to={paths.voteNew(estateId)}>{t('announce:new.title')}</LinkButton>
	const plan = (
		<LinkButton to={paths.plan(estateId)} variant="quiet">
			{t('votes:list.to-plan')}
		</LinkButton>
	)
	if (votes.length === 0) {
		return (
			<>
				<PageHeader title={title} lead={t('votes:list.lead')} />
				{written}
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
			{written}
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
