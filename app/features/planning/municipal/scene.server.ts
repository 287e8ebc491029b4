import { buildingOfUnit, entranceOfUnit, unitOnRoll, voterOfUnit } from 'db/joins'
import { ballots, buildings, entrances, rollUnits, rollVoters, units } from 'db/schema'
import type { Read } from 'db/store.server'
import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { frozenVote } from '../votes/frozen-vote.server'
import type { RollDoor, Scene } from './rules'

export const requestKeyOf = (reference: string) => `municipal:${reference}`

/** The doors on the roll, as they lie in the buildings. */
export function rollDoors(db: Read, estateId: string, voteId: string): Promise<RollDoor[]> {
	return db
		.select({
			unitId: units.id,
			voterId: rollUnits.voterId,
			rollNumber: rollVoters.number,
			building: buildings.name,
			entrance: entrances.name,
			number: units.number,
		})
		.from(rollUnits)
		.innerJoin(rollVoters, voterOfUnit)
		.innerJoin(units, unitOnRoll)
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.where(and(eq(rollUnits.estateId, estateId), eq(rollUnits.voteId, voteId)))
		.orderBy(asc(buildings.position), asc(entrances.position), asc(units.floor), asc(units.number))
}

/** What rows are checked against. Four queries. */
export async function sceneOf(db: Read, estateId: string, voteId: string, at: number): Promise<Scene | null> {
	const vote = await frozenVote(db, estateId, voteId)
	if (!vote) return null
	const brought = await db
		.select({ requestKey: ballots.requestKey, voterId: ballots.voterId })
		.from(ballots)
		.where(and(eq(ballots.estateId, estateId), eq(ballots.voteId, voteId), eq(ballots.channel, 'municipal')))
	const prefix = requestKeyOf('')
	return {
		opensAt: vote.opensAt,
		at,
		matters: vote.matterIds.length,
		doors: await rollDoors(db, estateId, voteId),
		known: new Map(brought.map(({ requestKey, voterId }) => [requestKey.slice(prefix.length), voterId])),
		fixed: vote.rules.revote === 'never' ? await votedElectronically(db, estateId, voteId) : new Set(),
	}
}

async function votedElectronically(db: Read, estateId: string, voteId: string): Promise<Set<string>> {
	const rows = await db
		.selectDistinct({ voterId: ballots.voterId })
		.from(ballots)
		.innerJoin(
			rollVoters,
			and(
				eq(rollVoters.estateId, ballots.estateId),
				eq(rollVoters.voteId, ballots.voteId),
				eq(rollVoters.id, ballots.voterId),
				gt(rollVoters.ballotSeq, 0),
			),
		)
		.where(
			and(
				eq(ballots.estateId, estateId),
				eq(ballots.voteId, voteId),
				inArray(ballots.channel, ['online', 'municipal']),
			),
		)
	return new Set(rows.map(({ voterId }) => voterId))
}
