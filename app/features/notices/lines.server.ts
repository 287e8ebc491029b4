import { sql } from 'db/dialect'
import { buildings, entrances, notices, readings, units } from 'db/schema'
import { and, eq, type Placeholder } from 'drizzle-orm'
import type { Actor } from '~/features/identity/types'
import { type NoticeTarget, reachesHome } from './rules'

export const ofBuilding = and(
	eq(buildings.estateId, notices.estateId),
	eq(buildings.id, sql`coalesce(${entrances.buildingId}, ${notices.scopeId})`),
)
export const ofEntrance = and(eq(entrances.estateId, notices.estateId), eq(entrances.id, notices.scopeId))

export const lineColumns = {
	id: notices.id,
	title: notices.title,
	scopeKind: notices.scopeKind,
	scopeId: notices.scopeId,
	buildingName: buildings.name,
	entranceName: entrances.name,
	postedAs: notices.postedAs,
	postedAt: notices.postedAt,
	withdrawnAt: notices.withdrawnAt,
}

export const readHouseholds = sql<number>`(select count(distinct ${readings.unitId}) from ${readings}
	where ${readings.estateId} = ${notices.estateId} and ${readings.noticeId} = ${notices.id})`.mapWith(Number)
export const addressedHouseholds =
	sql<number>`(select count(*) from ${units} where ${units.estateId} = ${notices.estateId}
	and (${notices.scopeKind} = 'estate' or ${units.buildingId} = ${notices.scopeId}
		or ${units.entranceId} = ${notices.scopeId}))`.mapWith(Number)

/** Whether a person has read the notice; nobody has read for a visitor. */
export function readBy(personId: string | Placeholder) {
	return sql<boolean>`exists (select 1 from ${readings} where ${readings.estateId} = ${notices.estateId}
		and ${readings.noticeId} = ${notices.id} and ${readings.personId} = ${personId})`.mapWith(Boolean)
}

export interface NoticeLine extends NoticeTarget {
	id: string
	title: string
	buildingName: string | null
	entranceName: string | null
	postedAs: 'captain' | 'community' | 'office'
	postedAt: number
	withdrawnAt: number | null
	unread: boolean
}

export function asLine<Row extends Omit<NoticeLine, 'unread'> & { wasRead: boolean }>(actor: Actor | null) {
	return ({ wasRead, ...line }: Row) => ({
		...line,
		unread: !wasRead && line.withdrawnAt === null && (actor?.homes.some((home) => reachesHome(line, home)) ?? false),
	})
}

export interface CountedNotice extends NoticeLine {
	read: number
	households: number
}
