import { describe, expect, it } from 'vitest'
import { byFloor, countDoors, doorStatus, isUnreached, maskedName } from './rules'

describe('the state of a door', () => {
	it.each([
		[{ claimed: true, onRoll: true, channel: 'online' }, 'online', false],
		[{ claimed: false, onRoll: true, channel: 'paper' }, 'paper', false],
		[{ claimed: true, onRoll: true, channel: null }, 'unvoted', true],
		[{ claimed: false, onRoll: true, channel: null }, 'unclaimed', true],
		[{ claimed: true, onRoll: false, channel: null }, 'outside', false],
		[{ claimed: true, onRoll: null, channel: null }, 'claimed', false],
		[{ claimed: false, onRoll: null, channel: null }, 'unclaimed', false],
	] as const)('%o is %s', (door, status, unreached) => {
		expect(doorStatus(door)).toBe(status)
		expect(isUnreached(door)).toBe(unreached)
	})

	it('is counted', () => {
		const door = { claimed: true, onRoll: true, channel: null } as const
		const doors = [
			door,
			{ ...door, channel: 'online' as const },
			{ ...door, claimed: false },
			{ ...door, onRoll: false },
		]
		expect(countDoors(doors)).toEqual({ doors: 4, claimed: 3, online: 1, paper: 0, unreached: 2, outside: 1 })
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
