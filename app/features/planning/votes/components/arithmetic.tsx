import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { formatArea, formatCount } from '~/platform/format'
import { Disclosure } from '~/ui'
import type { MatterResult, Test, Thresholds } from '../rules'
import { amountText, shareText } from './words'

interface ArithmeticProps {
	result: MatterResult
	approvalOf: Thresholds['approvalOf']
	/** With the silent among them. */
	deemed?: boolean
}

/** Each step behind the tests, to be followed with a pocket calculator. */
export function Arithmetic({ result, approvalOf, deemed = false }: ArithmeticProps) {
	const { t } = useTranslation()
	return (
		<Disclosure summary={t(deemed ? 'votes:result.arithmetic-deemed' : 'votes:result.arithmetic')}>
			<ol className="grid gap-2">
				{(['heads', 'area'] as const).map((unit) => (
					<li key={unit}>
						<strong>{t(`votes:result.sum-${unit}`)}</strong>
						<br />
						<span className="tabular-nums">{sumText(t, result, unit)}</span>
					</li>
				))}
				{result.tests.map((test) => (
					<li key={test.name}>
						<strong>{t(`votes:test.${test.name}`)}</strong>
						<br />
						<span className="tabular-nums">{testText(t, test, approvalOf)}</span>
					</li>
				))}
			</ol>
			<p className="mt-3">{t('votes:result.arithmetic-rule')}</p>
			<p className="mt-1 text-muted">{t('votes:result.arithmetic-units')}</p>
		</Disclosure>
	)
}

const plain = (unit: Test['unit'], amount: number) =>
	unit === 'area' ? formatArea(amount).replace(/ ㎡$/, '') : formatCount(amount)

function sumText(t: TFunction, result: MatterResult, unit: Test['unit']): string {
	return t('votes:result.sum', {
		for: plain(unit, result.for[unit]),
		against: plain(unit, result.against[unit]),
		abstain: plain(unit, result.abstain[unit]),
		sum: plain(unit, result.participating[unit]),
		total: plain(unit, result.total[unit]),
	})
}

function testText(t: TFunction, test: Test, approvalOf: Thresholds['approvalOf']): string {
	const [n, d] = test.fraction
	const participation = test.name.startsWith('participation')
	const kind = participation ? 'participation' : approvalOf === 'all' ? 'approval-all' : 'approval'
	const products = t(`votes:result.arithmetic-${kind}`, {
		value: plain(test.unit, test.value),
		whole: plain(test.unit, test.whole),
		n,
		d,
		left: plain(test.unit, test.value * d),
		right: plain(test.unit, test.whole * n),
		verdict: t(`votes:result.verdict-${test.bound}-${test.passed ? 'yes' : 'no'}`),
	})
	const share = t(test.passed ? 'votes:result.share-met' : 'votes:result.share-missing', {
		share: shareText(test.value, test.whole),
		needed: amountText(t, test.unit, test.needed),
		missing: amountText(t, test.unit, test.missing),
	})
	return `${products}${share}`
}
