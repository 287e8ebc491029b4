import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PlanCard } from '~/features/estates/components/plan-card'
import { VoteList } from '~/features/estates/components/vote-list'
import { placeOf, requireEstate } from '~/features/estates/find-estate.server'
import { commentTotal } from '~/features/estates/overview/figures.server'
import { progressOf } from '~/features/estates/progress.server'
import { may } from '~/features/identity/access'
import { currentActor } from '~/features/identity/actor.server'
import { planSummary } from '~/features/planning/plans/queries.server'
import { votesOf } from '~/features/planning/votes/queries.server'
import { paths } from '~/paths'
import { now } from '~/platform/clock.server'
import { translator } from '~/platform/i18n.server'
import { Card, Columns, EmptyState, LinkButton, PageHeader, TextLink } from '~/ui'

export async function loader({ request, params }: LoaderFunctionArgs) {
	const { t } = await translator(request)
	const actor = await currentActor(request)
	const estate = await requireEstate(actor, params.estateId)
	const at = now()
	const [plan, votes, comments, progress] = await Promise.all([
		planSummary(estate.id),
		votesOf(estate, at),
		commentTotal(estate.id),
		progressOf(estate.id, at),
	])
	const place = placeOf(estate)
	return {
		title: t('estates:deciding.title'),
		estateId: estate.id,
		plan,
		votes,
		comments,
		mayDraft: may(actor, 'write-plan', place),
		hasDraft: progress.draft,
		mayRunVotes: may(actor, 'run-votes', place) && progress.latestVersion > 0,
	}
}

export default function Deciding() {
	const { t } = useTranslation()
	const { title, estateId, plan, votes, comments, mayDraft, hasDraft, mayRunVotes } = useLoaderData<typeof loader>()
	return (
		<>
			<PageHeader title={title} />
			<Columns
				main={
					<>
						<PlanCard estateId={estateId} plan={plan} />
						<Card title={t('estates:deciding.comments')}>
							{comments > 0 && <p>{t('estates:deciding.comment-count', { count: comments })}</p>}
							{comments === 0 && (
								<EmptyState title={t('estates:deciding.no-comments')} next={t('estates:deciding.no-comments-next')} />
							)}
							{plan && (
								<TextLink to={paths.plan(estateId)} block>
									{t('estates:deciding.to-comments')}
								</TextLink>
							)}
						</Card>
					</>
				}
				side={
					<>
						<Card title={t('estates:deciding.votes')}>
							{votes.length > 0 ? (
								<VoteList estateId={estateId} votes={votes} />
							) : (
								<EmptyState title={t('estates:deciding.no-votes')} next={t('estates:deciding.no-votes-next')} />
							)}
							{mayRunVotes && (
								<div className="mt-3">
									<LinkButton to={paths.voteNew(estateId)} variant="quiet">
										{t('estates:staff.vote')}
									</LinkButton>
								</div>
							)}
						</Card>
						{mayDraft && (
							<Card title={t('estates:deciding.draft')}>
								<p className="mb-3 text-muted">{t('estates:deciding.draft-text')}</p>
								<LinkButton to={paths.planDraft(estateId)} variant="quiet">
									{t(hasDraft ? 'estates:deciding.draft-on' : 'estates:staff.draft')}
								</LinkButton>
							</Card>
						)}
					</>
				}
			/>
		</>
	)
}
