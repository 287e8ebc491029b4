import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatDay, formatDeadline, formatInstant } from '~/platform/format'
import { shanghaiDay } from '~/platform/shanghai'
import { Callout, TextLink } from '~/ui'
import { neverOpened, type Stage } from '../stages'

interface VoteStandingProps {
	estateId: string
	vote: {
		id: string
		stage: Stage
		passed: 'yes' | 'no' | null
		opensAt: number
		closesAt: number
		objectionsUntil: number | null
		effectiveAt: number | null
		cancelledAt: number | null
		cancelReason: string | null
	}
	/** Matters that did not reach what they need, and all. */
	failed: number
	count: number
	postingOver: boolean
}

/** Where the vote stands when nobody can vote: not yet, could not open, counted, announced, cancelled. */
export function VoteStanding({ estateId, vote, failed, count, postingOver }: VoteStandingProps) {
	const { t, i18n } = useTranslation()
	const lng = i18n.language
	switch (vote.stage) {
		case 'open':
		case 'extended':
			return null
		case 'notice':
			return (
				<Callout title={t('votes:show.announced-title')}>
					{t('votes:show.announced-text', {
						opens: formatInstant(vote.opensAt, lng),
						closes: formatDeadline(vote.closesAt, lng),
					})}
				</Callout>
			)
		case 'refused':
			return (
				<Callout tone="wait" title={t('votes:show.refused-title')}>
					{t('votes:show.refused-text', { closes: formatDeadline(vote.closesAt, lng) })}
				</Callout>
			)
		case 'cancelled':
			return (
				<Callout tone="wait" title={t('votes:show.cancelled-title')}>
					{vote.cancelReason === neverOpened
						? t('votes:show.never-opened', { day: formatDay(shanghaiDay(vote.cancelledAt ?? 0), lng) })
						: t('votes:show.cancelled-text', {
								day: formatDay(shanghaiDay(vote.cancelledAt ?? 0), lng),
								reason: vote.cancelReason,
							})}
				</Callout>
			)
		case 'counting':
			return <Callout title={t('votes:show.counting-title')}>{t('votes:show.counting-text')}</Callout>
		case 'preliminary':
			return (
				<Callout tone="wait" title={t('votes:show.preliminary-title')}>
					<p>
						{t(failed === 0 ? 'votes:show.preliminary-yes' : 'votes:show.preliminary-no', { total: count, failed })}
					</p>
					<p>
						{postingOver
							? t('votes:show.preliminary-over')
							: t('votes:show.preliminary-until', { until: formatDeadline(vote.objectionsUntil ?? 0, lng) })}
					</p>
					<p className="flex flex-wrap gap-x-6">
						{!postingOver && (
							<TextLink to={paths.voteObjections(estateId, vote.id)} block>
								{t('votes:show.to-object')}
							</TextLink>
						)}
						<TextLink to={paths.voteResult(estateId, vote.id)} block>
							{t('votes:show.print-preliminary')}
						</TextLink>
					</p>
				</Callout>
			)
		case 'result':
		case 'effect': {
			const word = vote.passed === 'yes' ? 'passed' : 'failed'
			return (
				<Callout tone={vote.passed === 'yes' ? 'ok' : 'no'} title={t(`votes:show.${word}-title`)}>
					<p>{t(`votes:show.${word}-text`, { total: count, failed })}</p>
					{vote.passed === 'yes' && vote.effectiveAt !== null && (
						<p>{t(`votes:show.${vote.stage}-from`, { day: formatDay(shanghaiDay(vote.effectiveAt), lng) })}</p>
					)}
					<TextLink to={paths.voteResult(estateId, vote.id)} block>
						{t('votes:show.print')}
					</TextLink>
				</Callout>
			)
		}
	}
}
