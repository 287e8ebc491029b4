import { describe, expect, it } from 'vitest'
import { byBuilding, entranceFloors } from './doors'

const door = (buildingId: string, entranceId: string, floor: number, number: string, readAt: number | null = null) => ({
	buildingId,
	buildingName: `${buildingId} 栋`,
	entranceId,
	entranceName: `${entranceId} 单元`,
	floor,
	number,
	readAt,
})

const doors = [
	door('1', 'a', 2, '201', 5),
	door('1', 'a', 2, '202'),
	door('1', 'a', 1, '101'),
	door('1', 'b', 1, '101', 7),
	door('2', 'c', 1, '101'),
]

describe('doors as the buildings stand', () => {
	it('goes entrance by entrance, from the top floor down', () => {
		const entrances = entranceFloors(doors)
		expect(entrances.map((entrance) => entrance.name)).toEqual(['1 栋 a 单元', '1 栋 b 单元', '2 栋 c 单元'])
		expect(entrances[0]?.floors.map((row) => [row.floor, row.doors.map((each) => each.number)])).toEqual([
			[2, ['201', '202']],
			[1, ['101']],
		])
	})

	it('adds up by building', () => {
		expect(byBuilding(doors)).toEqual([
			{ id: '1', name: '1 栋', households: 4, read: 2 },
			{ id: '2', name: '2 栋', households: 1, read: 0 },
		])
	})
})
