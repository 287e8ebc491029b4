import { buildings, entrances } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq } from 'drizzle-orm'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor, Capability } from '~/features/identity/types'

type Estate = Pick<EstateFacts, 'id' | 'regionPath'>

export interface Part {
	buildingId: string
	building: string
	entranceId: string
	entrance: string
}

/** The entrances that the actor may look at, in their order. */
export async function partsFor(
	actor: Actor,
	estate: Estate,
	capability: Capability,
	buildingId?: string,
): Promise<Part[]> {
	const parts = await read
		.select({
			buildingId: buildings.id,
			building: buildings.name,
			entranceId: entrances.id,
			entrance: entrances.name,
		})
		.from(entrances)
		.innerJoin(buildings, and(eq(buildings.estateId, entrances.estateId), eq(buildings.id, entrances.buildingId)))
		.where(and(eq(entrances.estateId, estate.id), buildingId === undefined ? undefined : eq(buildings.id, buildingId)))
		.orderBy(asc(buildings.position), asc(entrances.position))
	const place = placeOf(estate)
	return parts.filter((part) =>
		may(actor, capability, { ...place, buildingId: part.buildingId, entranceId: part.entranceId }),
	)
}
