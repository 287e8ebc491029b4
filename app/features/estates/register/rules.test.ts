import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { harmlessCell, restoredCell } from '~/platform/harmless-cell'
import { columnLetter, excelNumber } from '~/platform/workbook/cells'
import {
	areaText,
	hostileCharacter,
	isWeaker,
	looksLike,
	parseArea,
	parseFloor,
	parseIdSuffix,
	parsePhone,
	tidyCell,
	tidyName,
} from './rules'

const answerOf = <T>(parsed: { ok: true; value: T } | { ok: false; code: string }) =>
	parsed.ok ? parsed.value : parsed.code

describe('an area', () => {
	test.each([
		['89.56', 8956],
		['89.5', 8950],
		['89', 8900],
		['８９．５６', 8956],
		[' 89.56 ㎡', 8956],
		['89.56平方米', 8956],
		['1,089.56', 108956],
		['0.01', 1],
		['89.560', 8956],
		['1000000', 100_000_000],
		['', 'area-missing'],
		['0', 'area-not-positive'],
		['0.00', 'area-not-positive'],
		['-89.56', 'area-not-positive'],
		['89.567', 'area-decimals'],
		['0.30000000000000004', 'area-decimals'],
		['1000000.01', 'area-too-large'],
		['八十九', 'area-no-number'],
		['89.56.1', 'area-no-number'],
		['8.9e1', 'area-no-number'],
		['NaN', 'area-no-number'],
		['1,08,9', 'area-no-number'],
	])('%s', (typed, expected) => expect(answerOf(parseArea(typed))).toBe(expected))

	test('of any size reads back exactly', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 100_000_000 }), (area) => {
				expect(parseArea(areaText(area))).toEqual({ ok: true, value: area })
			}),
		)
	})

	test('keeps its two decimals through the seventeen digits that Excel may store', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 100_000_000 }), (area) => {
				const stored = (area / 100).toPrecision(17)
				expect(parseArea(excelNumber(stored))).toEqual({ ok: true, value: area })
			}),
		)
	})
})

test.each([
	['13800138000', '13800138000'],
	['138 0013 8000', '13800138000'],
	['+86 138-0013-8000', '13800138000'],
	['１３８００１３８０００', '13800138000'],
	['', ''],
	['12800138000', 'phone-wrong'],
	['1380013800', 'phone-wrong'],
	['028-85551234', 'phone-wrong'],
	['+852 9123 4567', 'phone-wrong'],
])('the phone %s', (typed, expected) => expect(answerOf(parsePhone(typed))).toBe(expected))

test.each([
	['3', 3],
	['３层', 3],
	['-1', -1],
	['B1', -1],
	['3.0', 3],
	['', 'floor-missing'],
	['3.5', 'floor-wrong'],
	['三', 'floor-wrong'],
	['100', 'floor-wrong'],
])('the floor %s', (typed, expected) => expect(answerOf(parseFloor(typed))).toBe(expected))

test.each([
	['0123', 'text', '0123'],
	['012x', 'text', '012X'],
	['12', 'number', '0012'],
	['12', 'text', 'suffix-wrong'],
	['12345', 'text', 'suffix-wrong'],
	['', 'text', ''],
] as const)('the last four %s (%s)', (typed, kind, expected) =>
	expect(answerOf(parseIdSuffix(typed, kind))).toBe(expected),
)

test('what Excel stores with seventeen digits reads as Excel shows it', () => {
	expect(excelNumber('89.560000000000002')).toBe('89.56')
	expect(excelNumber('1.38E+10')).toBe('13800000000')
	expect(excelNumber('101')).toBe('101')
})

test('hostile characters have names', () => {
	expect(hostileCharacter('a\u0000b')).toBe('U+0000')
	expect(hostileCharacter('a\u202eb')).toBe('U+202E')
	expect(hostileCharacter('\u2067')).toBe('U+2067')
	expect(hostileCharacter('\ud800')).toBe('U+D800')
	expect(hostileCharacter('<script>alert(1)</script>')).toBeNull()
	expect(hostileCharacter('𠮷田')).toBeNull()
})

test('spaces of all kinds are tidied', () => {
	expect(tidyCell('　1栋\t\n 东 ')).toBe('1栋 东')
	expect(tidyName('张 三')).toBe('张三')
	expect(tidyName('Li Hua')).toBe('Li Hua')
})

test('buildings that look alike', () => {
	expect(looksLike('1号楼')).toBe(looksLike('１ 栋'))
	expect(looksLike('1栋')).not.toBe(looksLike('11栋'))
	expect(looksLike('东楼')).not.toBe(looksLike('西楼'))
})

test('letters of columns', () => {
	expect([0, 25, 26, 51, 52].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA'])
})

test('registry is stronger than survey, survey than contract', () => {
	expect(isWeaker('contract', 'survey')).toBe(true)
	expect(isWeaker('survey', 'registry')).toBe(true)
	expect(isWeaker('registry', 'registry')).toBe(false)
	expect(isWeaker('registry', 'contract')).toBe(false)
})

test('no text of an export begins like a formula, and each is restored', () => {
	const start = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', "'", "'=", '王')
	fc.assert(
		fc.property(start, fc.string(), (first, rest) => {
			const text = first + rest
			expect(harmlessCell(text)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
			expect(restoredCell(harmlessCell(text))).toBe(text)
		}),
	)
})
