import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { afterAll, describe, expect, test } from 'vitest'
import { formatDeadline } from './format'
import { addDays, daysBetween, endOfDay, isDay, shanghaiClock, shanghaiDay, startOfDay } from './shanghai'

const own = process.env.TZ
afterAll(() => {
	process.env.TZ = own ?? ''
})

const at = (text: string) => Date.parse(text)

describe.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Apia', 'Asia/Kathmandu'])(
	'on a server in %s',
	(zone) => {
		test('the day begins and ends at midnight in Shanghai', () => {
			process.env.TZ = zone
			expect(startOfDay('2026-11-23')).toBe(at('2026-11-22T16:00:00Z'))
			expect(endOfDay('2026-11-23')).toBe(at('2026-11-23T16:00:00Z'))
			expect(shanghaiDay(at('2026-11-23T15:59:59.999Z'))).toBe('2026-11-23')
			expect(shanghaiDay(at('2026-11-23T16:00:00Z'))).toBe('2026-11-24')
			expect(shanghaiClock(at('2026-11-23T08:20:00Z'))).toEqual({
				year: 2026,
				month: 11,
				day: 23,
				hour: 16,
				minute: 20,
			})
			expect(formatDeadline(endOfDay('2026-11-23'), 'zh-CN')).toBe('2026年11月23日 24:00')
		})

		test('days are counted over the ends of months and years', () => {
			process.env.TZ = zone
			expect(addDays('2027-12-31', 1)).toBe('2028-01-01')
			expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
			expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
			expect(daysBetween('2026-11-08', '2026-11-23')).toBe(15)
			expect(daysBetween('2026-11-23', '2026-11-23')).toBe(0)
			expect(daysBetween('2026-11-24', '2026-11-23')).toBe(-1)
		})
	},
)

test('agrees with the time-zone database', () => {
	fc.assert(
		fc.property(fc.integer({ min: at('1992-01-01T00:00:00Z'), max: at('2100-01-01T00:00:00Z') }), (ms) => {
			const there = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Asia/Shanghai')
			expect(shanghaiDay(ms)).toBe(there.toPlainDate().toString())
			expect(startOfDay(shanghaiDay(ms))).toBe(there.startOfDay().epochMilliseconds)
			expect(ms).toBeLessThan(endOfDay(shanghaiDay(ms)))
		}),
	)
})

test.each(['2026-02-29', '2026-13-01', '2026-1-1', '2026-11-31', '20261123', '2026-11-23T00:00', '', '+02026-11-23'])(
	'%j is no day',
	(text) => {
		expect(isDay(text)).toBe(false)
		expect(() => startOfDay(text)).toThrow(RangeError)
	},
)
