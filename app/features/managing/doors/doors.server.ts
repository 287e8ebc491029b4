import { voterOfUnit } from 'db/joins'
import { rollUnits, rollVoters, units, votes } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq, inArray } from 'drizzle-orm'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { ofDoor } from './latest.server'
import type { DeliveryMethod, DeliveryOutcome, VoteWindow } from './rules'

export type Estate = Pick<EstateFacts, 'id' | 'name' | 'regionPath'>

export interface VoteAtDoors extends VoteWindow {
	id: string
	title: string
}

export async function voteAtDoors(tx: Tx, estateId: string, voteId: string): Promise<VoteAtDoors | null> {
	const [vote] = await tx
		.select({
			id: votes.id,
			title: votes.title,
			openedAt: votes.openedAt,
			closesAt: votes.closesAt,
			closedAt: votes.closedAt,
			cancelledAt: votes.cancelledAt,
		})
		.from(votes)
		.where(and(eq(votes.estateId, estateId), eq(votes.id, voteId)))
		.limit(1)
	return vote ?? null
}

/** Doors: some by their ids, those of a building or an entrance, or all. */
export interface Reach {
	unitIds?: readonly string[]
	buildingId?: string | undefined
	entranceId?: string | undefined
}

export interface DoorOnRoll {
	unitId: string
	buildingId: string
	entranceId: string
	/** Null when the door is not on the roll of this vote. */
	voterId: string | null
	ballotSeq: number | null
	/** The latest record. */
	delivery: DeliveryOutcome | null
	deliveryMethod: DeliveryMethod | 'posted' | null
	/** A paper ballot is in and waits for its second entry. */
	paperWaiting: boolean
}

/** The doors of the estate within this reach to which the actor goes, with their voters. */
export async function doorsWithin(
	tx: Tx,
	actor: Actor,
	estate: Estate,
	voteId: string,
	reach: Reach,
): Promise<DoorOnRoll[]> {
	const rows = await tx
		.select({
			unitId: units.id,
			buildingId: units.buildingId,
			entranceId: units.entranceId,
			voterId: rollUnits.voterId,
			ballotSeq: rollVoters.ballotSeq,
			delivery: ofDoor.delivery,
			deliveryMethod: ofDoor.deliveryMethod,
			paperWaiting: ofDoor.paperWaiting,
		})
		.from(units)
		.leftJoin(
			rollUnits,
			and(eq(rollUnits.estateId, units.estateId), eq(rollUnits.voteId, voteId), eq(rollUnits.unitId, units.id)),
		)
		.leftJoin(rollVoters, voterOfUnit)
		.where(
			and(
				eq(units.estateId, estate.id),
				reach.unitIds ? inArray(units.id, [...reach.unitIds]) : undefined,
				reach.buildingId ? eq(units.buildingId, reach.buildingId) : undefined,
				reach.entranceId ? eq(units.entranceId, reach.entranceId) : undefined,
			),
		)
	const place = placeOf(estate)
	return rows.filter(({ buildingId, entranceId }) => may(actor, 'post-notice', { ...place, buildingId, entranceId }))
}
