import { buildingOfUnit, entranceOfUnit, unitOnRoll, voterOfBallot } from 'db/joins'
import {
	ballotChoices,
	ballots,
	ballotVoids,
	buildings,
	entrances,
	rollUnits,
	rollVoters,
	units,
	voteMatters,
} from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq } from 'drizzle-orm'
import type { Actor } from '~/features/identity/types'
import { castByOf } from './cast-by'
import { profileById } from './profiles.server'
import { findVote } from './queries.server'
import { voterOf } from './voters.server'

/** A ballot as its own voter's people may read it again; null for everyone else, as if it did not exist. Six queries. */
export async function receiptFor(
	actor: Actor,
	estateId: string,
	{ voteId, receiptNumber }: { voteId: string | undefined; receiptNumber: string | undefined },
	at: number,
) {
	if (!receiptNumber || !/^WG(-[0-9A-Z]{4}){2,4}$/.test(receiptNumber)) return null
	const vote = await findVote(estateId, voteId, at)
	if (!vote) return null
	const [ballot] = await read
		.select({
			id: ballots.id,
			voterId: ballots.voterId,
			seq: ballots.seq,
			counting: rollVoters.ballotSeq,
			area: rollVoters.area,
			channel: ballots.channel,
			castBy: ballots.castBy,
			castAt: ballots.castAt,
			ballotDelegationId: ballots.delegationId,
			voidedAt: ballotVoids.voidedAt,
		})
		.from(ballots)
		.leftJoin(ballotVoids, and(eq(ballotVoids.estateId, ballots.estateId), eq(ballotVoids.ballotId, ballots.id)))
		.innerJoin(rollVoters, voterOfBallot)
		.where(and(eq(ballots.estateId, estateId), eq(ballots.voteId, vote.id), eq(ballots.receiptNumber, receiptNumber)))
		.limit(1)
	if (!ballot) return null
	const voter = await voterOf(read, actor, { estateId, voteId: vote.id, voterId: ballot.voterId })
	if (!voter) return null
	const byPower = voter.delegationId !== null
	const by = castByOf(ballot, actor, byPower)
	// a delegate knows what he chose himself, and nothing of the owner's own ballots
	if (byPower && by !== 'me') return null
	const { revote } = await profileById(vote.profileId)
	const [choices, doors] = await Promise.all([
		choicesOf(estateId, ballot.id),
		doorsOf(estateId, vote.id, ballot.voterId),
	])
	return {
		receiptNumber,
		voterId: ballot.voterId,
		castAt: ballot.castAt,
		ballotId: ballot.id,
		by,
		standing: standingOfBallot(ballot),
		mayChange: revote === 'until-closing',
		area: ballot.area,
		doors,
		choices,
		vote: { id: vote.id, title: vote.title, state: vote.state, closesAt: vote.closesAt },
	}
}

export type BallotStanding = 'counts' | 'changed' | 'set-aside' | 'void'

/** What became of a ballot: it counts, a later one took its place, one of another channel stands before it, or it is void. */
function standingOfBallot({
	seq,
	counting,
	voidedAt,
}: {
	seq: number
	counting: number
	voidedAt: number | null
}): BallotStanding {
	if (voidedAt !== null) return 'void'
	if (seq === counting) return 'counts'
	return counting > seq ? 'changed' : 'set-aside'
}

function choicesOf(estateId: string, ballotId: string) {
	return read
		.select({
			matterId: voteMatters.id,
			position: voteMatters.position,
			title: voteMatters.title,
			choice: ballotChoices.choice,
		})
		.from(ballotChoices)
		.innerJoin(
			voteMatters,
			and(eq(voteMatters.estateId, ballotChoices.estateId), eq(voteMatters.id, ballotChoices.matterId)),
		)
		.where(and(eq(ballotChoices.estateId, estateId), eq(ballotChoices.ballotId, ballotId)))
		.orderBy(asc(voteMatters.position))
}

function doorsOf(estateId: string, voteId: string, voterId: string) {
	return read
		.select({ unitId: units.id, building: buildings.name, entrance: entrances.name, number: units.number })
		.from(rollUnits)
		.innerJoin(units, unitOnRoll)
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.where(and(eq(rollUnits.estateId, estateId), eq(rollUnits.voteId, voteId), eq(rollUnits.voterId, voterId)))
		.orderBy(asc(buildings.position), asc(entrances.position), asc(units.floor), asc(units.number))
}
