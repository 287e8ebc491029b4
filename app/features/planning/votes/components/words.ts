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
export function thresholdText(
	t: TFunction,
	{ participation, approval, approvalBound, approvalOf }: Thresholds,
): string {
	return t(approvalOf === 'all' ? 'votes:matter.threshold-all' : 'votes:matter.threshold-text', {
		participation: fractionText(t, participation),
		approval: t(`votes:matter.${approvalBound}`, { fraction: fractionText(t, approval) }),
	})
}

/** The part of the estate that decides. */
export function scopeText(t: TFunction, scopeKind: string, scopeName: string | null): string {
	if (scopeKind === 'interested') return t('roll:scope.interested', { doors: scopeName ?? '' })
	return scopeName ?? t('votes:scope.estate')
}

/** An amount in the unit of its test: heads, or square metres. */
export function amountText(t: TFunction, unit: Test['unit'], amount: number): string {
	return unit === 'area' ? formatArea(amount) : t('votes:test.heads', { amount: formatCount(amount) })
}

/** A share cut off after three decimals, never rounded up: what fails never reads as if it had reached its bar. 66.666…% */
export function shareText(value: number, whole: number): string {
	if (whole === 0) return '—'
	const [scaled, divisor] = [BigInt(value) * 100_000n, BigInt(whole)]
	const digits = String(scaled / divisor).padStart(4, '0')
	const [percent, part] = [digits.slice(0, -3), digits.slice(-3)]
	if (scaled % divisor !== 0n) return `${percent}.${part}…%`
	return part === '000' ? `${percent}%` : `${percent}.${part.replace(/0+$/, '')}%`
}
