import { buildingOfUnit, entranceOfUnit } from 'db/joins'
import { buildings, entrances, grants, invitations, people, units } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm'
import type { EstateFacts } from '../find-estate.server'
import { unclaimedUnits } from './issue-letters.server'
import { readLetters } from './letter-files.server'
import { buildingsOf } from './list-units.server'

/** The buildings with how many of their households have not been claimed. */
export async function lettersDue(estateId: string): Promise<{ id: string; name: string; count: number }[]> {
	const due = Map.groupBy(await unclaimedUnits(read, estateId, []), (unit) => unit.buildingId)
	return (await buildingsOf(estateId)).map((building) => ({ ...building, count: due.get(building.id)?.length ?? 0 }))
}

export interface Batch {
	id: string
	issuedAt: number
	count: number
	used: number
}

export function batchesOf(estateId: string): Promise<Batch[]> {
	return read
		.select({
			id: invitations.batchId,
			issuedAt: sql<number>`min(${invitations.issuedAt})`.mapWith(Number),
			count: sql<number>`count(*)`.mapWith(Number),
			used: sql<number>`count(${invitations.usedAt})`.mapWith(Number),
		})
		.from(invitations)
		.where(eq(invitations.estateId, estateId))
		.groupBy(invitations.batchId)
		.orderBy(desc(sql`min(${invitations.issuedAt})`), desc(invitations.batchId))
		.limit(20)
}

export interface Letter {
	id: string
	code: string
	building: string
	entrance: string
	number: string
	buildingId: string
	entranceId: string
	expiresAt: number
}

/** The letters of a batch that can still be printed and used; null when there is no such batch in this estate. */
export async function lettersOf(estateId: string, batchId: string | undefined, at: number) {
	if (!batchId) return null
	const rows = await read
		.select({
			id: invitations.id,
			issuedAt: invitations.issuedAt,
			expiresAt: invitations.expiresAt,
			usedAt: invitations.usedAt,
			replacedAt: invitations.replacedAt,
			building: buildings.name,
			entrance: entrances.name,
			number: units.number,
			buildingId: units.buildingId,
			entranceId: units.entranceId,
		})
		.from(invitations)
		.innerJoin(units, and(eq(units.estateId, invitations.estateId), eq(units.id, invitations.unitId)))
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.where(and(eq(invitations.estateId, estateId), eq(invitations.batchId, batchId)))
		.orderBy(asc(buildings.position), asc(entrances.position), asc(units.floor), asc(units.number))
	const [first] = rows
	if (!first) return null
	const file = await readLetters(batchId, at)
	const codes = new Map(file?.estateId === estateId ? file.codes.map((one) => [one.invitationId, one.code]) : [])
	const letters = rows.flatMap(({ usedAt, replacedAt, issuedAt: _, ...row }): Letter[] => {
		const code = codes.get(row.id)
		return code && usedAt === null && replacedAt === null ? [{ ...row, code }] : []
	})
	return { issuedAt: first.issuedAt, readable: codes.size > 0, letters }
}

export interface Captain {
	scopeId: string
	name: string
	phone: string
}

/** Captains with a telephone, by the building or entrance they look after. */
export async function captainsWithPhone(estate: Pick<EstateFacts, 'id'>): Promise<Captain[]> {
	const rows = await read
		.select({ scopeId: grants.scopeId, name: people.displayName, phone: people.phone })
		.from(grants)
		.innerJoin(people, eq(people.id, grants.personId))
		.where(
			and(
				eq(grants.estateId, estate.id),
				eq(grants.role, 'captain'),
				isNull(grants.endedAt),
				isNull(people.disabledAt),
				or(eq(grants.scopeKind, 'building'), eq(grants.scopeKind, 'entrance'), eq(grants.scopeKind, 'estate')),
			),
		)
		.orderBy(asc(people.displayName))
	return rows.flatMap(({ phone, ...row }) => (phone ? [{ ...row, phone }] : []))
}
