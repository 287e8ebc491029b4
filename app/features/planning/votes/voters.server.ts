import { sql } from 'db/dialect'
import { buildingOfUnit, countingBallot, entranceOfUnit, unitOnRoll, unitsOfVoter } from 'db/joins'
import { ballots, buildings, entrances, homes, ownerships, rollUnits, rollVoters, units, votes } from 'db/schema'
import { preparedRead, type Read, read } from 'db/store.server'
import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import type { Actor, Home } from '~/features/identity/types'
import { delegatedVoters, powerOf } from '../delegations/queries.server'
import { type CastBy, castByOf } from './cast-by'
import type { Channel } from './counting'
import type { VoteEnd } from './frozen-vote.server'
import type { Standing } from './rules'
import { speakersOf } from './sale.server'

export interface Door {
	unitId: string
	building: string
	entrance: string
	number: string
}

export interface OwnBallot {
	/** Null where the actor may not read what was chosen: a delegate, of a ballot that the owner gave. */
	receiptNumber: string | null
	castAt: number
	by: CastBy
}

/** A voter whom the actor may speak for, with all doors behind it. */
export interface OwnVoter {
	id: string
	area: number
	/** The number of the ballot that counts, 0 when none does, and of the last one given. */
	ballotSeq: number
	lastSeq: number
	/** The ballot that counts; null when none does. */
	ballot: OwnBallot | null
	/** The actor speaks by a power of attorney and is no owner. */
	byPower: boolean
	doors: readonly Door[]
}

interface CountingBallot {
	receiptNumber: string | null
	castAt: number | null
	castBy: string | null
	channel: Channel | null
	ballotDelegationId: string | null
}

function ownBallot(row: CountingBallot, actor: Actor, byPower: boolean): OwnBallot | null {
	if (row.receiptNumber === null || row.castAt === null) return null
	const by = castByOf(row, actor, byPower)
	return { receiptNumber: byPower && by !== 'me' ? null : row.receiptNumber, castAt: row.castAt, by }
}

/**
 * Whether a claimed home gives the voice of a voter for whom these owners speak. Who bought a unit since the opening votes neither
 * for the seller nor for the seller's other units, unless the rules let the buyer. A home that names no owner speaks while the
 * register has not changed.
 */
async function speaksFor(
	db: Read,
	home: Pick<Home, 'estateId' | 'unitId' | 'ownerId'>,
	speakers: readonly string[],
): Promise<boolean> {
	if (home.ownerId !== null) return speakers.includes(home.ownerId)
	const now = await db
		.select({ ownerId: ownerships.ownerId })
		.from(ownerships)
		.where(and(eq(ownerships.estateId, home.estateId), eq(ownerships.unitId, home.unitId)))
	return now.length > 0 && now.every(({ ownerId }) => speakers.includes(ownerId))
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
		.innerJoin(rollUnits, unitsOfVoter)
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
	ownerIds: readonly string[]
	/** The power by which the actor speaks; null for an owner. */
	delegationId: string | null
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
		if (!row) continue
		const ownerIds = await speakersOf(db, key, row)
		if (await speaksFor(db, home, ownerIds)) return spokenFor({ ...row, ownerIds: [...ownerIds] }, null)
	}
	const [first] = rows
	const power = first ? await powerOf(db, { ...key, holderId: actor.personId }) : null
	if (!first || !power || power.revoked) return null
	return (await soldAway(db, key, first)) ? null : spokenFor(first, power.id)
}

/** Whether others speak than those who could give a power: it went with the unit. */
async function soldAway(
	db: Read,
	key: { estateId: string; voteId: string; voterId: string },
	voter: { ownerIds: readonly string[]; ballotSeq: number },
): Promise<boolean> {
	const speakers = await speakersOf(db, key, voter)
	return !speakers.some((ownerId) => voter.ownerIds.includes(ownerId))
}

type VoterRow = Awaited<ReturnType<typeof voterRows>>[number]

function spokenFor({ closesAt, closedAt, cancelledAt, ...voter }: VoterRow, delegationId: string | null): SpokenFor {
	return { ...voter, delegationId, vote: { closesAt, closedAt, cancelledAt } }
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
			lastSeq: rollVoters.lastSeq,
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
			channel: ballots.channel,
			ballotDelegationId: ballots.delegationId,
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
		.innerJoin(rollUnits, unitsOfVoter)
		.leftJoin(ballots, countingBallot)
		.innerJoin(units, unitOnRoll)
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.orderBy(...doorOrder)
})

/** The voters of an open or closed vote whom the actor may speak for: usually one, as owner before by power. Two queries, one without a home here. */
export async function votersOf(actor: Actor | null, estateId: string, voteId: string): Promise<OwnVoter[]> {
	if (!actor) return []
	const owns = actor.homes.some((home) => home.estateId === estateId && home.relation !== 'tenant')
	const [own, delegated] = await Promise.all([
		owns ? ownVoters(actor, estateId, voteId) : [],
		delegatedVoters(actor, estateId, voteId),
	])
	const voters = new Map<string, OwnVoter & { doors: Door[] }>(own.map((voter) => [voter.id, voter]))
	for (const row of delegated) {
		const known = voters.get(row.voterId)
		if (known && !known.byPower) continue
		addDoor(voters, row, actor, true)
	}
	return [...voters.values()]
}

interface DoorRow extends CountingBallot, Door {
	voterId: string
	area: number
	ballotSeq: number
	lastSeq: number
}

function addDoor(voters: Map<string, OwnVoter & { doors: Door[] }>, row: DoorRow, actor: Actor, byPower: boolean) {
	const { voterId: id, area, ballotSeq, lastSeq, unitId, building, entrance, number } = row
	const ballot = ownBallot(row, actor, byPower)
	const voter = voters.get(id) ?? { id, area, ballotSeq, lastSeq, ballot, byPower, doors: [] }
	if (!voter.doors.some((door) => door.unitId === unitId)) voter.doors.push({ unitId, building, entrance, number })
	voters.set(id, voter)
}

async function ownVoters(actor: Actor, estateId: string, voteId: string): Promise<(OwnVoter & { doors: Door[] })[]> {
	const rows = await ownRows(read, { personId: actor.personId, estateId, voteId })
	const voters = new Map<string, OwnVoter & { doors: Door[] }>()
	const refused = new Set<string>()
	for (const row of rows) {
		const claim = `${row.voterId} ${row.homeUnitId}`
		if (refused.has(claim)) continue
		const home = { estateId, unitId: row.homeUnitId, ownerId: row.homeOwnerId }
		const speakers = await speakersOf(read, { estateId, voteId, voterId: row.voterId }, row)
		if (!(await speaksFor(read, home, speakers))) {
			refused.add(claim)
			continue
		}
		addDoor(voters, row, actor, false)
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
