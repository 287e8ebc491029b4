import { describe, expect, it } from 'vitest'
import { byEntrance, chooseDoors, type Door } from './roll-doors'

const doors: Door[] = ['1', '2'].flatMap((b) =>
	['1', '2'].flatMap((e) =>
		['101', '102', '201'].map((number) => ({
			unitId: `u${b}${e}${number}`,
			buildingId: `b${b}`,
			building: `${b} 栋`,
			entranceId: `e${b}${e}`,
			entrance: `${e} 单元`,
			number,
		})),
	),
)

const choose = (typed: string, parts: string[] = [], among = doors) => chooseDoors(among, { typed, parts })

describe('a list of doors', () => {
	it.each([
		'1 栋 2 单元 101',
		'1栋2单元101',
		'1栋2单元101室',
		'１栋２单元１０１',
		'1-2-101',
		'1 2 101',
		'1/2/101',
		'1号楼-2单元-101室',
		'第1幢 2门 101',
	])('understands %s', (typed) => {
		expect(choose(typed)).toEqual({ unitIds: ['u12101'], unknown: [] })
	})

	it('takes each door once, in the order of the doors', () => {
		expect(choose('2-1-201\n1-1-102，1 栋 1 单元 102、1-1-101;').unitIds).toEqual(['u11101', 'u11102', 'u21201'])
	})

	it('joins whole buildings and entrances with single doors', () => {
		expect(choose('2-2-101', ['entrance:e11']).unitIds).toEqual(['u11101', 'u11102', 'u11201', 'u22101'])
		expect(choose('', ['building:b2']).unitIds).toHaveLength(6)
	})

	it('names what it does not find', () => {
		expect(choose('9-9-999\n1-1-101', ['building:b9'])).toEqual({
			unitIds: ['u11101'],
			unknown: ['building:b9', '9-9-999'],
		})
		expect(choose(' \n , ')).toEqual({ unitIds: [], unknown: [] })
	})

	it('does not guess between two buildings of like names', () => {
		const twin = { ...doors[0], unitId: 'twin', buildingId: 'b1x', building: '1 号楼', entranceId: 'e1x' }
		const [first] = doors
		if (!first) throw new Error('no door')
		const among = [first, { ...first, ...twin }]
		expect(choose('1-1-101', [], among).unknown).toEqual(['1-1-101'])
		expect(choose('1栋1单元101', [], among).unitIds).toEqual(['u11101'])
	})
})

it('groups doors by entrance', () => {
	expect(byEntrance(doors).map(({ building, entrance, rows }) => [building, entrance, rows.length])).toEqual([
		['1 栋', '1 单元', 3],
		['1 栋', '2 单元', 3],
		['2 栋', '1 单元', 3],
		['2 栋', '2 单元', 3],
	])
})
