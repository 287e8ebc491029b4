import { randomBytes } from 'node:crypto'
import { sql } from 'db/dialect'
import { ballotOpenings, rollOpenings, rollVoters } from 'db/schema'
import { preparedRead, preparedWrite, type Tx } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import type { Choice } from '../votes/rules'
import { appendLeaf, edgeOfLog } from './append.server'
import { type BallotChannel, ballotLeaf, choicesSeal, choicesText } from './leaves'

const ph = sql.placeholder
const thisVoter = and(
	eq(rollOpenings.estateId, ph('estateId')),
	eq(rollOpenings.voteId, ph('voteId')),
	eq(rollOpenings.voterId, ph('voterId')),
)

const voterRow = preparedRead((db) =>
	db
		.select({ line: rollOpenings.line, latest: rollOpenings.latestPosition, area: rollVoters.area })
		.from(rollOpenings)
		.innerJoin(
			rollVoters,
			and(
				eq(rollVoters.estateId, rollOpenings.estateId),
				eq(rollVoters.voteId, rollOpenings.voteId),
				eq(rollVoters.id, rollOpenings.voterId),
			),
		)
		.where(thisVoter),
)

const setLatest = preparedWrite((tx) =>
	tx
		.update(rollOpenings)
		.set({ latestPosition: sql`${ph('position')}` })
		.where(thisVoter),
)

const insertOpening = preparedWrite((tx) =>
	tx.insert(ballotOpenings).values({
		estateId: ph('estateId'),
		ballotId: ph('ballotId'),
		voteId: ph('voteId'),
		position: ph('position'),
		salt: ph('salt'),
		area: ph('area'),
		choices: ph('choices'),
	}),
)

export interface LoggedBallot {
	estateId: string
	voteId: string
	voterId: string
	ballotId: string
	seq: number
	channel: BallotChannel
	/** In the order of the matters. */
	choices: readonly (Choice | 'invalid')[]
}

/** Adds a version of a voter's ballot to the log: sealed, with what opens it beside the log. Its place in the log. Part of the casting. */
export async function logBallot(tx: Tx, ballot: LoggedBallot, at: number): Promise<number> {
	const { estateId, voteId, voterId, ballotId } = ballot
	const edge = await edgeOfLog(tx, ballot)
	const [voter] = await voterRow(tx, { estateId, voteId, voterId })
	if (!edge || !voter) throw new Error('The log of this vote has not begun')
	const salt = randomBytes(32)
	const choices = choicesText(ballot.choices)
	const { line, area } = voter
	const content = ballotLeaf({
		voteId,
		line,
		version: ballot.seq,
		previous: voter.latest,
		channel: ballot.channel,
		at,
		questionsHash: edge.questionsHash,
		choices: choicesSeal(salt, { voteId, line, version: ballot.seq, area, choices }),
	})
	const position = await appendLeaf(tx, ballot, edge, { kind: 'ballot', content, ballotId }, at)
	await insertOpening(tx, { estateId, ballotId, voteId, position, salt: salt.toString('hex'), area, choices })
	await setLatest(tx, { estateId, voteId, voterId, position })
	return position
}
