import { describe, expect, test } from 'vitest'
import { type Calendar, isRestDay, postingEnd, rollForward } from './calendar'

/** Days of the shape that a State Council notice has; 2026-01-04 and 2026-02-14 are moved days of work. */
const calendar: Calendar = new Map([
	['2026-01-01', 'holiday'],
	['2026-01-02', 'holiday'],
	['2026-01-03', 'holiday'],
	['2026-01-04', 'workday'],
	['2026-02-14', 'workday'],
	...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((day): [string, 'holiday'] => [
		`2026-02-${day}`,
		'holiday',
	]),
	['2026-02-28', 'workday'],
])

describe('a last day on a day of rest rolls to the next workday (Civil Code art. 203)', () => {
	test.each([
		['a Wednesday stays', '2026-03-11', '2026-03-11'],
		['a Saturday rolls to Monday', '2026-03-14', '2026-03-16'],
		['a Sunday rolls to Monday', '2026-03-15', '2026-03-16'],
		['New Year rolls to the Sunday that is worked', '2026-01-01', '2026-01-04'],
		['the Saturday of New Year too', '2026-01-03', '2026-01-04'],
		['a worked Sunday stays', '2026-01-04', '2026-01-04'],
		['a worked Saturday stays', '2026-02-14', '2026-02-14'],
		['Spring Festival rolls over all its days', '2026-02-15', '2026-02-24'],
		['its last day too', '2026-02-23', '2026-02-24'],
		['New Year’s Eve is no holiday', '2025-12-31', '2025-12-31'],
	])('%s', (_title, day, expected) => {
		expect(rollForward(day, calendar)).toBe(expected)
	})

	test('without a list only weekends rest', () => {
		expect(rollForward('2026-01-01', new Map())).toBe('2026-01-01')
		expect(isRestDay('2026-01-04', new Map())).toBe(true)
	})
})

describe('a posting of so many days', () => {
	test.each([
		['the day of posting is not counted (art. 201)', '2026-03-10', 3, '2026-03-13'],
		['a weekend in the middle counts', '2026-03-12', 5, '2026-03-17'],
		['its end rolls over a weekend', '2026-03-11', 3, '2026-03-16'],
		['its end rolls over Spring Festival', '2026-02-13', 3, '2026-02-24'],
		['into the next year', '2025-12-29', 3, '2026-01-04'],
	])('%s', (_title, from, days, expected) => {
		expect(postingEnd(from, days, calendar)).toBe(expected)
	})
})
