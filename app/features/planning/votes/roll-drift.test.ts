import { expect, it } from 'vitest'
import { type ComparedRoll, drifted, driftOf } from './roll-drift'

const roll = (heads: number, units: Record<string, [number, string]>): ComparedRoll => ({
	heads,
	area: Object.values(units).reduce((sum, [area]) => sum + area, 0),
	units: new Map(Object.entries(units).map(([id, [area, owners]]) => [id, { area, owners }])),
})

it('says what came, went and changed; of owners only how many', () => {
	const before = roll(3, { a: [5000, 'wang'], b: [6000, 'li'], c: [7000, 'chen'] })
	const now = roll(2, { a: [5000, 'wang'], b: [6050, 'zhao'], d: [8000, 'wang'] })
	expect(driftOf(before, now)).toEqual({
		before: { heads: 3, area: 18_000 },
		now: { heads: 2, area: 19_050 },
		added: ['d'],
		gone: ['c'],
		areaChanged: [{ unitId: 'b', before: 6000, now: 6050 }],
		ownersChanged: 1,
	})
})

it('finds nothing between equal rolls', () => {
	const same = roll(1, { a: [5000, 'wang'] })
	expect(drifted(driftOf(same, same))).toBe(false)
	expect(drifted(driftOf(same, roll(1, { a: [5000, 'li'] })))).toBe(true)
})
