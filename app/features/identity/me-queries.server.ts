import { buildingOfUnit, entranceOfUnit } from 'db/joins'
import { auditEntries, buildings, entrances, estates, grants, homes, people, regions, sessions, units } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, count, desc, eq, isNull } from 'drizzle-orm'
import type { Actor, Home } from './types'

export interface MyHome {
	estateId: string
	unitId: string
	relation: Home['relation']
	estate: string
	building: string
	entrance: string
	unit: string
	claimedAt: number
}

export async function myHomes(actor: Actor): Promise<MyHome[]> {
	return read
		.select({
			estateId: homes.estateId,
			unitId: homes.unitId,
			relation: homes.relation,
			estate: estates.name,
			building: buildings.name,
			entrance: entrances.name,
			unit: units.number,
			claimedAt: homes.claimedAt,
		})
		.from(homes)
		.innerJoin(estates, eq(estates.id, homes.estateId))
		.innerJoin(units, and(eq(units.estateId, homes.estateId), eq(units.id, homes.unitId)))
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.where(and(eq(homes.personId, actor.personId), isNull(homes.endedAt)))
		.orderBy(asc(homes.claimedAt))
}

/** Roles with the name of what they reach: a region, or the parts of an estate. */
export async function myRoles(actor: Actor) {
	return read
		.select({
			id: grants.id,
			role: grants.role,
			estateId: grants.estateId,
			estate: estates.name,
			region: regions.name,
			building: buildings.name,
			entrance: entrances.name,
		})
		.from(grants)
		.leftJoin(estates, eq(estates.id, grants.estateId))
		.leftJoin(regions, and(eq(regions.code, grants.scopeId), eq(grants.scopeKind, 'region')))
		.leftJoin(entrances, and(eq(entrances.estateId, grants.estateId), eq(entrances.id, grants.scopeId)))
		.leftJoin(buildings, and(eq(buildings.estateId, grants.estateId), eq(buildings.id, grants.scopeId)))
		.where(and(eq(grants.personId, actor.personId), isNull(grants.endedAt)))
		.orderBy(asc(grants.grantedAt))
}

export async function myAccount(actor: Actor) {
	const [person] = await read
		.select({
			displayName: people.displayName,
			phone: people.phone,
			loginName: people.loginName,
			createdAt: people.createdAt,
		})
		.from(people)
		.where(eq(people.id, actor.personId))
		.limit(1)
	const [open] = await read.select({ sessions: count() }).from(sessions).where(eq(sessions.personId, actor.personId))
	return { ...person, sessions: open?.sessions ?? 0 }
}

/** Everything of the portal that is about this person: for the export. Ballots have receipts of their own. */
export async function myData(actor: Actor) {
	const [account, lived, roles, deeds] = await Promise.all([
		myAccount(actor),
		myHomes(actor),
		myRoles(actor),
		read
			.select({
				at: auditEntries.at,
				deed: auditEntries.deed,
				estateId: auditEntries.estateId,
				subjectKind: auditEntries.subjectKind,
				subjectId: auditEntries.subjectId,
				outcome: auditEntries.outcome,
			})
			.from(auditEntries)
			.where(eq(auditEntries.actorId, actor.personId))
			.orderBy(desc(auditEntries.at))
			.limit(10_000),
	])
	return { person: { id: actor.personId, ...account }, homes: lived, roles, deeds }
}
