import { and, eq } from 'drizzle-orm'
import { ballots, buildings, entrances, rollUnits, rollVoters, units } from './schema'

/** On what tables of an estate are joined: each by the estate as well, so that no row of another one comes in. */
export const buildingOfUnit = and(eq(buildings.estateId, units.estateId), eq(buildings.id, units.buildingId))
export const entranceOfUnit = and(eq(entrances.estateId, units.estateId), eq(entrances.id, units.entranceId))

/** The register's unit behind a unit on the roll. */
export const unitOnRoll = and(eq(units.estateId, rollUnits.estateId), eq(units.id, rollUnits.unitId))

export const voterOfUnit = and(
	eq(rollVoters.estateId, rollUnits.estateId),
	eq(rollVoters.voteId, rollUnits.voteId),
	eq(rollVoters.id, rollUnits.voterId),
)

export const unitsOfVoter = and(
	eq(rollUnits.estateId, rollVoters.estateId),
	eq(rollUnits.voteId, rollVoters.voteId),
	eq(rollUnits.voterId, rollVoters.id),
)

export const voterOfBallot = and(
	eq(rollVoters.estateId, ballots.estateId),
	eq(rollVoters.voteId, ballots.voteId),
	eq(rollVoters.id, ballots.voterId),
)

/** Of a voter's ballots the one that counts. */
export const countingBallot = and(
	eq(ballots.estateId, rollVoters.estateId),
	eq(ballots.voteId, rollVoters.voteId),
	eq(ballots.voterId, rollVoters.id),
	eq(ballots.seq, rollVoters.ballotSeq),
)
