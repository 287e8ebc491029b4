import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatArea, formatDeadline } from '~/platform/format'
import { LinkButton, TextLink, TurnCard } from '~/ui'
import type { Turn } from '../rules'

/** What waits for this person, with its one button. `named` says which estate: on the first page, not on the estate's own. */
export function YourTurn({ turn, named }: { turn: Turn; named?: boolean }) {
	const { t } = useTranslation()
	const estate = named ? <p>{turn.estateName}</p> : null
	switch (turn.kind) {
		case 'vote':
			return <VoteTurn turn={turn} estate={estate} />
		case 'survey':
			return <SurveyTurn turn={turn} estate={estate} />
		case 'notice':
			return (
				<TurnCard
					eyebrow={t('home:turn.notice')}
					title={turn.title}
					actions={<LinkButton to={paths.notice(turn.estateId, turn.noticeId)}>{t('home:turn.read')}</LinkButton>}
				>
					{estate}
				</TurnCard>
			)
	}
}

type Of<Kind extends Turn['kind']> = { turn: Extract<Turn, { kind: Kind }>; estate: JSX.Element | null }

function VoteTurn({ turn, estate }: Of<'vote'>) {
	const { t, i18n } = useTranslation()
	const voter = turn.more > 0 ? turn.voterId : undefined
	return (
		<TurnCard
			eyebrow={t('home:turn.eyebrow', { left: leftText(t, turn.daysLeft) })}
			title={turn.title}
			actions={
				<>
					<LinkButton to={paths.ballot(turn.estateId, turn.voteId, voter)}>{t('home:turn.vote')}</LinkButton>
					<TextLink to={paths.vote(turn.estateId, turn.voteId)} block>
						{t('home:turn.look')}
					</TextLink>
				</>
			}
		>
			{estate}
			<p>
				{t('home:turn.voter', { doors: turn.doors.join(t('home:turn.and')), area: formatArea(turn.area) })}
				{turn.more > 0 && t('home:turn.more', { count: turn.more })}
			</p>
			<p>
				{t('home:turn.until')} <strong>{formatDeadline(turn.closesAt, i18n.language)}</strong>
				{t('home:turn.change')}
			</p>
			<p>{t('home:turn.paper')}</p>
		</TurnCard>
	)
}

function SurveyTurn({ turn, estate }: Of<'survey'>) {
	const { t, i18n } = useTranslation()
	return (
		<TurnCard
			eyebrow={t('home:turn.eyebrow', { left: leftText(t, turn.daysLeft) })}
			title={turn.title}
			actions={<LinkButton to={paths.surveyAnswer(turn.estateId, turn.surveyId)}>{t('home:turn.answer')}</LinkButton>}
		>
			{estate}
			<p>{t('home:turn.survey')}</p>
			<p>
				{t('home:turn.until')} <strong>{formatDeadline(turn.closesAt, i18n.language)}</strong>
			</p>
		</TurnCard>
	)
}

type Translate = ReturnType<typeof useTranslation>['t']

function leftText(t: Translate, days: number): string {
	return days <= 0 ? t('home:turn.last-day') : t('home:turn.days-left', { count: days })
}
