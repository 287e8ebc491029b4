import { useTranslation } from 'react-i18next'
import { formatArea, formatCount } from '~/platform/format'
import { ThresholdBar } from '~/ui'
import type { Test } from '../rules'
import { amountText, fractionText } from './words'

/** The tests as bars, each with its counts, its threshold and what is missing in the unit itself. `final`: nothing can change any more. */
export function TestBars({ tests, final }: { tests: readonly Test[]; final: boolean }) {
	const { t } = useTranslation()
	return (
		<>
			{tests.map((test) => (
				<ThresholdBar
					key={test.name}
					name={t(`votes:test.${test.name}`)}
					text={t(textKey(test, final), {
						value: test.unit === 'area' ? formatArea(test.value).replace(/ ㎡$/, '') : formatCount(test.value),
						whole: amountText(t, test.unit, test.whole),
						needed: amountText(t, test.unit, test.needed),
						missing: amountText(t, test.unit, test.missing),
					})}
					value={test.value}
					total={test.whole}
					threshold={{ at: test.fraction[0] / test.fraction[1], label: fractionText(t, test.fraction) }}
					met={test.passed}
					state={t(`votes:test.${test.passed ? 'met' : final ? 'not-met' : 'not-yet'}`)}
					tone={test.passed ? 'ok' : final ? 'no' : 'wait'}
				/>
			))}
		</>
	)
}

function textKey(test: Test, final: boolean): string {
	if (test.passed) return 'votes:test.text-met'
	return final ? 'votes:test.text-missing-final' : 'votes:test.text-missing'
}
