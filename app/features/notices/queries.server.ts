import { sql } from 'db/dialect'
import { buildings, entrances, estates, notices, people, readings, units } from 'db/schema'
import { preparedRead, type Read, read } from 'db/store.server'
import {
	and,
	asc,
	count,
	desc,
	eq,
	gt,
	gte,
	inArray,
	isNull,
	lt,
	lte,
	or,
	type Placeholder,
	type SQL,
} from 'drizzle-orm'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may, mayInPart } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { shanghaiClock, startOfDay } from '~/platform/shanghai'
import { isPublic, type NoticeTarget, placeOfTarget, reachesHome, scopesOfHomes, voiceIn } from './rules'

type Estate = Pick<EstateFacts, 'id' | 'regionPath'>
type Db = Pick<Read, 'select'>

const ofBuilding = and(
	eq(buildings.estateId, notices.estateId),
	eq(buildings.id, sql`coalesce(${entrances.buildingId}, ${notices.scopeId})`),
)
const ofEntrance = and(eq(entrances.estateId, notices.estateId), eq(entrances.id, notices.scopeId))

const lineColumns = {
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

const readHouseholds = sql<number>`(select count(distinct ${readings.unitId}) from ${readings}
	where ${readings.estateId} = ${notices.estateId} and ${readings.noticeId} = ${notices.id})`.mapWith(Number)
const addressedHouseholds = sql<number>`(select count(*) from ${units} where ${units.estateId} = ${notices.estateId}
	and (${notices.scopeKind} = 'estate' or ${units.buildingId} = ${notices.scopeId}
		or ${units.entranceId} = ${notices.scopeId}))`.mapWith(Number)

/** Whether a person has read the notice; nobody has read for a visitor. */
function readBy(personId: string | Placeholder) {
	return sql<boolean>`exists (select 1 from ${readings} where ${readings.estateId} = ${notices.estateId}
		and ${readings.noticeId} = ${notices.id} and ${readings.personId} = ${personId})`.mapWith(Boolean)
}

/** Visitors see what the office says to the whole estate, residents what speaks to their homes, those who work there everything. */
type Audience = 'public' | 'everything' | readonly string[]

function audienceOf(actor: Actor | null, estate: Estate): Audience {
	const place = placeOf(estate)
	if (mayInPart(actor, 'see-grid', place)) return 'everything'
	if (!may(actor, 'read-inside', place)) return 'public'
	const homes = actor?.homes.filter((home) => home.estateId === estate.id) ?? []
	return [...new Set([estate.id, ...scopesOfHomes(homes)])]
}

function heardBy(audience: Audience | readonly Placeholder[]): SQL | undefined {
	if (audience === 'everything') return undefined
	if (audience === 'public') return and(eq(notices.scopeKind, 'estate'), eq(notices.postedAs, 'office'))
	return inArray(notices.scopeId, [...audience])
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

function asLine<Row extends Omit<NoticeLine, 'unread'> & { wasRead: boolean }>(actor: Actor | null) {
	return ({ wasRead, ...line }: Row) => ({
		...line,
		unread: !wasRead && line.withdrawnAt === null && (actor?.homes.some((home) => reachesHome(line, home)) ?? false),
	})
}

function latestTo(audience: 'public' | 'everything' | readonly Placeholder[]) {
	return preparedRead((db) =>
		db
			.select({ ...lineColumns, wasRead: readBy(sql.placeholder('personId')) })
			.from(notices)
			.leftJoin(entrances, ofEntrance)
			.leftJoin(buildings, ofBuilding)
			.where(and(eq(notices.estateId, sql.placeholder('estateId')), isNull(notices.withdrawnAt), heardBy(audience)))
			.orderBy(desc(notices.postedAt), desc(notices.id))
			.limit(sql.placeholder('limit')),
	)
}

/** Compiled once for each kind of audience; for residents by the number of scopes that speak to them. */
const latest = new Map<'public' | 'everything' | number, ReturnType<typeof latestTo>>()

/** The newest notices of an estate that the actor may see; withdrawn ones are left out. One query. */
export async function latestNotices(actor: Actor | null, estate: Estate, limit: number): Promise<NoticeLine[]> {
	const audience = audienceOf(actor, estate)
	const scopes = typeof audience === 'string' ? [] : audience
	const kind = typeof audience === 'string' ? audience : scopes.length
	const named = scopes.map((_, index) => sql.placeholder(`scope${index}`))
	const query = latest.get(kind) ?? latestTo(typeof audience === 'string' ? audience : named)
	latest.set(kind, query)
	const values = Object.fromEntries(scopes.map((scope, index) => [`scope${index}`, scope]))
	const rows = await query(read, { ...values, estateId: estate.id, personId: actor?.personId ?? '', limit })
	return rows.map(asLine(actor))
}

export interface CountedNotice extends NoticeLine {
	read: number
	households: number
}

export async function noticeCount(actor: Actor | null, estate: Estate): Promise<number> {
	const [row] = await read
		.select({ count: count() })
		.from(notices)
		.where(and(eq(notices.estateId, estate.id), heardBy(audienceOf(actor, estate))))
	return row?.count ?? 0
}

/** A page of an estate's notices, the withdrawn ones too, with how many households have read each. One query. */
export async function noticesOf(
	actor: Actor | null,
	estate: Estate,
	page: { limit: number; offset: number },
): Promise<CountedNotice[]> {
	const rows = await read
		.select({
			...lineColumns,
			wasRead: readBy(actor?.personId ?? ''),
			read: readHouseholds,
			households: addressedHouseholds,
		})
		.from(notices)
		.leftJoin(entrances, ofEntrance)
		.leftJoin(buildings, ofBuilding)
		.where(and(eq(notices.estateId, estate.id), heardBy(audienceOf(actor, estate))))
		.orderBy(desc(notices.postedAt), desc(notices.id))
		.limit(page.limit)
		.offset(page.offset)
	return rows.map(asLine(actor))
}

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

/** An estate, building or entrance by its id, within this estate. */
export async function findTarget(
	db: Db,
	estateId: string,
	scopeId: string,
): Promise<(NoticeTarget & { buildingId: string | null }) | null> {
	if (scopeId === estateId) return { scopeKind: 'estate', scopeId, buildingId: null }
	const [building] = await db
		.select({ id: buildings.id })
		.from(buildings)
		.where(and(eq(buildings.estateId, estateId), eq(buildings.id, scopeId)))
		.limit(1)
	if (building) return { scopeKind: 'building', scopeId, buildingId: scopeId }
	const [entrance] = await db
		.select({ buildingId: entrances.buildingId })
		.from(entrances)
		.where(and(eq(entrances.estateId, estateId), eq(entrances.id, scopeId)))
		.limit(1)
	return entrance ? { scopeKind: 'entrance', scopeId, buildingId: entrance.buildingId } : null
}

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
		.innerJoin(entrances, and(eq(entrances.estateId, units.estateId), eq(entrances.id, units.entranceId)))
		.innerJoin(buildings, and(eq(buildings.estateId, units.estateId), eq(buildings.id, units.buildingId)))
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

export interface ScopeChoice extends NoticeTarget {
	buildingName: string | null
	entranceName: string | null
}

/** Where in this estate the actor may post: the estate, then building by building with its entrances. Two queries. */
export async function scopesToPost(actor: Actor, estate: Estate): Promise<ScopeChoice[]> {
	const place = placeOf(estate)
	const [houses, doors] = await Promise.all([
		read
			.select({ id: buildings.id, name: buildings.name })
			.from(buildings)
			.where(eq(buildings.estateId, estate.id))
			.orderBy(asc(buildings.position)),
		read
			.select({ id: entrances.id, name: entrances.name, buildingId: entrances.buildingId })
			.from(entrances)
			.where(eq(entrances.estateId, estate.id))
			.orderBy(asc(entrances.position)),
	])
	const all: (ScopeChoice & { buildingId: string | null })[] = [
		{ scopeKind: 'estate', scopeId: estate.id, buildingId: null, buildingName: null, entranceName: null },
		...houses.flatMap((house) => [
			{
				scopeKind: 'building' as const,
				scopeId: house.id,
				buildingId: house.id,
				buildingName: house.name,
				entranceName: null,
			},
			...doors
				.filter((door) => door.buildingId === house.id)
				.map((door) => ({
					scopeKind: 'entrance' as const,
					scopeId: door.id,
					buildingId: house.id,
					buildingName: house.name,
					entranceName: door.name,
				})),
		]),
	]
	return all
		.filter((scope) => voiceIn(actor, placeOfTarget(place, scope, scope.buildingId)) !== null)
		.map(({ buildingId: _, ...scope }) => scope)
}
