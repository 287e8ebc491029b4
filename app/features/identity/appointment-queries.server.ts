import { buildings, entrances, grants, people } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { type ResidentRole, residentRoles } from './people-rules'

export interface EstatePart {
	/** 'building:<id>' or 'entrance:<id>' */
	scope: string
	building: string
	entrance: string | null
}

/** The buildings of an estate, each followed by its entrances. */
export async function partsOf(estateId: string): Promise<EstatePart[]> {
	const blocks = await read
		.select({ id: buildings.id, name: buildings.name })
		.from(buildings)
		.where(eq(buildings.estateId, estateId))
		.orderBy(asc(buildings.position), asc(buildings.name))
	const doors = await read
		.select({ id: entrances.id, buildingId: entrances.buildingId, name: entrances.name })
		.from(entrances)
		.where(eq(entrances.estateId, estateId))
		.orderBy(asc(entrances.position), asc(entrances.name))
	return blocks.flatMap(({ id, name }) => [
		{ scope: `building:${id}`, building: name, entrance: null },
		...doors
			.filter((door) => door.buildingId === id)
			.map((door) => ({ scope: `entrance:${door.id}`, building: name, entrance: door.name })),
	])
}

export interface AppointmentRow {
	grantId: string
	role: ResidentRole
	scope: string
	displayName: string
	phone: string | null
	grantedAt: number
}

/** Who is captain of what, and who supervises the works of an estate. */
export async function appointmentsOf(estateId: string): Promise<AppointmentRow[]> {
	const rows = await read
		.select({
			grantId: grants.id,
			role: grants.role,
			scopeKind: grants.scopeKind,
			scopeId: grants.scopeId,
			displayName: people.displayName,
			phone: people.phone,
			grantedAt: grants.grantedAt,
		})
		.from(grants)
		.innerJoin(people, eq(people.id, grants.personId))
		.where(and(eq(grants.estateId, estateId), inArray(grants.role, [...residentRoles]), isNull(grants.endedAt)))
		.orderBy(asc(grants.role), asc(grants.grantedAt))
	return rows.flatMap(({ role, scopeKind, scopeId, ...row }) =>
		role === 'captain' || role === 'resident-supervisor' ? [{ ...row, role, scope: `${scopeKind}:${scopeId}` }] : [],
	)
}
