import { buildings, entrances, grants, people } from 'db/schema'
import { keptRead, preparedRead, read } from 'db/store.server'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Actor, Home } from '~/features/identity/types'

export interface Captain {
	name: string
	phone: string | null
	scopeKind: 'building' | 'entrance' | 'estate' | 'region'
	scopeId: string
	buildingId: string | null
	buildingName: string | null
	entranceName: string | null
}

const captains = preparedRead((db) =>
	db
		.select({
			name: people.displayName,
			phone: people.phone,
			scopeKind: grants.scopeKind,
			scopeId: grants.scopeId,
			buildingId: buildings.id,
			buildingName: buildings.name,
			entranceName: entrances.name,
		})
		.from(grants)
		.innerJoin(people, eq(people.id, grants.personId))
		.leftJoin(entrances, and(eq(entrances.estateId, grants.estateId), eq(entrances.id, grants.scopeId)))
		.leftJoin(
			buildings,
			and(
				eq(buildings.estateId, grants.estateId),
				eq(buildings.id, sql`coalesce(${entrances.buildingId}, ${grants.scopeId})`),
			),
		)
		.where(
			and(
				eq(grants.estateId, sql.placeholder('estateId')),
				eq(grants.role, 'captain'),
				isNull(grants.endedAt),
				isNull(people.disabledAt),
			),
		)
		.orderBy(asc(buildings.position), asc(entrances.position), asc(people.displayName)),
)

/** The captains of an estate, building by building, with their telephone numbers: for those inside only. One query. */
export const captainsOf = keptRead(
	[buildings, entrances, grants, people],
	(estateId: string): Promise<Captain[]> => captains(read, { estateId }),
)

function leads(captain: Captain, home: Home): boolean {
	return captain.scopeId === home.entranceId || captain.scopeId === home.buildingId || captain.scopeId === home.estateId
}

/** Whom to call: the captains of the actor's own homes, the nearest first; none for those who only work there. */
export async function myCaptains(actor: Actor, estateId: string): Promise<Captain[]> {
	const here = actor.homes.filter((home) => home.estateId === estateId)
	if (here.length === 0) return []
	const mine = (await captainsOf(estateId)).filter((captain) => here.some((home) => leads(captain, home)))
	return mine.sort((one, other) => Number(other.scopeKind === 'entrance') - Number(one.scopeKind === 'entrance'))
}
