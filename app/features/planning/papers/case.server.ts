import { unitOnRoll, unitsOfVoter } from 'db/joins'
import { delegations, files, paperBallots, paperEntries, rollUnits, rollVoters, units, votes } from 'db/schema'
import type { Read } from 'db/store.server'
import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor, Capability } from '~/features/identity/types'
import { frozenVote } from '../votes/frozen-vote.server'
import type { ConflictRule } from '../votes/profile'
import type { Hands, PaperState, PaperVote, Reading, Waiting } from './rules'

export type Estate = Pick<EstateFacts, 'id' | 'regionPath'>

export interface PaperVoteCase extends PaperVote {
	estateId: string
	voteId: string
	title: string
	conflict: ConflictRule
	matterIds: readonly string[]
}

/** What a deed on a paper knows of its vote, as it stands on record; null when the estate has none of that id. */
export async function paperVote(db: Read, estateId: string, voteId: string): Promise<PaperVoteCase | null> {
	const frozen = await frozenVote(db, estateId, voteId)
	if (!frozen) return null
	const [row] = await db
		.select({
			closesAt: votes.closesAt,
			openedAt: votes.openedAt,
			closedAt: votes.closedAt,
			cancelledAt: votes.cancelledAt,
		})
		.from(votes)
		.where(and(eq(votes.estateId, estateId), eq(votes.id, voteId)))
		.limit(1)
	if (!row) return null
	const { title, opensAt, rules, matterIds } = frozen
	return { ...row, estateId, voteId, title, opensAt, mode: rules.paper, conflict: rules.conflict, matterIds }
}

export interface PaperVoter {
	id: string
	number: number
	ownerIds: readonly string[]
	/** The doors behind it, as they lie in the buildings. */
	units: readonly { id: string; buildingId: string; entranceId: string }[]
}

type Asked = { unitId: string } | { number: number } | { voterId: string }

/** The voter behind a door, of a paper's number, or of an id; null when none is on the roll. Two queries. */
export async function paperVoter(
	db: Read,
	{ estateId, voteId }: { estateId: string; voteId: string },
	asked: Asked,
): Promise<PaperVoter | null> {
	const inVote = and(eq(rollVoters.estateId, estateId), eq(rollVoters.voteId, voteId))
	const columns = { id: rollVoters.id, number: rollVoters.number, ownerIds: rollVoters.ownerIds }
	const ofVoter = unitsOfVoter
	const found =
		'unitId' in asked
			? db
					.select(columns)
					.from(rollUnits)
					.innerJoin(rollVoters, ofVoter)
					.where(
						and(eq(rollUnits.estateId, estateId), eq(rollUnits.voteId, voteId), eq(rollUnits.unitId, asked.unitId)),
					)
			: db
					.select(columns)
					.from(rollVoters)
					.where(
						and(inVote, 'number' in asked ? eq(rollVoters.number, asked.number) : eq(rollVoters.id, asked.voterId)),
					)
	const [voter] = await found.limit(1)
	if (!voter) return null
	const doors = await db
		.select({ id: units.id, buildingId: units.buildingId, entranceId: units.entranceId })
		.from(rollUnits)
		.innerJoin(units, unitOnRoll)
		.where(and(eq(rollUnits.estateId, estateId), eq(rollUnits.voteId, voteId), eq(rollUnits.voterId, voter.id)))
		.orderBy(asc(units.id))
	return { ...voter, units: doors }
}

/** Lives or owns behind one of the voter's doors, or holds a power of the voter: such a person enters nothing for it. */
async function isOwn(db: Read, actor: Actor, estateId: string, voteId: string, voter: PaperVoter): Promise<boolean> {
	const lives = actor.homes.some(
		(home) =>
			home.estateId === estateId &&
			(voter.units.some(({ id }) => id === home.unitId) ||
				(home.ownerId !== null && voter.ownerIds.includes(home.ownerId))),
	)
	if (lives) return true
	const [power] = await db
		.select({ id: delegations.id })
		.from(delegations)
		.where(
			and(
				eq(delegations.estateId, estateId),
				eq(delegations.voteId, voteId),
				eq(delegations.voterId, voter.id),
				eq(delegations.holderId, actor.personId),
				isNull(delegations.revokedAt),
			),
		)
		.limit(1)
	return power !== undefined
}

/** What the actor is to a voter: some door of it lies in the part where the actor has the capability. */
export async function handsOf(
	db: Read,
	actor: Actor,
	estate: Estate,
	voteId: string,
	voter: PaperVoter,
	capability: Capability,
): Promise<Hands> {
	const place = placeOf(estate)
	const inPart = voter.units.some(({ buildingId, entranceId }) =>
		may(actor, capability, { ...place, buildingId, entranceId }),
	)
	return { inPart, own: await isOwn(db, actor, estate.id, voteId, voter) }
}

export interface Entry extends Reading {
	position: number
	enteredBy: string
	enteredAt: number
	requestKey: string
}

export interface Paper extends Waiting {
	id: string
	voterId: string
	unitId: string
	state: PaperState
	photoFileId: string | null
	photoHash: string | null
	receivedAt: number
	receivedBy: string
	settledBy: string | null
	reason: string | null
	ballotId: string | null
	entries: readonly Entry[]
}

/** A paper with its entries: for deeds, and for the officer's page alone. Two queries. */
export async function paperOf(db: Read, estateId: string, voteId: string, paperId: string): Promise<Paper | null> {
	const [row] = await db
		.select({
			id: paperBallots.id,
			voterId: paperBallots.voterId,
			unitId: paperBallots.unitId,
			mode: paperBallots.mode,
			state: paperBallots.state,
			photoFileId: paperBallots.photoFileId,
			photoHash: files.contentHash,
			receivedAt: paperBallots.receivedAt,
			receivedBy: paperBallots.receivedBy,
			settledBy: paperBallots.settledBy,
			reason: paperBallots.reason,
			ballotId: paperBallots.ballotId,
			takenBy: paperBallots.takenBy,
			takenAt: paperBallots.takenAt,
		})
		.from(paperBallots)
		.leftJoin(files, and(eq(files.estateId, paperBallots.estateId), eq(files.id, paperBallots.photoFileId)))
		.where(and(eq(paperBallots.estateId, estateId), eq(paperBallots.voteId, voteId), eq(paperBallots.id, paperId)))
		.limit(1)
	if (!row) return null
	const entries = await db
		.select({
			position: paperEntries.position,
			enteredBy: paperEntries.enteredBy,
			enteredAt: paperEntries.enteredAt,
			validity: paperEntries.validity,
			reason: paperEntries.reason,
			choices: paperEntries.choices,
			requestKey: paperEntries.requestKey,
		})
		.from(paperEntries)
		.where(and(eq(paperEntries.estateId, estateId), eq(paperEntries.paperId, paperId)))
		.orderBy(asc(paperEntries.position))
	return { ...row, entries, readers: entries.map(({ enteredBy }) => enteredBy) }
}

/** The other papers of a voter that nobody has rejected: a household hands in one. */
export function otherPapers(
	db: Read,
	{ estateId, voteId, voterId }: { estateId: string; voteId: string; voterId: string },
	exceptId?: string,
): Promise<{ id: string; state: PaperState; receivedAt: number }[]> {
	return db
		.select({ id: paperBallots.id, state: paperBallots.state, receivedAt: paperBallots.receivedAt })
		.from(paperBallots)
		.where(
			and(
				eq(paperBallots.estateId, estateId),
				eq(paperBallots.voteId, voteId),
				eq(paperBallots.voterId, voterId),
				ne(paperBallots.state, 'rejected'),
				exceptId === undefined ? undefined : ne(paperBallots.id, exceptId),
			),
		)
		.orderBy(asc(paperBallots.receivedAt))
}

export const paperDeed = (deed: string, estate: Estate, paperId: string) => ({
	deed,
	estateId: estate.id,
	regionPath: estate.regionPath,
	subjectKind: 'paper',
	subjectId: paperId,
})
