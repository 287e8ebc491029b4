import { sql } from 'db/dialect'
import { buildingOfUnit, unitOnRoll, voterOfUnit } from 'db/joins'
import { buildings, estates, rollUnits, rollVoters, units, votes } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq, gt, inArray, isNull, lte } from 'drizzle-orm'
import { grantsFor } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'

export interface Unreached {
	estateId: string
	estateName: string
	voteId: string
	title: string
	closesAt: number
	buildingId: string
	buildingName: string
	/** Doors on the roll, and those whose voter has cast no ballot. */
	doors: number
	waiting: number
}

/** For captains: the doors of their buildings and entrances that no ballot has come from, by open vote and building. One query. */
export async function unreachedFor(actor: Actor, at: number): Promise<Unreached[]> {
	const grants = grantsFor(actor, 'see-grid').filter((grant) => grant.role === 'captain' && grant.estateId !== null)
	if (grants.length === 0) return []
	const rows = await read
		.select({
			estateId: votes.estateId,
			estateName: estates.name,
			voteId: votes.id,
			title: votes.title,
			closesAt: votes.closesAt,
			buildingId: units.buildingId,
			entranceId: units.entranceId,
			buildingName: buildings.name,
			doors: sql<number>`count(*)`.mapWith(Number),
			waiting: sql<number>`sum(case when ${rollVoters.ballotSeq} = 0 then 1 else 0 end)`.mapWith(Number),
		})
		.from(votes)
		.innerJoin(estates, eq(estates.id, votes.estateId))
		.innerJoin(rollUnits, and(eq(rollUnits.estateId, votes.estateId), eq(rollUnits.voteId, votes.id)))
		.innerJoin(rollVoters, voterOfUnit)
		.innerJoin(units, unitOnRoll)
		.innerJoin(buildings, buildingOfUnit)
		.where(
			and(
				inArray(votes.estateId, [...new Set(grants.flatMap((grant) => grant.estateId ?? []))]),
				lte(votes.opensAt, at),
				gt(votes.closesAt, at),
				isNull(votes.cancelledAt),
			),
		)
		.groupBy(
			votes.estateId,
			estates.name,
			votes.id,
			votes.title,
			votes.closesAt,
			units.buildingId,
			units.entranceId,
			buildings.name,
			buildings.position,
		)
		.orderBy(asc(votes.closesAt), asc(buildings.position))
	const mine = rows.filter((row) =>
		grants.some(
			(grant) =>
				grant.estateId === row.estateId &&
				(grant.scopeKind === 'estate' || [row.buildingId, row.entranceId].includes(grant.scopeId)),
		),
	)
	const merged = new Map<string, Unreached>()
	for (const { entranceId: _, ...row } of mine) {
		const key = `${row.voteId} ${row.buildingId}`
		const before = merged.get(key)
		merged.set(
			key,
			before ? { ...before, doors: before.doors + row.doors, waiting: before.waiting + row.waiting } : row,
		)
	}
	return [...merged.values()]
}
