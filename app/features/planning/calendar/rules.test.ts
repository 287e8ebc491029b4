import { calendar2026 } from 'db/reference/calendar-2026'
import { describe, expect, it, test } from 'vitest'
import { isWeekend, postingEnd, rollForward } from '~/features/planning/votes/calendar'
import { readList, restsOf } from './rules'

describe('reading the list of a year', () => {
	it.each([
		['as CSV', '日期,类型,名称\n2026-01-01,休,元旦\n2026-01-04,班,元旦'],
		['with tabs and days as they are written', '2026年1月1日\t放假\t元旦\n2026/1/4\t上班\t元旦'],
		['with wide commas and empty lines', '\n2026-01-01，休，元旦\n\n2026-01-04，班，元旦\n'],
		['with spaces and quotes', '"2026-01-01" holiday 元旦\r\n2026.1.4 workday 元旦\r\n'],
	])('%s', (_title, text) => {
		expect(readList(text, 2026)).toEqual({
			days: [
				{ day: '2026-01-01', kind: 'holiday', name: '元旦' },
				{ day: '2026-01-04', kind: 'workday', name: '元旦' },
			],
			faults: [],
		})
	})

	test.each([
		['2026-01-01,休', 'columns'],
		['2026-02-30,休,春节', 'day'],
		['一月一日,休,元旦 1', 'day'],
		['2027-01-01,休,元旦', 'year'],
		['2026-01-01,假,元旦', 'kind'],
		[`2026-01-01,休,${'元'.repeat(21)}`, 'name'],
		// a Thursday is a day of work as it is
		['2026-01-08,班,元旦', 'workday-on-workday'],
	])('%s', (line, error) => {
		const { days, faults } = readList(`2026-05-01,休,劳动节\n${line}`, 2026)
		expect(faults).toEqual([{ line: 2, error: `calendar:refusal.${error}` }])
		expect(days).toHaveLength(1)
	})

	it('names a day once', () => {
		expect(readList('2026-01-01,休,元旦\n2026-1-1,休,元旦', 2026).faults).toEqual([
			{ line: 2, error: 'calendar:refusal.twice' },
		])
	})
})

describe('the list of 2026', () => {
	const calendar = new Map(calendar2026.map(({ day, kind }) => [day, kind]))
	it('has 33 days of rest and 6 moved days of work, each of them at a weekend', () => {
		const moved = calendar2026.filter(({ kind }) => kind === 'workday').map(({ day }) => day)
		expect(calendar2026.length - moved.length).toBe(33)
		expect(moved).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])
		expect(moved.every(isWeekend)).toBe(true)
	})
	it('is shown as the notice has it', () => {
		const rests = restsOf(calendar2026).filter(({ kind }) => kind === 'holiday')
		expect(rests.map(({ name, days }) => `${name} ${days}`)).toEqual([
			'元旦 3',
			'春节 9',
			'清明节 3',
			'劳动节 5',
			'端午节 3',
			'中秋节 3',
			'国庆节 7',
		])
	})
	it.each([
		['2026-10-01', '2026-10-08'],
		['2026-10-10', '2026-10-10'],
		['2026-10-11', '2026-10-12'],
		['2026-09-19', '2026-09-20'],
		['2026-02-14', '2026-02-14'],
		['2026-02-16', '2026-02-24'],
		['2026-05-04', '2026-05-06'],
	])('%s ends on %s', (day, expected) => {
		expect(rollForward(day, calendar)).toBe(expected)
	})
	it('a posting of 3 days from 29 September ends after the holidays', () => {
		expect(postingEnd('2026-09-29', 3, calendar)).toBe('2026-10-08')
	})
})
