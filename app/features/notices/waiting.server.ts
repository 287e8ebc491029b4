import { sql } from 'db/dialect'
import { buildings, entrances, estates, notices } from 'db/schema'
import { read } from 'db/store.server'
import { and, desc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import type { Actor } from '~/features/identity/types'
import {
	addressedHouseholds,
	asLine,
	type CountedNotice,
	lineColumns,
	type NoticeLine,
	ofBuilding,
	ofEntrance,
	readBy,
	readHouseholds,
} from './lines.server'
import { scopesOfHomes } from './rules'

/** After two months an unread notice waits for nobody any more. */
const freshFor = 60 * 24 * 60 * 60 * 1000

export interface UnreadNotice extends NoticeLine {
	estateId: string
	estateName: string
}

/** What the actor has not read of the notices that speak to their homes, in all their estates, newest first. One query, none without a home. */
export async function unreadNoticesFor(actor: Actor, at: number, limit = 10): Promise<UnreadNotice[]> {
	if (actor.homes.length === 0) return []
	const rows = await read
		.select({ ...lineColumns, estateId: notices.estateId, estateName: estates.name, wasRead: readBy(actor.personId) })
		.from(notices)
		.innerJoin(estates, eq(estates.id, notices.estateId))
		.leftJoin(entrances, ofEntrance)
		.leftJoin(buildings, ofBuilding)
		.where(
			and(
				inArray(notices.estateId, [...new Set(actor.homes.map((home) => home.estateId))]),
				inArray(notices.scopeId, scopesOfHomes(actor.homes)),
				isNull(notices.withdrawnAt),
				gt(notices.postedAt, at - freshFor),
				sql`not ${readBy(actor.personId)}`,
			),
		)
		.orderBy(desc(notices.postedAt), desc(notices.id))
		.limit(limit)
	return rows.map(asLine(actor))
}

export interface CaptainNotice extends CountedNotice {
	estateId: string
}

/** The notices to the buildings and entrances that the actor is captain of, with how many households have read them. One query. */
export async function captainNoticesFor(actor: Actor, at: number, limit = 10): Promise<CaptainNotice[]> {
	const mine = actor.grants.filter((grant) => grant.role === 'captain')
	const estateIds = [...new Set(mine.flatMap((grant) => grant.estateId ?? []))]
	if (estateIds.length === 0) return []
	const scopeIds = mine.map((grant) => grant.scopeId)
	const rows = await read
		.select({
			...lineColumns,
			estateId: notices.estateId,
			wasRead: readBy(actor.personId),
			read: readHouseholds,
			households: addressedHouseholds,
		})
		.from(notices)
		.leftJoin(entrances, ofEntrance)
		.leftJoin(buildings, ofBuilding)
		.where(
			and(
				inArray(notices.estateId, estateIds),
				or(inArray(notices.scopeId, scopeIds), inArray(entrances.buildingId, scopeIds)),
				isNull(notices.withdrawnAt),
				gt(notices.postedAt, at - freshFor),
			),
		)
		.orderBy(desc(notices.postedAt), desc(notices.id))
		.limit(limit)
	return rows.map(asLine(actor))
}
