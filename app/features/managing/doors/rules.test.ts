import { describe, expect, it } from 'vitest'
import { startOfDay } from '~/platform/shanghai'
import { deliveredOn, mayRemind, type VoteWindow, whyNotAtDoors, whyNotRemind } from './rules'

const hour = 60 * 60 * 1000
const at = (day: string, hours: number) => startOfDay(day) + hours * hour
const vote: VoteWindow = {
	openedAt: startOfDay('2026-11-16') + 5000,
	closesAt: startOfDay('2026-11-26'),
	closedAt: null,
	cancelledAt: null,
}

describe('work at the doors', () => {
	it.each<[string, Partial<VoteWindow>, number, string | null]>([
		['while one can vote', {}, at('2026-11-20', 10), null],
		['in the last second', {}, vote.closesAt - 1, null],
		['at the closing', {}, vote.closesAt, 'doors:refusal.over'],
		['after the count', { closedAt: vote.closesAt }, vote.closesAt + 1, 'doors:refusal.over'],
		['before the roll is frozen', { openedAt: null }, at('2026-11-16', 0), 'doors:refusal.not-open'],
		['after it was cancelled', { cancelledAt: 1 }, at('2026-11-20', 10), 'doors:refusal.cancelled'],
	])('%s: %s', (_name, change, now, refusal) => {
		expect(whyNotAtDoors({ ...vote, ...change }, now)).toBe(refusal)
	})
})

describe('the day of a delivery', () => {
	const now = at('2026-11-20', 9)
	it.each([
		['2026-11-20', now],
		['2026-11-19', at('2026-11-19', 12)],
		['2026-11-16', at('2026-11-16', 12)],
		['2026-11-15', 'doors:refusal.before-opening'],
		['2026-11-21', 'doors:refusal.in-future'],
	])('%s', (day, expected) => expect(deliveredOn(day, vote.openedAt ?? 0, now)).toBe(expected))

	it('is never before the roll was frozen', () => {
		const openedAt = at('2026-11-16', 15)
		expect(deliveredOn('2026-11-16', openedAt, now)).toBe(openedAt)
	})
})

describe('a reminder', () => {
	it.each<[string, number, string | null]>([
		['by day', at('2026-11-24', 10), null],
		['in the last night but one', at('2026-11-24', 22), null],
		['in the last evening', at('2026-11-25', 21), 'doors:refusal.too-late-today'],
		['in the last hour of the day', at('2026-11-25', 20.9), null],
		['after the closing', vote.closesAt, 'doors:refusal.over'],
	])('%s', (_name, now, refusal) => expect(whyNotRemind(vote, now)).toBe(refusal))

	it('comes as often a day as the profile allows, and an hour apart', () => {
		const now = at('2026-11-20', 10)
		const early = { day: '2026-11-20', remindedAt: at('2026-11-20', 8.5) }
		const just = { day: '2026-11-20', remindedAt: now - 60_000 }
		const yesterday = { day: '2026-11-19', remindedAt: at('2026-11-19', 10) }
		const forToday = { day: '2026-11-20', remindedAt: at('2026-11-19', 22) }
		const asked = (before: Parameters<typeof mayRemind>[0], perDay: number) => mayRemind(before, perDay, now, now)
		expect(asked([], 1)).toBe(true)
		expect(asked([], 0)).toBe(false)
		expect(asked([yesterday], 1)).toBe(true)
		expect(asked([early], 1)).toBe(false)
		expect(asked([forToday], 1)).toBe(false)
		expect(asked([early], 2)).toBe(true)
		expect(asked([early, yesterday], 2)).toBe(true)
		expect(asked([just], 2)).toBe(false)
	})
})
