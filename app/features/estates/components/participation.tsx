import { useTranslation } from 'react-i18next'
import type { Participation as Facts } from '~/features/estates/overview/participation.server'
import type { Test } from '~/features/planning/votes/rules'
import { paths } from '~/paths'
import { formatArea, formatCount } from '~/platform/format'
import { Card, TextLink, ThresholdBar } from '~/ui'

interface ParticipationProps {
	estateId: string
	vote: Facts
}

/** Who has taken part in the open vote, by heads and by area, against what the law asks. */
export function Participation({ estateId, vote }: ParticipationProps) {
	const { t } = useTranslation()
	return (
		<Card title={t('estates:show.participation')} aside={<span className="text-muted">{vote.title}</span>}>
			{vote.tests.map((test) => (
				<ThresholdBar
					key={test.name}
					name={t(`estates:show.${test.unit}`)}
					text={countText(t, test)}
					value={test.value}
					total={test.whole}
					threshold={{ at: test.fraction[0] / test.fraction[1], label: fractionName(t, test) }}
					met={test.passed}
					state={t(test.passed ? 'estates:show.reached' : 'estates:show.not-reached')}
				/>
			))}
			<p className="text-muted">
				{t('estates:show.secret')}{' '}
				<TextLink to={paths.vote(estateId, vote.voteId)}>{t('estates:show.to-vote')}</TextLink>
			</p>
		</Card>
	)
}

type Translate = ReturnType<typeof useTranslation>['t']

function countText(t: Translate, test: Test): string {
	const show = test.unit === 'area' ? formatArea : formatCount
	return t(`estates:show.${test.unit}-${test.passed ? 'reached' : 'missing'}`, {
		value: show(test.value).replace(' ㎡', ''),
		whole: show(test.whole),
		needed: show(test.needed),
		missing: show(test.missing),
	})
}

function fractionName(t: Translate, { fraction: [numerator, denominator] }: Test): string {
	if (numerator === 2 && denominator === 3) return t('estates:show.two-thirds')
	return t('estates:show.fraction', { numerator, denominator })
}
