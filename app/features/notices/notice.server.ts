import { sql } from 'db/dialect'
import { buildingOfUnit, entranceOfUnit } from 'db/joins'
import { buildings, entrances, notices, people, readings, units } from 'db/schema'
import { type Read, read } from 'db/store.server'
import { and, asc, count, desc, eq, gte, lt, lte, or } from 'drizzle-orm'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { shanghaiClock, startOfDay } from '~/platform/shanghai'
import { addressedHouseholds, lineColumns, ofBuilding, ofEntrance, readBy, readHouseholds } from './lines.server'
import { isPublic, type NoticeTarget } from './rules'

type Estate = Pick<EstateFacts, 'id' | 'regionPath'>
type Db = Pick<Read, 'select'>

/** A notice by its id within this estate, whoever asks: for deeds, which then ask the rules. */
export async function findNotice(db: Db, estateId: string, noticeId: string) {
	const [notice] = await db
		.select({
			...lineColumns,
			body: notices.body,
			postedBy: notices.postedBy,
			posterName: people.displayName,
			buildingId: entrances.buildingId,
		})
		.from(notices)
		.innerJoin(people, eq(people.id, notices.postedBy))
		.leftJoin(entrances, ofEntrance)
		.leftJoin(buildings, ofBuilding)
		.where(and(eq(notices.estateId, estateId), eq(notices.id, noticeId)))
		.limit(1)
	return notice ?? null
}

export type NoticeDetail = NonNullable<Awaited<ReturnType<typeof findNotice>>>

/** A notice that the actor may read: anyone what is public, those inside everything of the estate. */
export async function noticeFor(
	actor: Actor | null,
	estate: Estate,
	noticeId: string | undefined,
): Promise<NoticeDetail | null> {
	const notice = noticeId ? await findNotice(read, estate.id, noticeId) : null
	if (!notice) return null
	return isPublic(notice) || may(actor, 'read-inside', placeOf(estate)) ? notice : null
}

/** The number of a notice within its estate and year, in the order of posting; withdrawn ones keep theirs. */
export async function numberOfNotice(
	estateId: string,
	notice: { id: string; postedAt: number },
): Promise<{ year: number; number: number }> {
	const { year } = shanghaiClock(notice.postedAt)
	const [row] = await read
		.select({ count: count() })
		.from(notices)
		.where(
			and(
				eq(notices.estateId, estateId),
				gte(notices.postedAt, startOfDay(`${year}-01-01`)),
				or(
					lt(notices.postedAt, notice.postedAt),
					and(eq(notices.postedAt, notice.postedAt), lte(notices.id, notice.id)),
				),
			),
		)
	return { year, number: row?.count ?? 1 }
}

/** Whether the person has read it, and how many of the addressed households have. One query. */
export async function readingOf(actor: Actor | null, estateId: string, noticeId: string) {
	const [row] = await read
		.select({ wasRead: readBy(actor?.personId ?? ''), read: readHouseholds, households: addressedHouseholds })
		.from(notices)
		.leftJoin(entrances, ofEntrance)
		.where(and(eq(notices.estateId, estateId), eq(notices.id, noticeId)))
		.limit(1)
	return row ?? { wasRead: false, read: 0, households: 0 }
}

export interface ReadDoor {
	unitId: string
	number: string
	floor: number
	buildingId: string
	buildingName: string
	entranceId: string
	entranceName: string
	readAt: number | null
}

/** Every door that a notice speaks to, with when its household first read it; with `buildingId` only that building's. One query. */
export async function doorsOf(
	estateId: string,
	noticeId: string,
	notice: NoticeTarget,
	buildingId?: string,
): Promise<ReadDoor[]> {
	const readAt = sql<number | null>`(select min(${readings.readAt}) from ${readings}
		where ${readings.estateId} = ${units.estateId} and ${readings.noticeId} = ${noticeId}
			and ${readings.unitId} = ${units.id})`.mapWith(readings.readAt)
	return read
		.select({
			unitId: units.id,
			number: units.number,
			floor: units.floor,
			buildingId: buildings.id,
			buildingName: buildings.name,
			entranceId: entrances.id,
			entranceName: entrances.name,
			readAt,
		})
		.from(units)
		.innerJoin(entrances, entranceOfUnit)
		.innerJoin(buildings, buildingOfUnit)
		.where(
			and(
				eq(units.estateId, estateId),
				notice.scopeKind === 'building' ? eq(units.buildingId, notice.scopeId) : undefined,
				notice.scopeKind === 'entrance' ? eq(units.entranceId, notice.scopeId) : undefined,
				buildingId ? eq(units.buildingId, buildingId) : undefined,
			),
		)
		.orderBy(asc(buildings.position), asc(entrances.position), desc(units.floor), asc(units.number))
}
