import { sql } from 'db/dialect'
import { buildings, entrances, notices, readings } from 'db/schema'
import { keptRead, preparedRead, read } from 'db/store.server'
import { and, count, desc, eq, inArray, isNull, type Placeholder, type SQL } from 'drizzle-orm'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may, mayInPart } from '~/features/identity/access'
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

type Estate = Pick<EstateFacts, 'id' | 'regionPath'>

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

function latestTo(audience: 'public' | 'everything' | readonly Placeholder[]) {
	return preparedRead((db) =>
		db
			.select(lineColumns)
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

/** Neighbours hear the same. */
const latestFor = keptRead(
	[buildings, entrances, notices],
	(estateId: string, limit: number, audience: string, ...scopes: string[]) => {
		const open = audience === 'public' || audience === 'everything' ? audience : null
		const kind = open ?? scopes.length
		const named = scopes.map((_, index) => sql.placeholder(`scope${index}`))
		const query = latest.get(kind) ?? latestTo(open ?? named)
		latest.set(kind, query)
		const values = Object.fromEntries(scopes.map((scope, index) => [`scope${index}`, scope]))
		return query(read, { ...values, estateId, limit })
	},
)

const readByPerson = preparedRead((db) =>
	db
		.select({ noticeId: readings.noticeId })
		.from(readings)
		.where(and(eq(readings.estateId, sql.placeholder('estateId')), eq(readings.personId, sql.placeholder('personId')))),
)

/** The newest notices of an estate that the actor may see; withdrawn ones are left out. One query, one more for who is signed in. */
export async function latestNotices(actor: Actor | null, estate: Estate, limit: number): Promise<NoticeLine[]> {
	const audience = audienceOf(actor, estate)
	const [kind, scopes] = typeof audience === 'string' ? [audience, []] : ['residents', audience]
	const [rows, seen] = await Promise.all([
		latestFor(estate.id, limit, kind, ...scopes),
		actor ? readByPerson(read, { estateId: estate.id, personId: actor.personId }) : [],
	])
	const wasRead = new Set(seen.map(({ noticeId }) => noticeId))
	return rows.map((row) => ({ ...row, wasRead: wasRead.has(row.id) })).map(asLine(actor))
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
