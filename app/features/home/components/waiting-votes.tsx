import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatDeadline } from '~/platform/format'
import { Card, LinkList } from '~/ui'
import type { WaitingVotes } from '../waiting-votes.server'

/** What a vote waits for: a register to be completed, objections to be answered. Nothing when none waits. */
export function WaitingVotesCard({ waiting }: { waiting: WaitingVotes }) {
	const { t, i18n } = useTranslation()
	const { refused, objections } = waiting
	if (refused.length + objections.length === 0) return null
	return (
		<Card title={t('roll:home.title')} turn>
			<LinkList
				items={[
					...refused.map((vote) => ({
						key: `refused ${vote.voteId}`,
						title: vote.estateName,
						to: paths.vote(vote.estateId, vote.voteId),
						aside: <span className="text-muted">{vote.title}</span>,
						note: t('roll:home.refused', {
							count: vote.gaps,
							doors: vote.doors,
							deadline: formatDeadline(vote.closesAt, i18n.language),
						}),
					})),
					...objections.map((vote) => ({
						key: `objections ${vote.voteId}`,
						title: vote.estateName,
						to: paths.voteObjections(vote.estateId, vote.voteId),
						aside: <span className="text-muted">{vote.title}</span>,
						note: t('roll:home.objections', { count: vote.waiting }),
					})),
				]}
			/>
		</Card>
	)
}
