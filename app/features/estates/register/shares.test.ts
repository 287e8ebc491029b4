import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseShare, shareText, sumToOne } from './shares'

test.each([
	['1/2', '1/2'],
	['２／４', '1/2'],
	['50%', '1/2'],
	['33.5%', '67/200'],
	['0.5', '1/2'],
	['.5', null],
	['1', '1'],
	['100%', '1'],
	['全部', '1'],
	['0', null],
	['0/2', null],
	['1/0', null],
	['3/2', null],
	['150%', null],
	['-1/2', null],
	['一半', null],
	['1e-1', null],
])('the share %s', (typed, expected) => {
	const share = parseShare(typed)
	expect(share && shareText(share)).toBe(expected)
})

const sum = (...typed: string[]) => sumToOne(typed.flatMap((text) => parseShare(text) ?? []))

test('three thirds are one, three times 0.33 and 33.33% are not', () => {
	expect(sum('1/3', '1/3', '1/3')).toBe(true)
	expect(sum('0.33', '0.33', '0.33')).toBe(false)
	expect(sum('33.33%', '33.33%', '33.34%')).toBe(true)
	expect(sum('33.333333333%', '33.333333333%', '33.333333333%')).toBe(false)
	expect(sum('0.1', '0.2', '0.7')).toBe(true)
	expect(sum('1/2', '50%')).toBe(true)
	expect(sum()).toBe(false)
})

test('a whole that is cut anyhow sums to one, and one part less does not', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 30 }), (parts) => {
			const whole = parts.reduce((total, part) => total + part, 0)
			const shares = parts.flatMap((part) => parseShare(`${part}/${whole}`) ?? [])
			expect(sumToOne(shares)).toBe(true)
			expect(sumToOne(shares.slice(1))).toBe(false)
		}),
	)
})

test('a share written out reads back', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 999 }), (part, more) => {
			const share = parseShare(`${part}/${part + more}`)
			expect(share && parseShare(shareText(share))).toEqual(share)
		}),
	)
})
