import { sql } from 'db/dialect'
import { ballots, buildings, entrances, homes, ownerships, rollUnits, rollVoters, units, votes } from 'db/schema'
import { preparedRead, type Read, read } from 'db/store.server'
import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import type { Actor, Home } from '~/features/identity/types'
import type { VoteEnd } from './frozen-vote.server'
import type { Standing } from './rules'

export interface Door {
	unitId: string
	building: string
	entrance: string
	number: string
}

/** A voter whom the actor may speak for, with all doors behind it. */
export interface OwnVoter {
	id: string
	area: number
	/** The number of its latest ballot, 0 before the first. */
	ballotSeq: number
	/** That ballot; null before the first. */
	ballot: { receiptNumber: string; castAt: number; byMe: boolean } | null
	doors: readonly Door[]
}

interface Frozen {
	ownerIds: readonly string[]
}

/**
 * Whether a claimed home gives the voice of this voter. The owners count as they were at opening: who bought a unit since then
 * votes neither for the seller nor for the seller's other units. A home that names no owner speaks while the register has not changed.
 */
async function speaksFor(
	db: Read,
	home: Pick<Home, 'estateId' | 'unitId' | 'ownerId'>,
	voter: Frozen,
): Promise<boolean> {
	if (home.ownerId !== null) return voter.ownerIds.includes(home.ownerId)
	const now = await db
		.select({ ownerId: ownerships.ownerId })
		.from(ownerships)
		.where(and(eq(ownerships.estateId, home.estateId), eq(ownerships.unitId, home.unitId)))
	return now.length > 0 && now.every(({ ownerId }) => voter.ownerIds.includes(ownerId))
}

const voterRows = preparedRead((db) =>
	db
		.select({
			unitId: rollUnits.unitId,
			ownerIds: rollVoters.ownerIds,
			ballotSeq: rollVoters.ballotSeq,
			lastSeq: rollVoters.lastSeq,
			closesAt: votes.closesAt,
			closedAt: votes.closedAt,
			cancelledAt: votes.cancelledAt,
		})
		.from(rollVoters)
		.innerJoin(votes, and(eq(votes.estateId, rollVoters.estateId), eq(votes.id, rollVoters.voteId)))
		.innerJoin(
			rollUnits,
			and(
				eq(rollUnits.estateId, rollVoters.estateId),
				eq(rollUnits.voteId, rollVoters.voteId),
				eq(rollUnits.voterId, rollVoters.id),
			),
		)
		.where(
			and(
				eq(rollVoters.estateId, sql.placeholder('estateId')),
				eq(rollVoters.voteId, sql.placeholder('voteId')),
				eq(rollVoters.id, sql.placeholder('voterId')),
			),
		),
)

export interface SpokenFor {
	/** The ballot that counts, and the last one given; 0 before the first. */
	ballotSeq: number
	lastSeq: number
	/** The actor's unit on the roll. */
	unitId: string
	vote: VoteEnd
}

/** The voter with the state of the vote as it stands on record; null when the actor does not speak for this voter. */
export async function voterOf(
	db: Read,
	actor: Actor,
	key: { estateId: string; voteId: string; voterId: string },
): Promise<SpokenFor | null> {
	const rows = await voterRows(db, key)
	for (const home of actor.homes) {
		if (home.estateId !== key.estateId || home.relation === 'tenant') continue
		const row = rows.find(({ unitId }) => unitId === home.unitId)
		if (!row || !(await speaksFor(db, home, row))) continue
		const { ballotSeq, lastSeq, unitId, closesAt, closedAt, cancelledAt } = row
		return { ballotSeq, lastSeq, unitId, vote: { closesAt, closedAt, cancelledAt } }
	}
	return null
}

/** The order of doors in a building. */
const doorOrder = [asc(buildings.position), asc(entrances.position), asc(units.floor), asc(units.number)]

const ownRows = preparedRead((db) => {
	const claimed = db
		.selectDistinct({
			voterId: rollUnits.voterId,
			unitId: homes.unitId,
			ownerId: homes.ownerId,
		})
		.from(homes)
		// SQLite keeps the order of a cross join: from the person's few homes to the roll, not through the whole roll
		.crossJoin(rollUnits)
		.where(
			and(
				eq(homes.personId, sql.placeholder('personId')),
				eq(homes.estateId, sql.placeholder('estateId')),
				ne(homes.relation, 'tenant'),
				isNull(homes.endedAt),
				eq(rollUnits.estateId, sql.placeholder('estateId')),
				eq(rollUnits.voteId, sql.placeholder('voteId')),
				eq(rollUnits.unitId, homes.unitId),
			),
		)
		.as('claimed')
	return db
		.select({
			voterId: rollVoters.id,
			area: rollVoters.area,
			ballotSeq: rollVoters.ballotSeq,
			ownerIds: rollVoters.ownerIds,
			homeUnitId: claimed.unitId,
			homeOwnerId: claimed.ownerId,
			unitId: units.id,
			building: buildings.name,
			entrance: entrances.name,
			number: units.number,
			receiptNumber: ballots.receiptNumber,
			castAt: ballots.castAt,
			castBy: ballots.castBy,
		})
		.from(claimed)
		.innerJoin(
			rollVoters,
			and(
				eq(rollVoters.estateId, sql.placeholder('estateId')),
				eq(rollVoters.voteId, sql.placeholder('voteId')),
				eq(rollVoters.id, claimed.voterId),
			),
		)
		.innerJoin(
			rollUnits,
			and(
				eq(rollUnits.estateId, rollVoters.estateId),
				eq(rollUnits.voteId, rollVoters.voteId),
				eq(rollUnits.voterId, rollVoters.id),
			),
		)
		.leftJoin(
			ballots,
			and(
				eq(ballots.estateId, rollVoters.estateId),
				eq(ballots.voteId, rollVoters.voteId),
				eq(ballots.voterId, rollVoters.id),
				eq(ballots.seq, rollVoters.ballotSeq),
			),
		)
		.innerJoin(units, and(eq(units.estateId, rollUnits.estateId), eq(units.id, rollUnits.unitId)))
		.innerJoin(buildings, and(eq(buildings.estateId, units.estateId), eq(buildings.id, units.buildingId)))
		.innerJoin(entrances, and(eq(entrances.estateId, units.estateId), eq(entrances.id, units.entranceId)))
		.orderBy(...doorOrder)
})

/** The voters of an open or closed vote whom the actor may speak for: usually one. One query, none without a home here. */
export async function votersOf(actor: Actor | null, estateId: string, voteId: string): Promise<OwnVoter[]> {
	if (!actor?.homes.some((home) => home.estateId === estateId && home.relation !== 'tenant')) return []
	const rows = await ownRows(read, { personId: actor.personId, estateId, voteId })
	const voters = new Map<string, OwnVoter & { doors: Door[] }>()
	const refused = new Set<string>()
	for (const row of rows) {
		const claim = `${row.voterId} ${row.homeUnitId}`
		if (refused.has(claim)) continue
		const home = { estateId, unitId: row.homeUnitId, ownerId: row.homeOwnerId }
		if (!(await speaksFor(read, home, row))) {
			refused.add(claim)
			continue
		}
		const { voterId: id, area, ballotSeq, unitId, building, entrance, number, receiptNumber, castAt } = row
		const ballot =
			receiptNumber === null || castAt === null ? null : { receiptNumber, castAt, byMe: row.castBy === actor.personId }
		const voter = voters.get(id) ?? { id, area, ballotSeq, ballot, doors: [] }
		if (!voter.doors.some((door) => door.unitId === unitId)) voter.doors.push({ unitId, building, entrance, number })
		voters.set(id, voter)
	}
	return [...voters.values()]
}

/** What the actor is to a vote, when `voters` are those of `votersOf`. */
export function standingOf(actor: Actor | null, estateId: string, voters: readonly unknown[]): Standing {
	if (voters.length > 0) return 'voter'
	const here = actor?.homes.filter((home) => home.estateId === estateId) ?? []
	if (here.some((home) => home.relation !== 'tenant')) return 'owner-elsewhere'
	return here.length > 0 ? 'tenant' : 'outsider'
}
