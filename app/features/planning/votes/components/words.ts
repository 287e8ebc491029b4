import type { TFunction } from 'i18next'
import { formatArea, formatCount } from '~/platform/format'
import type { Fraction } from '../profile'
import type { Test, Thresholds } from '../rules'

const named = ['1-2', '2-3', '3-4', '1-1']

export function fractionText(t: TFunction, [n, d]: Fraction): string {
	const key = `${n}-${d}`
	return named.includes(key) ? t(`votes:matter.fraction-${key}`) : t('votes:matter.fraction-other', { n, d })
}

/** Both bars of a class in one sentence. */
export function thresholdText(t: TFunction, { participation, approval, approvalBound }: Thresholds): string {
	return t('votes:matter.threshold-text', {
		participation: fractionText(t, participation),
		approval: t(`votes:matter.${approvalBound}`, { fraction: fractionText(t, approval) }),
	})
}

/** An amount in the unit of its test: heads, or square metres. */
export function amountText(t: TFunction, unit: Test['unit'], amount: number): string {
	return unit === 'area' ? formatArea(amount) : t('votes:test.heads', { amount: formatCount(amount) })
}
