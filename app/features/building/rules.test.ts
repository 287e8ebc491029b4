import { describe, expect, it } from 'vitest'
import { startOfDay } from '~/platform/shanghai'
import { whyNotFinish, whyNotOnDay } from './rules'

const started = startOfDay('2026-09-01')

describe('recording works', () => {
	it.each([
		['2026-11-20', null],
		['2026-11-21', 'estates:refusal.day-ahead'],
	])('starts on %s', (day, refusal) => {
		expect(whyNotOnDay(day, '2026-11-20')).toBe(refusal)
	})

	it.each([
		['not started', { worksStartedAt: null, worksFinishedAt: null }, '2026-11-20', 'estates:refusal.not-started'],
		['on the day of the start', { worksStartedAt: started, worksFinishedAt: null }, '2026-09-01', null],
		[
			'the day before',
			{ worksStartedAt: started, worksFinishedAt: null },
			'2026-08-31',
			'estates:refusal.finish-before-start',
		],
		['tomorrow', { worksStartedAt: started, worksFinishedAt: null }, '2026-11-21', 'estates:refusal.day-ahead'],
		['a second time', { worksStartedAt: started, worksFinishedAt: started }, '2026-11-20', 'estates:refusal.finished'],
	] as const)('finishes: %s', (_, works, day, refusal) => {
		expect(whyNotFinish(works, day, '2026-11-20')).toBe(refusal)
	})
})
