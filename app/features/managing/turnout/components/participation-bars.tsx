import { useTranslation } from 'react-i18next'
import type { Test } from '~/features/planning/votes/rules'
import { formatArea, formatCount } from '~/platform/format'
import { ThresholdBar } from '~/ui'

/** Participation by heads and by area against what the strictest matter asks for, with what is missing in the unit itself. */
export function ParticipationBars({ tests }: { tests: readonly Test[] }) {
	const { t } = useTranslation()
	const amount = (unit: Test['unit'], value: number) =>
		unit === 'area' ? formatArea(value) : t('turnout:people', { people: formatCount(value) })
	return (
		<>
			{tests.map(({ unit, value, whole, fraction, passed, needed, missing }) => (
				<ThresholdBar
					key={unit}
					name={t(`turnout:${unit}`)}
					text={t(passed ? 'turnout:bar.enough' : 'turnout:bar.missing', {
						value: unit === 'area' ? formatArea(value).replace(/ ㎡$/, '') : formatCount(value),
						whole: amount(unit, whole),
						needed: amount(unit, needed),
						missing: amount(unit, missing),
					})}
					value={value}
					total={whole}
					threshold={{
						at: fraction[0] / fraction[1],
						label:
							`${fraction[0]}/${fraction[1]}` === '2/3'
								? t('turnout:bar.two-thirds')
								: t('turnout:bar.fraction', { n: fraction[0], d: fraction[1] }),
					}}
					met={passed}
					state={t(passed ? 'turnout:bar.met' : 'turnout:bar.not-yet')}
				/>
			))}
		</>
	)
}
