import { array, assert, constantFrom, integer, property, record, boolean as yesOrNo } from 'fast-check'
import { expect, it } from 'vitest'
import { addWeights, type Weight } from '~/features/planning/votes/rules'
import { linesOf, type Part, strictest, type Turnout, type TurnoutGroup, turnoutOfGroups } from './rules'

const parts: Part[] = ['1', '2', '3'].flatMap((building) =>
	['1', '2'].map((entrance) => ({
		buildingId: `b${building}`,
		building: `${building} 栋`,
		entranceId: `b${building}e${entrance}`,
		entrance: `${entrance} 单元`,
	})),
)

const groups = array(
	record({
		part: constantFrom(...parts),
		channel: constantFrom('online' as const, 'paper' as const, 'municipal' as const, null),
		delivery: constantFrom('delivered' as const, 'undeliverable' as const, null),
		paperWaiting: yesOrNo(),
		heads: integer({ min: 1, max: 5000 }),
		area: integer({ min: 0, max: 50_000_000 }),
	}),
	{ maxLength: 60 },
).map((all) =>
	all.map(
		({ part, ...group }): TurnoutGroup => ({ ...group, buildingId: part.buildingId, entranceId: part.entranceId }),
	),
)

const names = [
	'all',
	'online',
	'paper',
	'municipal',
	'voted',
	'unvoted',
	'toConfirm',
	'delivered',
	'undeliverable',
	'unrecorded',
] as const satisfies readonly (keyof Turnout)[]

const sum = (lines: readonly Turnout[], name: (typeof names)[number]): Weight =>
	addWeights(lines.map((line) => line[name]))

it('every sum is the sum of its parts, and of paper, online and municipal', () => {
	assert(
		property(groups, (all) => {
			const whole = turnoutOfGroups(all)
			expect(whole.voted).toEqual(addWeights([whole.online, whole.paper, whole.municipal]))
			expect(whole.all).toEqual(addWeights([whole.voted, whole.unvoted]))
			expect(whole.all).toEqual(addWeights([whole.delivered, whole.undeliverable, whole.unrecorded]))
			const lines = linesOf(parts, all)
			const ofBuildings = lines.filter((line) => line.entrance === null)
			for (const name of names) {
				expect(sum(ofBuildings, name)).toEqual(whole[name])
				for (const line of ofBuildings) {
					const entrances = lines.filter((one) => one.building === line.building && one.entrance !== null)
					expect(sum(entrances, name)).toEqual(line[name])
				}
			}
		}),
	)
})

it('a captain’s lines are those of the own entrances alone', () => {
	const group = { channel: null, delivery: null, paperWaiting: false, heads: 1, area: 100 }
	const all = parts.map(({ buildingId, entranceId }) => ({ ...group, buildingId, entranceId }))
	const lines = linesOf(parts.slice(0, 1), all)
	expect(lines.map(({ building, entrance, all: everyone }) => [building, entrance, everyone.heads])).toEqual([
		['1 栋', null, 1],
	])
})

it.each([
	[[[2, 3]], [2, 3]],
	[
		[
			[1, 2],
			[2, 3],
			[3, 5],
		],
		[2, 3],
	],
	[[], [0, 1]],
] as const)('of %j the strictest participation is %j', (given, expected) => {
	expect(strictest(given.map((participation) => ({ participation })))).toEqual(expected)
})
