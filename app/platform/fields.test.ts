import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { areaText, day, id, phone, requestKey, text, wholeNumber, yuanText } from './fields'

const said = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues.map((issue) => issue.message)

test.each([
	['13800138000', '13800138000'],
	['138 0013 8000', '13800138000'],
	['+86 138-0013-8000', '13800138000'],
	['008613800138000', '13800138000'],
	['１３８００１３８０００', '13800138000'],
])('the phone %j is %s', (typed, number) => {
	expect(phone.parse(typed)).toBe(number)
})

test.each(['12800138000', '1380013800', '138001380000', '028-85550123', 'abc', '１２', "1380013800'"])(
	'%j is no mobile',
	(typed) => {
		expect(said(phone, typed)).toEqual(['common:error.phone'])
	},
)

test.each([
	['78.40', 7840],
	['78.4', 7840],
	['78', 7800],
	['0.01', 1],
	['1,234.56', 123456],
	['７８．４０', 7840],
	['1000000', 100_000_000],
])('the area %j is %d', (typed, area) => {
	expect(areaText.parse(typed)).toBe(area)
})

test.each(['0', '0.00', '-1', '78.405', '1e3', '1000000.01', 'NaN', '78..4', '九十', '0x10', 'Infinity'])(
	'%j is no area',
	(typed) => {
		expect(said(areaText, typed)).toEqual(['common:error.area'])
	},
)

test('yuan come out as 分, exactly', () => {
	expect(yuanText.parse('864000.00')).toBe(86400000)
	expect(yuanText.parse('0')).toBe(0)
	expect(yuanText.parse('1.1')).toBe(110)
	expect(yuanText.parse('1.15')).toBe(115)
	expect(said(yuanText, '1.155')).toEqual(['common:error.yuan'])
	expect(said(yuanText, '99999999999')).toEqual(['common:error.yuan'])
})

test('days are real', () => {
	expect(day.parse('2028-02-29')).toBe('2028-02-29')
	expect(said(day, '2026-02-29')).toEqual(['common:error.day'])
})

test('whole numbers', () => {
	expect(wholeNumber({ min: 1, max: 60 }).parse('15')).toBe(15)
	expect(said(wholeNumber({ min: 1, max: 60 }), '61')).toEqual(['common:error.whole-number?min=1&max=60'])
	expect(said(wholeNumber({ max: 9 }), '1.5')).toEqual(['common:error.whole-number?min=0&max=9'])
})

describe('what is missing or too much', () => {
	test('text', () => {
		expect(said(text({ max: 5 }), undefined)).toEqual(['common:error.required'])
		expect(said(text({ max: 5 }), '')).toEqual(['common:error.required'])
		expect(said(text({ max: 5 }), '六个字六个字')).toEqual(['common:error.too-long?max=5'])
		expect(said(text({ min: 2, max: 5 }), '一')).toEqual(['common:error.too-short?min=2'])
	})

	test('ids and keys come from pages', () => {
		expect(said(id, "1' or 1=1")).toEqual(['common:error.invalid'])
		expect(said(requestKey, 'x')).toEqual(['common:error.stale-form'])
		expect(requestKey.parse('01JD2Q6H8ZC4V0T9M3K5N7P1RS')).toBe('01JD2Q6H8ZC4V0T9M3K5N7P1RS')
	})

	test('zod’s own complaints are keys too', () => {
		expect(said(z.enum(['for', 'against']), 'maybe')).toEqual(['common:error.invalid'])
		expect(said(z.enum(['for', 'against']), undefined)).toEqual(['common:error.required'])
		expect(said(z.strictObject({}), { more: 1 })).toEqual(['common:error.unknown-field'])
		expect(said(z.array(z.string()).min(1), [])).toEqual(['common:error.too-few?min=1'])
		expect(said(z.number().max(3), 4)).toEqual(['common:error.too-big?max=3'])
		expect(said(z.email(), 'x')).toEqual(['common:error.email'])
	})
})
