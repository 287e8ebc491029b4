import { buildings, entrances } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq } from 'drizzle-orm'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'

export interface PaperPlace {
	buildingId: string
	building: string
	entranceId: string
	entrance: string
}

export interface PaperPlaces {
	/** The entrances whose papers the actor carries, in their order. */
	places: readonly PaperPlace[]
	/** Whether these are all of the estate. */
	whole: boolean
}

/** For whose doors the actor prints: an officer for all, a captain for the own building or entrance. One query. */
export async function paperPlaces(actor: Actor, estate: Pick<EstateFacts, 'id' | 'regionPath'>): Promise<PaperPlaces> {
	const all = await read
		.select({
			buildingId: buildings.id,
			building: buildings.name,
			entranceId: entrances.id,
			entrance: entrances.name,
		})
		.from(entrances)
		.innerJoin(buildings, and(eq(buildings.estateId, entrances.estateId), eq(buildings.id, entrances.buildingId)))
		.where(eq(entrances.estateId, estate.id))
		.orderBy(asc(buildings.position), asc(entrances.position))
	const place = placeOf(estate)
	const places = all.filter(({ buildingId, entranceId }) =>
		may(actor, 'enter-paper', { ...place, buildingId, entranceId }),
	)
	return { places, whole: places.length === all.length }
}

/** Those of one building; null when the actor has none there. */
export function narrowed({ places, whole }: PaperPlaces, buildingId: string | undefined): PaperPlaces | null {
	const kept = buildingId ? places.filter((place) => place.buildingId === buildingId) : places
	return kept.length === 0 ? null : { places: kept, whole: whole && !buildingId }
}

export function buildingsOf(places: readonly PaperPlace[]): { id: string; name: string }[] {
	return [...new Map(places.map(({ buildingId, building }) => [buildingId, building]))].map(([id, name]) => ({
		id,
		name,
	}))
}
