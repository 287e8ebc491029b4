import { expect, test } from 'vitest'
import {
	formatArea,
	formatBytes,
	formatCount,
	formatDay,
	formatDeadline,
	formatInstant,
	formatShare,
	formatYuan,
} from './format'
import { endOfDay } from './shanghai'

test.each([
	[0, '0.00 ㎡'],
	[5, '0.05 ㎡'],
	[7840, '78.40 ㎡'],
	[1248360, '12,483.60 ㎡'],
	[123456789012, '1,234,567,890.12 ㎡'],
	[-11625, '−116.25 ㎡'],
])('the area %d reads %s', (area, text) => {
	expect(formatArea(area)).toBe(text)
})

test('money is said in yuan', () => {
	expect(formatYuan(86400000, 'zh-CN')).toBe('864,000 元')
	expect(formatYuan(86400050, 'zh-CN')).toBe('864,000.50 元')
	expect(formatYuan(0, 'en')).toBe('¥0')
})

test('counts, shares and sizes', () => {
	expect(formatCount(1332)).toBe('1,332')
	expect(formatCount(999)).toBe('999')
	expect(formatShare(128, 167)).toBe('76.6%')
	// never rounded up over a threshold
	expect(formatShare(66666, 100000)).toBe('66.6%')
	expect(formatShare(1, 0)).toBe('—')
	expect(formatBytes(10)).toBe('1 KB')
	expect(formatBytes(1258291)).toBe('1.2 MB')
})

test('days and instants in both languages', () => {
	const ms = Date.parse('2026-11-23T08:05:00Z')
	expect(formatDay('2026-11-03', 'zh-CN')).toBe('2026年11月3日')
	expect(formatDay('2026-11-03', 'en')).toBe('3 November 2026')
	expect(formatInstant(ms, 'zh-CN')).toBe('2026年11月23日 16:05')
	expect(formatInstant(ms, 'en')).toBe('23 November 2026, 16:05')
	expect(formatDeadline(endOfDay('2026-12-31'), 'en')).toBe('31 December 2026, 24:00')
	expect(formatDeadline(ms, 'zh-CN')).toBe('2026年11月23日 16:05')
})
