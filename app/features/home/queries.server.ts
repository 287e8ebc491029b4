import { buildingOfUnit, entranceOfUnit } from 'db/joins'
import { buildings, entrances, estates, grants, planVersions, rollVoters, units, votes } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, count, desc, eq, gt, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { anyOf } from '~/features/estates/search/queries.server'
import { grantsFor } from '~/features/identity/access'
import type { Actor, Capability } from '~/features/identity/types'

export interface MyHome {
	estateId: string
	estateName: string
	unitId: string
	door: string
	area: number
	relation: 'owner' | 'co-owner' | 'tenant'
}

/** The homes that the actor has claimed, by name. One query, none without a home. */
export async function homesOf(actor: Actor): Promise<MyHome[]> {
	if (actor.homes.length === 0) return []
	const rows = await read
		.select({
			estateId: estates.id,
			estateName: estates.name,
			unitId: units.id,
			building: buildings.name,
			entrance: entrances.name,
			number: units.number,
			area: units.area,
		})
		.from(units)
		.innerJoin(estates, eq(estates.id, units.estateId))
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.where(
			and(
				inArray(units.estateId, [...new Set(actor.homes.map((home) => home.estateId))]),
				inArray(
					units.id,
					actor.homes.map((home) => home.unitId),
				),
			),
		)
		.orderBy(asc(estates.name), asc(buildings.position), asc(entrances.position), asc(units.number))
	return rows.map(({ building, entrance, number, ...row }) => ({
		...row,
		door: [building, entrance, number].join(' '),
		relation: actor.homes.find((home) => home.unitId === row.unitId)?.relation ?? 'tenant',
	}))
}

export interface CaptainPart {
	estateId: string
	estateName: string
	scopeId: string
	buildingId: string | null
	buildingName: string | null
	entranceName: string | null
}

/** The buildings and entrances that the actor is captain of, by name. One query, none for others. */
export async function captainParts(actor: Actor): Promise<CaptainPart[]> {
	if (!actor.grants.some((grant) => grant.role === 'captain')) return []
	return read
		.select({
			estateId: estates.id,
			estateName: estates.name,
			scopeId: grants.scopeId,
			buildingId: buildings.id,
			buildingName: buildings.name,
			entranceName: entrances.name,
		})
		.from(grants)
		.innerJoin(estates, eq(estates.id, grants.estateId))
		.leftJoin(entrances, and(eq(entrances.estateId, grants.estateId), eq(entrances.id, grants.scopeId)))
		.leftJoin(
			buildings,
			and(
				eq(buildings.estateId, grants.estateId),
				eq(buildings.id, sql`coalesce(${entrances.buildingId}, ${grants.scopeId})`),
			),
		)
		.where(and(eq(grants.personId, actor.personId), eq(grants.role, 'captain'), isNull(grants.endedAt)))
		.orderBy(asc(estates.name), asc(buildings.position), asc(entrances.position))
}

/** The estates where the actor has this capability, as a condition; null when there are none. */
export function reachOf(actor: Actor, capability: Capability): SQL | null {
	const held = grantsFor(actor, capability).filter(
		(grant) => grant.scopeKind === 'region' || grant.scopeKind === 'estate',
	)
	if (held.length === 0) return null
	const paths = held.flatMap((grant) => grant.regionPath ?? [])
	if (paths.includes('')) return sql`1 = 1`
	const ids = held.flatMap((grant) => (grant.scopeKind === 'estate' ? grant.scopeId : []))
	const parts = [paths.length > 0 ? anyOf(paths) : undefined, ids.length > 0 ? inArray(estates.id, ids) : undefined]
	return or(...parts) ?? null
}

export interface RunningVote {
	estateId: string
	estateName: string
	voteId: string
	title: string
	closesAt: number
	rollHeads: number | null
	rollArea: number | null
	heads: number
	area: number
}

const listed = 20

/** The votes open now where the actor may look, the one that closes first in front, with the turnout of each. Two queries. */
export async function runningVotes(reach: SQL, at: number): Promise<{ total: number; votes: RunningVote[] }> {
	const open = and(reach, lte(votes.opensAt, at), gt(votes.closesAt, at), isNull(votes.cancelledAt))
	const cast = sql`from ${rollVoters} where ${rollVoters.estateId} = ${votes.estateId}
		and ${rollVoters.voteId} = ${votes.id} and ${rollVoters.ballotSeq} > 0`
	const [counted] = await read
		.select({ count: count() })
		.from(votes)
		.innerJoin(estates, eq(estates.id, votes.estateId))
		.where(open)
	const rows = await read
		.select({
			estateId: estates.id,
			estateName: estates.name,
			voteId: votes.id,
			title: votes.title,
			closesAt: votes.closesAt,
			rollHeads: votes.rollHeads,
			rollArea: votes.rollArea,
			heads: sql<number>`(select count(*) ${cast})`.mapWith(Number),
			area: sql<number>`(select coalesce(sum(${rollVoters.area}), 0) ${cast})`.mapWith(Number),
		})
		.from(votes)
		.innerJoin(estates, eq(estates.id, votes.estateId))
		.where(open)
		.orderBy(asc(votes.closesAt), asc(estates.name))
		.limit(listed)
	return { total: counted?.count ?? 0, votes: rows }
}

export interface DraftLine {
	estateId: string
	estateName: string
	title: string
	updatedAt: number
}

/** The plan drafts that the actor may write on, the last touched first. Two queries. */
export async function draftsWithin(reach: SQL): Promise<{ total: number; drafts: DraftLine[] }> {
	const drafts = and(reach, eq(planVersions.number, 0))
	const [counted] = await read
		.select({ count: count() })
		.from(planVersions)
		.innerJoin(estates, eq(estates.id, planVersions.estateId))
		.where(drafts)
	const rows = await read
		.select({
			estateId: estates.id,
			estateName: estates.name,
			title: planVersions.title,
			updatedAt: planVersions.updatedAt,
		})
		.from(planVersions)
		.innerJoin(estates, eq(estates.id, planVersions.estateId))
		.where(drafts)
		.orderBy(desc(planVersions.updatedAt))
		.limit(listed)
	return { total: counted?.count ?? 0, drafts: rows }
}
