import { buildingOfUnit, entranceOfUnit } from 'db/joins'
import { buildings, entrances, homes, owners, ownerships, units } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq, exists, inArray, isNull, like, not, or, type SQL, sql } from 'drizzle-orm'
import type { EstateFacts } from '../find-estate.server'
import type { ListFilters } from './forms'
import { shareText } from './shares'
import type { Choice } from './types'

export interface ListedUnit {
	id: string
	building: string
	entrance: string
	number: string
	floor: number
	use: Choice<'use'>
	area: number
	areaSource: Choice<'areaSource'>
	owners: { name: string; share: string }[]
	/** By an owner, by a tenant only, or by nobody yet. */
	claim: 'owner' | 'tenant' | 'none'
}

export interface UnitList {
	units: ListedUnit[]
	total: number
	area: number
	page: number
	pages: number
	buildings: { id: string; name: string }[]
}

const claimedByOwner = (estateId: string) =>
	exists(
		read
			.select({ one: sql`1` })
			.from(homes)
			.where(
				and(
					eq(homes.estateId, estateId),
					eq(homes.unitId, units.id),
					isNull(homes.endedAt),
					inArray(homes.relation, ['owner', 'co-owner']),
				),
			),
	)

function matching(estateId: string, filters: ListFilters): SQL | undefined {
	const { building, claimed, source, use, q } = filters
	return and(
		eq(units.estateId, estateId),
		building ? eq(units.buildingId, building) : undefined,
		source ? eq(units.areaSource, source) : undefined,
		use ? eq(units.use, use) : undefined,
		claimed ? (claimed === 'yes' ? claimedByOwner(estateId) : not(claimedByOwner(estateId))) : undefined,
		q ? or(eq(units.number, q), ownedBy(estateId, q)) : undefined,
	)
}

/** Part of a name; the signs that LIKE reads otherwise are taken away. */
function ownedBy(estateId: string, q: string): SQL {
	const part = q.replace(/[%_\\]/g, '')
	return exists(
		read
			.select({ one: sql`1` })
			.from(ownerships)
			.innerJoin(owners, and(eq(owners.estateId, ownerships.estateId), eq(owners.id, ownerships.ownerId)))
			.where(
				and(
					eq(ownerships.estateId, estateId),
					eq(ownerships.unitId, units.id),
					part === '' ? sql`1 = 0` : like(owners.name, `%${part}%`),
				),
			),
	)
}

/** One page of an estate's units, building by building. Six queries. */
export async function listUnits(estate: Pick<EstateFacts, 'id'>, filters: ListFilters): Promise<UnitList> {
	const size = Number(filters.size ?? 50)
	const where = matching(estate.id, filters)
	const [sums] = await read
		.select({
			total: sql<number>`count(*)`.mapWith(Number),
			area: sql<number>`coalesce(sum(${units.area}), 0)`.mapWith(Number),
		})
		.from(units)
		.where(where)
	const { total = 0, area = 0 } = sums ?? {}
	const pages = Math.max(1, Math.ceil(total / size))
	const page = Math.min(filters.page ?? 1, pages)
	const rows = await read
		.select({
			id: units.id,
			building: buildings.name,
			entrance: entrances.name,
			number: units.number,
			floor: units.floor,
			use: units.use,
			area: units.area,
			areaSource: units.areaSource,
		})
		.from(units)
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.where(where)
		.orderBy(asc(buildings.position), asc(entrances.position), asc(units.floor), asc(units.number))
		.limit(size)
		.offset((page - 1) * size)
	const ids = rows.map((row) => row.id)
	const held = await holders(estate.id, ids)
	const claims = await claimsOf(estate.id, ids)
	return {
		units: rows.map((row) => ({ ...row, owners: held.get(row.id) ?? [], claim: claims.get(row.id) ?? 'none' })),
		total,
		area,
		page,
		pages,
		buildings: await buildingsOf(estate.id),
	}
}

export function buildingsOf(estateId: string): Promise<{ id: string; name: string }[]> {
	return read
		.select({ id: buildings.id, name: buildings.name })
		.from(buildings)
		.where(eq(buildings.estateId, estateId))
		.orderBy(asc(buildings.position))
}

async function holders(estateId: string, unitIds: readonly string[]): Promise<Map<string, ListedUnit['owners']>> {
	const rows = await read
		.select({
			unitId: ownerships.unitId,
			name: owners.name,
			numerator: ownerships.shareNumerator,
			denominator: ownerships.shareDenominator,
		})
		.from(ownerships)
		.innerJoin(owners, and(eq(owners.estateId, ownerships.estateId), eq(owners.id, ownerships.ownerId)))
		.where(and(eq(ownerships.estateId, estateId), inArray(ownerships.unitId, [...unitIds])))
		.orderBy(asc(owners.name), asc(owners.id))
	const held = new Map<string, ListedUnit['owners']>()
	for (const { unitId, name, ...share } of rows) {
		held.set(unitId, [...(held.get(unitId) ?? []), { name, share: shareText(share) }])
	}
	return held
}

async function claimsOf(estateId: string, unitIds: readonly string[]): Promise<Map<string, ListedUnit['claim']>> {
	const rows = await read
		.select({ unitId: homes.unitId, relation: homes.relation })
		.from(homes)
		.where(and(eq(homes.estateId, estateId), inArray(homes.unitId, [...unitIds]), isNull(homes.endedAt)))
	const claims = new Map<string, ListedUnit['claim']>()
	for (const { unitId, relation } of rows) {
		if (relation !== 'tenant') claims.set(unitId, 'owner')
		else if (!claims.has(unitId)) claims.set(unitId, 'tenant')
	}
	return claims
}
