import { sql } from 'db/dialect'
import { buildingOfUnit, countingBallot, entranceOfUnit, unitOnRoll, unitsOfVoter } from 'db/joins'
import { ballots, buildings, delegations, entrances, rollUnits, rollVoters, units, votes } from 'db/schema'
import { preparedRead, type Read, read } from 'db/store.server'
import { and, asc, desc, eq, gt, isNull, lte } from 'drizzle-orm'
import type { Actor } from '~/features/identity/types'

const ph = sql.placeholder

const powerRows = preparedRead((db) =>
	db
		.select({ id: delegations.id, revokedAt: delegations.revokedAt })
		.from(delegations)
		.where(
			and(
				eq(delegations.estateId, ph('estateId')),
				eq(delegations.voteId, ph('voteId')),
				eq(delegations.voterId, ph('voterId')),
				eq(delegations.holderId, ph('holderId')),
			),
		)
		.orderBy(desc(delegations.recordedAt))
		.limit(1),
)

interface PowerKey {
	estateId: string
	voteId: string
	voterId: string
	holderId: string
}

/** The latest power of attorney that this person was given for this voter; null when there never was one. */
export async function powerOf(db: Read, key: PowerKey): Promise<{ id: string; revoked: boolean } | null> {
	const [row] = await powerRows(db, { ...key })
	return row ? { id: row.id, revoked: row.revokedAt !== null } : null
}

const delegatedRows = preparedRead((db) =>
	db
		.select({
			delegationId: delegations.id,
			voterId: rollVoters.id,
			area: rollVoters.area,
			ballotSeq: rollVoters.ballotSeq,
			lastSeq: rollVoters.lastSeq,
			unitId: units.id,
			building: buildings.name,
			entrance: entrances.name,
			number: units.number,
			receiptNumber: ballots.receiptNumber,
			castAt: ballots.castAt,
			castBy: ballots.castBy,
			channel: ballots.channel,
			ballotDelegationId: ballots.delegationId,
		})
		.from(delegations)
		.innerJoin(
			rollVoters,
			and(
				eq(rollVoters.estateId, delegations.estateId),
				eq(rollVoters.voteId, delegations.voteId),
				eq(rollVoters.id, delegations.voterId),
			),
		)
		.innerJoin(rollUnits, unitsOfVoter)
		.innerJoin(units, unitOnRoll)
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.leftJoin(ballots, countingBallot)
		.where(
			and(
				eq(delegations.estateId, ph('estateId')),
				eq(delegations.voteId, ph('voteId')),
				eq(delegations.holderId, ph('holderId')),
				isNull(delegations.revokedAt),
			),
		)
		.orderBy(asc(buildings.position), asc(entrances.position), asc(units.floor), asc(units.number)),
)

/** The voters whose power the actor holds in this vote, door by door. One query. */
export function delegatedVoters(actor: Actor, estateId: string, voteId: string) {
	return delegatedRows(read, { estateId, voteId, holderId: actor.personId })
}

const openRows = preparedRead((db) =>
	db
		.selectDistinct({ voteId: votes.id })
		.from(delegations)
		.innerJoin(votes, and(eq(votes.estateId, delegations.estateId), eq(votes.id, delegations.voteId)))
		.where(
			and(
				eq(delegations.holderId, ph('holderId')),
				isNull(delegations.revokedAt),
				isNull(votes.cancelledAt),
				lte(votes.opensAt, ph('at')),
				gt(votes.closesAt, ph('at')),
			),
		)
		.limit(20),
)

/** The open votes in which the actor holds somebody's power, in whatever estate. */
export async function votesWithPower(actor: Actor, at: number): Promise<string[]> {
	return (await openRows(read, { holderId: actor.personId, at })).map(({ voteId }) => voteId)
}
