import { useTranslation } from 'react-i18next'
import { paths } from '~/paths'
import { formatArea, formatCount, formatDay } from '~/platform/format'
import { shanghaiDay } from '~/platform/shanghai'
import { Card, Facts, TextLink } from '~/ui'
import type { RollPage } from '../roll-page.server'

interface RollDriftProps {
	estateId: string
	drift: RollPage['drift']
}

/** For officers: how the roll differs from that of the last vote of the same scope. */
export function RollDrift({ estateId, drift }: RollDriftProps) {
	const { t, i18n } = useTranslation()
	if (!drift) {
		return (
			<Card title={t('roll:drift.title')}>
				<p className="text-muted">{t('roll:drift.none')}</p>
			</Card>
		)
	}
	const { last, before, now, counts } = drift
	const doors = (names: readonly string[], count: number) => {
		const text = names.join(t('common:list.separator'))
		return count > names.length ? `${text} ${t('roll:gaps.more', { count: count - names.length })}` : text
	}
	const listed = (count: number, names: readonly string[]) =>
		count === 0 ? t('roll:drift.nothing') : `${t('roll:drift.units', { count })} ${doors(names, count)}`
	const changed = drift.areaChanged.map(({ door, before: earlier, now: later }) =>
		t('roll:drift.area-line', { door, before: formatArea(earlier), now: formatArea(later) }),
	)
	return (
		<Card title={t('roll:drift.title')}>
			<p className="text-muted">
				{t('roll:drift.lead', { day: formatDay(shanghaiDay(last.openedAt), i18n.language) })}
			</p>
			<TextLink to={paths.vote(estateId, last.id)} block>
				{last.title}
			</TextLink>
			<Facts
				items={[
					{
						label: t('roll:page.heads'),
						value: t('roll:drift.then-now', { before: formatCount(before.heads), now: formatCount(now.heads) }),
					},
					{
						label: t('roll:page.area'),
						value: t('roll:drift.then-now', { before: formatArea(before.area), now: formatArea(now.area) }),
					},
					{ label: t('roll:drift.added'), value: listed(counts.added, drift.added) },
					{ label: t('roll:drift.gone'), value: listed(counts.gone, drift.gone) },
					{ label: t('roll:drift.area'), value: listed(counts.areaChanged, changed) },
					{
						label: t('roll:drift.owners'),
						value:
							counts.ownersChanged === 0
								? t('roll:drift.nothing')
								: t('roll:drift.units', { count: counts.ownersChanged }),
					},
				]}
			/>
		</Card>
	)
}
