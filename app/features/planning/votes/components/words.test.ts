import { expect, it } from 'vitest'
import { shareText } from './words'

it.each([
	[2, 3, '66.666…%'],
	[66_666, 100_000, '66.666%'],
	[6_666_666_666, 10_000_000_000, '66.666…%'],
	[74_999_999, 100_000_000, '74.999…%'],
	[3, 4, '75%'],
	[1, 8, '12.5%'],
	[0, 7, '0%'],
	[7, 7, '100%'],
	[1, 1_000_000, '0.000…%'],
	[0, 0, '—'],
])('%d of %d is cut off, never rounded up: %s', (value, whole, text) => expect(shareText(value, whole)).toBe(text))
