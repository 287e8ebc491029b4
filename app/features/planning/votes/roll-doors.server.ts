import { buildingOfUnit, entranceOfUnit } from 'db/joins'
import { buildings, entrances, units } from 'db/schema'
import type { Read } from 'db/store.server'
import { asc, eq } from 'drizzle-orm'
import { doorName } from './door-name'
import type { Door } from './roll-doors'
import type { RollGap, UnitUse } from './roll-rules'

/** The order of doors in an estate. */
export const inDoorOrder = [
	asc(buildings.position),
	asc(entrances.position),
	asc(units.floor),
	asc(units.number),
	asc(units.id),
]

export interface UsedDoor extends Door {
	use: UnitUse
}

/** All doors of an estate in their order. One query. */
export function doorsOf(db: Pick<Read, 'select'>, estateId: string): Promise<UsedDoor[]> {
	return db
		.select({
			unitId: units.id,
			buildingId: buildings.id,
			building: buildings.name,
			entranceId: entrances.id,
			entrance: entrances.name,
			number: units.number,
			use: units.use,
		})
		.from(units)
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.where(eq(units.estateId, estateId))
		.orderBy(...inDoorOrder)
}

export interface GapDoor extends Door {
	missing: RollGap['missing']
}

/** The doors behind the gaps, in their order. */
export function doorsOfGaps(doors: readonly Door[], gaps: readonly RollGap[]): GapDoor[] {
	const missing = new Map(gaps.map((gap) => [gap.unitId, gap.missing]))
	return doors.flatMap((door) => {
		const lacks = missing.get(door.unitId)
		return lacks ? [{ ...door, missing: lacks }] : []
	})
}

const named = 8

/** A few doors in one line, for a sentence: the rest is on the page. */
export function someDoors(doors: readonly Pick<Door, 'building' | 'entrance' | 'number'>[]): string {
	const first = doors.slice(0, named).map(doorName).join('; ')
	return doors.length > named ? `${first} …` : first
}
