import { buildings, entrances } from 'db/schema'
import { type Read, read } from 'db/store.server'
import { and, asc, eq } from 'drizzle-orm'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { type NoticeTarget, placeOfTarget, voiceIn } from './rules'

type Estate = Pick<EstateFacts, 'id' | 'regionPath'>
type Db = Pick<Read, 'select'>

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
