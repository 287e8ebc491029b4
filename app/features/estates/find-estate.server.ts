import { estates } from 'db/schema'
import { keptRead, preparedRead, read } from 'db/store.server'
import { eq, sql } from 'drizzle-orm'
import { mayInPart } from '~/features/identity/access'
import type { Actor, Capability, Place } from '~/features/identity/types'
import { memo } from '~/platform/request-scope.server'
import { notFound } from '~/platform/respond.server'

/** What every page of an estate knows of it. `area` in 0.01 ㎡. */
export interface EstateFacts {
	id: string
	number: string
	name: string
	address: string
	regionPath: string
	builtYear: number | null
	buildingCount: number
	entranceCount: number
	unitCount: number
	area: number
	worksStartedAt: number | null
	worksFinishedAt: number | null
	/** Moves with each import of the register. */
	updatedAt: number
}

const factColumns = {
	id: estates.id,
	number: estates.number,
	name: estates.name,
	address: estates.address,
	regionPath: estates.regionPath,
	builtYear: estates.builtYear,
	buildingCount: estates.buildingCount,
	entranceCount: estates.entranceCount,
	unitCount: estates.unitCount,
	area: estates.area,
	worksStartedAt: estates.worksStartedAt,
	worksFinishedAt: estates.worksFinishedAt,
	updatedAt: estates.updatedAt,
}

const estateRow = preparedRead((db) =>
	db
		.select(factColumns)
		.from(estates)
		.where(eq(estates.id, sql.placeholder('estateId')))
		.limit(1),
)

const factsOf = keptRead([estates], async (estateId: string): Promise<EstateFacts | null> => {
	const [estate] = await estateRow(read, { estateId })
	return estate ?? null
})

export function findEstate(estateId: string): Promise<EstateFacts | null> {
	return memo(`estate:${estateId}`, () => factsOf(estateId))
}

export function placeOf(estate: Pick<EstateFacts, 'id' | 'regionPath'>): Place {
	return { estateId: estate.id, regionPath: estate.regionPath }
}

/**
 * The estate, or a 404: when there is none of that id, or the actor has not the capability in any part of it.
 * A page that concerns one building or entrance asks `may` once more with that place.
 */
export async function requireEstate(
	actor: Actor | null,
	estateId: string | undefined,
	capability?: Capability,
): Promise<EstateFacts> {
	const estate = estateId ? await findEstate(estateId) : null
	if (!estate) throw notFound()
	if (capability && !mayInPart(actor, capability, placeOf(estate))) throw notFound()
	return estate
}
