import type { Weight } from './rules'

/** A roll as it is compared with another. */
export interface ComparedRoll {
	heads: number
	area: number
	/** Unit → its area and its owners, as one text. */
	units: ReadonlyMap<string, { area: number; owners: string }>
}

export interface Drift {
	before: Weight
	now: Weight
	/** Unit ids. */
	added: string[]
	gone: string[]
	areaChanged: { unitId: string; before: number; now: number }[]
	/** How many units on both rolls have other owners now; which, and who, is not said. */
	ownersChanged: number
}

/** How a roll differs from the one of the last vote of the same scope. */
export function driftOf(before: ComparedRoll, now: ComparedRoll): Drift {
	const both = [...now.units].flatMap(([unitId, unit]) => {
		const earlier = before.units.get(unitId)
		return earlier ? [{ unitId, unit, earlier }] : []
	})
	return {
		before: { heads: before.heads, area: before.area },
		now: { heads: now.heads, area: now.area },
		added: [...now.units.keys()].filter((unitId) => !before.units.has(unitId)),
		gone: [...before.units.keys()].filter((unitId) => !now.units.has(unitId)),
		areaChanged: both.flatMap(({ unitId, unit, earlier }) =>
			unit.area === earlier.area ? [] : [{ unitId, before: earlier.area, now: unit.area }],
		),
		ownersChanged: both.filter(({ unit, earlier }) => unit.owners !== earlier.owners).length,
	}
}

export function drifted({ added, gone, areaChanged, ownersChanged }: Drift): boolean {
	return added.length + gone.length + areaChanged.length + ownersChanged > 0
}
