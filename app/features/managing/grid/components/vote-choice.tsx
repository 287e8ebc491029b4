import { useTranslation } from 'react-i18next'
import { formatDeadline } from '~/platform/format'
import { Disclosure, TextLink } from '~/ui'

interface ShownVote {
	id: string
	title: string
	closesAt: number
	cancelledAt: number | null
}

interface VoteChoiceProps {
	votes: readonly ShownVote[]
	vote: ShownVote | null
	to: (voteId: string) => string
}

/** Which vote the doors are shown for, and the way to another. */
export function VoteChoice({ votes, vote, to }: VoteChoiceProps) {
	const { t, i18n } = useTranslation()
	if (!vote) return <p className="mb-3 text-muted">{t('grid:show.no-vote')}</p>
	const others = votes.filter(({ id }) => id !== vote.id)
	return (
		<div className="mb-3 print:hidden">
			<p className="font-semibold">
				{t(vote.cancelledAt === null ? 'grid:show.vote' : 'grid:show.vote-cancelled', {
					title: vote.title,
					deadline: formatDeadline(vote.closesAt, i18n.language),
				})}
			</p>
			<p className="text-muted">{t('grid:show.secret')}</p>
			{others.length > 0 && (
				<Disclosure summary={t('grid:show.other-votes')}>
					<ul>
						{others.map((other) => (
							<li key={other.id}>
								<TextLink to={to(other.id)} block>
									{other.title}
								</TextLink>
							</li>
						))}
					</ul>
				</Disclosure>
			)}
		</div>
	)
}
