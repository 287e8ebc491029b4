import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatArea, formatCount, formatDay, formatDeadline, formatInstant } from '~/platform/format'
import { Card, type Fact, Facts, TextLink } from '~/ui'
import { scopeText } from './words'

interface VoteFactsProps {
	page: {
		estateId: string
		scopeName: string | null
		noticeDays: number
		noticeDaysRequired: number
		sources: readonly string[]
		vote: {
			scopeKind: string
			opensAt: number
			closesAt: number
			noticePostedDay: string
			openedAt: number | null
			total: { heads: number; area: number } | null
			rollHash: string | null
			versionNumber: number
			profileId: string
			silenceClauseFileId: string | null
			silenceClauseDay: string | null
		}
	}
}

/** Scope, period, notice, roll, plan and rules of a vote. */
export function VoteFactsCard({ page }: VoteFactsProps) {
	const { t, i18n } = useTranslation()
	const lng = i18n.language
	const { vote } = page
	const items: Fact[] = [
		{
			label: t('votes:show.window'),
			value: t('votes:show.window-value', {
				opens: formatInstant(vote.opensAt, lng),
				closes: formatDeadline(vote.closesAt, lng),
			}),
		},
		{ label: t('votes:scope.label'), value: scopeText(t, vote.scopeKind, page.scopeName) },
		{
			label: t('votes:show.roll'),
			value:
				vote.total && vote.openedAt !== null
					? t('votes:show.roll-value', {
							heads: formatCount(vote.total.heads),
							area: formatArea(vote.total.area),
							when: formatInstant(vote.openedAt, lng),
						})
					: t('votes:show.roll-later'),
		},
		{
			label: t('votes:show.notice'),
			value: t('votes:show.notice-value', {
				day: formatDay(vote.noticePostedDay, lng),
				days: page.noticeDays,
				least: page.noticeDaysRequired,
			}),
		},
		{
			label: t('votes:show.plan'),
			value: (
				<TextLink to={paths.planVersion(page.estateId, vote.versionNumber)} block>
					{t('votes:show.plan-value', { number: vote.versionNumber })}
				</TextLink>
			),
		},
		{
			label: t('votes:show.rules'),
			value: (
				<>
					{page.sources.join(t('common:list.separator'))}
					<TextLink to={paths.profile(vote.profileId)} block>
						{t('votes:show.to-rules')}
					</TextLink>
				</>
			),
		},
	]
	if (vote.silenceClauseFileId !== null && vote.silenceClauseDay !== null) {
		items.push({
			label: t('announce:silence.fact'),
			value: (
				<>
					{t('announce:silence.fact-value')}
					<TextLink to={paths.file(page.estateId, vote.silenceClauseFileId)} block document>
						{t('announce:silence.fact-clause', { day: formatDay(vote.silenceClauseDay, lng) })}
					</TextLink>
				</>
			),
		})
	}
	if (vote.rollHash) {
		items.push({
			label: t('votes:show.roll-hash'),
			value: <code className="break-all text-sm">{vote.rollHash.slice(0, 16)}</code>,
		})
	}
	return (
		<Card title={t('votes:show.facts-title')}>
			<Facts items={items} />
		</Card>
	)
}
