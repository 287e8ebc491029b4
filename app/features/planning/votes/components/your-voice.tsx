import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatArea, formatDeadline, formatInstant } from '~/platform/format'
import { Card, LinkButton, TextLink, TurnCard } from '~/ui'
import type { Standing, VoteState } from '../rules'
import type { OwnBallotView } from './ballot-questions'
import { doorsText } from './doors-text'

interface Voter {
	id: string
	area: number
	/** The last ballot given, whether it counts or not; 0 before the first. */
	lastSeq: number
	ballotSeq: number
	ballot: OwnBallotView | null
	byPower: boolean
	doors: readonly { unitId: string; building: string; entrance: string; number: string }[]
}

interface YourVoiceProps {
	estateId: string
	vote: { id: string; title: string; state: VoteState; opensAt: number; closesAt: number }
	/** A ballot may be changed until the closing. */
	mayChange: boolean
	matterCount: number
	voters: readonly Voter[]
	standing: Standing | 'visitor' | 'staff'
	/** Calendar days until the last one; 0 on the last day. */
	daysLeft: number
}

/** Whose turn it is, for which home and until when; or why this person does not vote. */
export function YourVoice(props: YourVoiceProps) {
	const { vote, voters } = props
	const waiting = vote.state === 'open' ? voters.filter((voter) => voter.ballot === null) : []
	const voted = voters.filter((voter) => voter.ballot !== null)
	return (
		<>
			{waiting.length > 0 && <YourTurn {...props} waiting={waiting} />}
			{voted.length > 0 && <Voted {...props} voted={voted} />}
			{vote.state === 'open' && voters.length === 0 && <WhyNot {...props} />}
		</>
	)
}

function YourTurn({
	estateId,
	vote,
	matterCount,
	voters,
	waiting,
	daysLeft,
	mayChange,
}: YourVoiceProps & { waiting: readonly Voter[] }) {
	const { t, i18n } = useTranslation()
	return (
		<TurnCard
			eyebrow={daysLeft > 0 ? t('votes:show.turn-eyebrow', { days: daysLeft }) : t('votes:show.turn-eyebrow-today')}
			title={t('votes:show.turn-title', { title: vote.title })}
			actions={
				<>
					{waiting.map((voter) => (
						<LinkButton key={voter.id} to={paths.ballot(estateId, vote.id, voters.length > 1 ? voter.id : undefined)}>
							{waiting.length > 1
								? t('votes:show.vote-for', { doors: doorsText(t, voter.doors) })
								: t('votes:show.vote')}
						</LinkButton>
					))}
					<span>{t('votes:show.paper')}</span>
					{waiting.some(({ byPower }) => !byPower) && (
						<TextLink to={paths.delegations(estateId, vote.id)} block>
							{t('votes:show.to-delegate')}
						</TextLink>
					)}
				</>
			}
		>
			<p>{t('votes:show.turn-count', { count: matterCount })}</p>
			{waiting.map((voter) => (
				<p key={voter.id}>
					{t(homeKey(voter), { doors: doorsText(t, voter.doors), area: formatArea(voter.area) })}
					{voter.lastSeq > 0 && ` ${t('votes:show.none-counts')}`}
				</p>
			))}
			<p>
				<strong>
					{t(mayChange ? 'votes:show.deadline' : 'votes:show.deadline-once', {
						deadline: formatDeadline(vote.closesAt, i18n.language),
					})}
				</strong>
			</p>
		</TurnCard>
	)
}

function votedBy(by: OwnBallotView['by'], byPower: boolean): string {
	if (!byPower) return by
	return by === 'me' ? 'me-by-power' : 'owner'
}

function homeKey({ byPower, doors }: Voter): string {
	if (byPower) return 'votes:show.home-by-power'
	return doors.length > 1 ? 'votes:show.homes' : 'votes:show.home'
}

function Voted({ estateId, vote, voters, voted, mayChange }: YourVoiceProps & { voted: readonly Voter[] }) {
	const { t, i18n } = useTranslation()
	return (
		<Card title={t('votes:show.voted-title')}>
			<ul className="grid gap-3">
				{voted.map(
					({ id, doors, ballot, byPower, ballotSeq, lastSeq }) =>
						ballot && (
							<li key={id}>
								<p>
									{t(ballot.receiptNumber === null ? 'votes:show.voted-unseen' : 'votes:show.voted', {
										doors: doorsText(t, doors),
										when: formatInstant(ballot.castAt, i18n.language),
										receipt: ballot.receiptNumber,
									})}
								</p>
								<p className="text-muted">
									{t(`votes:voted-by.${votedBy(ballot.by, byPower)}`)}
									{lastSeq > ballotSeq && ` ${t('votes:show.other-stands')}`}
								</p>
								<p className="flex flex-wrap gap-x-6">
									{ballot.receiptNumber !== null && (
										<TextLink to={paths.receipt(estateId, vote.id, ballot.receiptNumber)} block>
											{t('votes:show.see-receipt')}
										</TextLink>
									)}
									{!byPower && ballot.by !== 'me' && (
										<TextLink to={paths.voteObjections(estateId, vote.id)} block>
											{t('votes:show.object-ballot')}
										</TextLink>
									)}
									{vote.state === 'open' && mayChange && (
										<TextLink to={paths.ballot(estateId, vote.id, voters.length > 1 ? id : undefined)} block>
											{t('votes:show.change')}
										</TextLink>
									)}
								</p>
							</li>
						),
				)}
			</ul>
		</Card>
	)
}

function WhyNot({ estateId, vote, standing }: YourVoiceProps) {
	const { t } = useTranslation()
	if (standing === 'voter' || standing === 'staff') return null
	if (standing === 'visitor') {
		return (
			<Card title={t('votes:show.why-not')}>
				<p>{t('votes:status.sign-in')}</p>
				<TextLink to={paths.signIn(paths.vote(estateId, vote.id))} block>
					{t('votes:status.to-sign-in')}
				</TextLink>
			</Card>
		)
	}
	return (
		<Card title={t('votes:show.why-not')}>
			<p className="max-w-text">{t(`votes:status.${standing}`)}</p>
			{standing === 'outsider' && (
				<TextLink to={paths.claim()} block>
					{t('votes:status.to-claim')}
				</TextLink>
			)}
			{standing === 'tenant' && (
				<TextLink to={paths.plan(estateId)} block>
					{t('votes:list.to-plan')}
				</TextLink>
			)}
		</Card>
	)
}
