import { buildingOfUnit, entranceOfUnit } from 'db/joins'
import { buildings, entrances, units } from 'db/schema'
import { read } from 'db/store.server'
import { and, eq } from 'drizzle-orm'

export interface DoorWords {
	building: string
	entrance: string
	number: string
}

/** What a door is called. */
export async function doorOf(estateId: string, unitId: string): Promise<DoorWords> {
	const [door] = await read
		.select({ building: buildings.name, entrance: entrances.name, number: units.number })
		.from(units)
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.where(and(eq(units.estateId, estateId), eq(units.id, unitId)))
		.limit(1)
	return door ?? { building: '', entrance: '', number: '' }
}
