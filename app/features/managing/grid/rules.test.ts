import { assert, constantFrom, property, record, boolean as yesOrNo } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visitOutcomes } from '../doors/rules'
import { byFloor, countDoors, type DoorFacts, doorFilters, doorStatus, isUnvoted, maskedName, passes } from './rules'

const door: DoorFacts = {
	claimed: true,
	onRoll: true,
	channel: null,
	paperWaiting: false,
	visit: null,
	delivery: null,
}

const anyDoor = record<DoorFacts>({
	claimed: yesOrNo(),
	onRoll: constantFrom(true, true, true, false, null),
	channel: constantFrom('online' as const, 'paper' as const, null),
	paperWaiting: yesOrNo(),
	visit: constantFrom(...visitOutcomes, null),
	delivery: constantFrom('delivered' as const, 'undeliverable' as const, null),
})

describe('the state of a door', () => {
	it.each<[Partial<DoorFacts>, string, boolean]>([
		[{ channel: 'online' }, 'online', false],
		[{ channel: 'online', paperWaiting: true, visit: 'refused' }, 'online', false],
		[{ claimed: false, channel: 'paper' }, 'paper', false],
		[{ paperWaiting: true, delivery: 'delivered' }, 'to-confirm', false],
		[{ visit: 'refused', delivery: 'delivered' }, 'refused', true],
		[{ delivery: 'delivered' }, 'delivered', true],
		[{ delivery: 'delivered', visit: 'not-home' }, 'delivered', true],
		[{ delivery: 'undeliverable' }, 'not-reached', true],
		[{ delivery: 'undeliverable', visit: 'later' }, 'reached', true],
		[{ visit: 'met' }, 'reached', true],
		[{ visit: 'called' }, 'reached', true],
		[{ visit: 'not-home' }, 'not-reached', true],
		[{ visit: 'no-answer' }, 'not-reached', true],
		[{ visit: 'moved' }, 'not-reached', true],
		[{}, 'not-reached', true],
		[{ claimed: false }, 'not-reached', true],
		[{ onRoll: false, visit: 'met' }, 'outside', false],
		[{ onRoll: null }, 'claimed', false],
		[{ onRoll: null, claimed: false }, 'unclaimed', false],
	])('%o is %s', (facts, status, unvoted) => {
		expect(doorStatus({ ...door, ...facts })).toBe(status)
		expect(isUnvoted({ ...door, ...facts })).toBe(unvoted)
	})

	it('is counted', () => {
		const doors: DoorFacts[] = [
			door,
			{ ...door, channel: 'online' },
			{ ...door, claimed: false, delivery: 'delivered' },
			{ ...door, paperWaiting: true },
			{ ...door, visit: 'refused' },
			{ ...door, onRoll: false },
		]
		expect(countDoors(doors)).toEqual({
			doors: 6,
			claimed: 5,
			online: 1,
			paper: 0,
			toConfirm: 1,
			unvoted: 3,
			delivered: 1,
			notReached: 1,
			refused: 1,
			outside: 1,
		})
	})

	it('is one of the counted ones, and each filter lets through as many as are counted', () => {
		const doorsOfOneVote = (doors: readonly DoorFacts[]) => doors.map((one) => ({ ...one, onRoll: one.onRoll ?? true }))
		assert(
			property(record({ some: constantFrom(1, 5, 30), one: anyDoor, two: anyDoor }), ({ some, one, two }) => {
				const doors = doorsOfOneVote(Array.from({ length: some }, (_, index) => (index % 3 ? one : two)))
				const counts = countDoors(doors)
				expect(counts.online + counts.paper + counts.toConfirm + counts.unvoted + counts.outside).toBe(counts.doors)
				expect(counts.delivered + counts.notReached + counts.refused).toBe(counts.unvoted)
				const shown = Object.fromEntries(
					doorFilters.map((filter) => [filter, doors.filter((d) => passes(d, filter)).length]),
				)
				expect(shown).toEqual({
					unvoted: counts.unvoted,
					'to-confirm': counts.toConfirm,
					'not-reached': counts.notReached,
					delivered: counts.delivered,
					refused: counts.refused,
					online: counts.online,
					paper: counts.paper,
				})
			}),
		)
	})
})

it('a building is read from the top floor down', () => {
	const doors = [{ floor: 1 }, { floor: 3 }, { floor: 1 }]
	expect(byFloor(doors).map(({ floor, doors: on }) => [floor, on.length])).toEqual([
		[3, 1],
		[1, 2],
	])
})

it.each([
	['王秀兰', '王**'],
	['李四', '李*'],
	['张', '张*'],
	['欧阳娜娜子', '欧***'],
])('%s is shown as %s', (name, shown) => expect(maskedName(name)).toBe(shown))
