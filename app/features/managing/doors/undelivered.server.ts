import { buildingOfUnit, entranceOfUnit, unitOnRoll } from 'db/joins'
import { buildings, entrances, rollUnits, units } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq } from 'drizzle-orm'
import { ofDoor } from './latest.server'

export interface PostedBuilding {
	building: string
	/** “1 单元 301”: doors alone, no names. */
	doors: string[]
}

/**
 * 公示: the doors whose ballot could not be brought and has been posted, for everyone to read: they stay until they are
 * delivered, whether they have voted or not. One query.
 */
export async function undeliveredDoors(estateId: string, voteId: string): Promise<PostedBuilding[]> {
	const rows = await read
		.select({
			building: buildings.name,
			entrance: entrances.name,
			number: units.number,
			method: ofDoor.deliveryMethod,
		})
		.from(rollUnits)
		.innerJoin(units, unitOnRoll)
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.where(and(eq(rollUnits.estateId, estateId), eq(rollUnits.voteId, voteId)))
		.orderBy(asc(buildings.position), asc(entrances.position), asc(units.floor), asc(units.number))
	const posted = new Map<string, string[]>()
	for (const { building, entrance, number, method } of rows) {
		if (method !== 'posted') continue
		posted.set(building, [...(posted.get(building) ?? []), [entrance, number].filter(Boolean).join(' ')])
	}
	return [...posted].map(([building, doors]) => ({ building, doors }))
}
