import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatDay, formatDeadline, formatInstant } from '~/platform/format'
import { shanghaiDay } from '~/platform/shanghai'
import { Callout, TextLink } from '~/ui'
import type { VoteState } from '../rules'

interface VoteStandingProps {
	estateId: string
	vote: {
		id: string
		state: VoteState
		passed: 'yes' | 'no' | null
		opensAt: number
		closesAt: number
		cancelledAt: number | null
		cancelReason: string | null
	}
	/** Matters that did not pass, and all. */
	failed: number
	count: number
}

/** Where the vote stands when nobody can vote: not yet, cancelled, passed, failed. */
export function VoteStanding({ estateId, vote, failed, count }: VoteStandingProps) {
	const { t, i18n } = useTranslation()
	const lng = i18n.language
	switch (vote.state) {
		case 'open':
			return null
		case 'announced':
			return (
				<Callout title={t('votes:show.announced-title')}>
					{t('votes:show.announced-text', {
						opens: formatInstant(vote.opensAt, lng),
						closes: formatDeadline(vote.closesAt, lng),
					})}
				</Callout>
			)
		case 'cancelled':
			return (
				<Callout tone="wait" title={t('votes:show.cancelled-title')}>
					{t('votes:show.cancelled-text', {
						day: formatDay(shanghaiDay(vote.cancelledAt ?? 0), lng),
						reason: vote.cancelReason,
					})}
				</Callout>
			)
		case 'closed':
			if (vote.passed === null) {
				return <Callout title={t('votes:show.counting-title')}>{t('votes:show.counting-text')}</Callout>
			}
			return (
				<Callout
					tone={vote.passed === 'yes' ? 'ok' : 'no'}
					title={t(vote.passed === 'yes' ? 'votes:show.passed-title' : 'votes:show.failed-title')}
				>
					<p>
						{t(vote.passed === 'yes' ? 'votes:show.passed-text' : 'votes:show.failed-text', { total: count, failed })}
					</p>
					<TextLink to={paths.voteResult(estateId, vote.id)} block>
						{t('votes:show.print')}
					</TextLink>
				</Callout>
			)
	}
}
