import { paperBallots } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { logPaper, positionOfBallot } from '../proof/log-events.server'
import { placeBallot } from '../votes/place-ballot.server'
import type { Paper, PaperVoteCase } from './case.server'
import type { Reading } from './rules'
import { tellOwner } from './tell-owner.server'

type Outcome = 'confirmed' | 'set-aside' | 'invalid' | 'rejected'

const told = {
	confirmed: 'paper-confirmed',
	'set-aside': 'paper-set-aside',
	invalid: 'paper-not-counted',
	rejected: 'paper-not-counted',
} as const

interface Concluded {
	state: Outcome
	reason: string | null
	ballotId: string | null
}

/** A ballot in the name of whoever received the paper; by the profile another one of the voter may stand before it. */
async function placed(tx: Tx, vote: PaperVoteCase, paper: Paper, reading: Reading, at: number): Promise<Concluded> {
	const { estateId, voteId } = vote
	const { voterId, unitId, receivedBy, id } = paper
	const ballot = { estateId, voteId, voterId, unitId, channel: 'paper', castBy: receivedBy } as const
	const { choices } = reading
	const { ballotId, counts } = await placeBallot(tx, { ...ballot, choices, requestKey: `paper:${id}` }, at)
	return { state: counts ? 'confirmed' : 'set-aside', reason: null, ballotId }
}

/** `paper.entries` are those that stand now, `by` is who did the last step. Row, ballot, leaf and message in the deed's transaction. */
async function settle(
	tx: Tx,
	vote: PaperVoteCase,
	paper: Paper,
	{ state, reason, ballotId }: Concluded,
	by: string,
	at: number,
): Promise<void> {
	const { estateId, voteId, title } = vote
	const { id, voterId, mode, photoHash, receivedAt, receivedBy, readers } = paper
	await tx
		.update(paperBallots)
		.set({ state, reason, ballotId, settledAt: at, settledBy: by })
		.where(and(eq(paperBallots.estateId, estateId), eq(paperBallots.id, id)))
	const [first = receivedBy, second = null] = readers
	const ballotPosition = ballotId === null ? null : await positionOfBallot(tx, vote, ballotId)
	const leaf = { paperId: id, voterId, mode, photoHash, receivedAt, first, second, outcome: state, ballotPosition }
	await logPaper(tx, { estateId, voteId }, leaf, at)
	await tellOwner(tx, told[state], { estateId, voteId, title, voterId, paperId: id }, at)
}

/** What two have read alike, or a third has decided, becomes a ballot, or a paper that is blank or spoiled. */
export async function concludePaper(
	tx: Tx,
	vote: PaperVoteCase,
	paper: Paper,
	reading: Reading,
	by: string,
	at: number,
): Promise<Outcome> {
	const concluded: Concluded =
		reading.validity === 'valid'
			? await placed(tx, vote, paper, reading, at)
			: { state: 'invalid', reason: reading.reason || reading.validity, ballotId: null }
	await settle(tx, vote, paper, concluded, by, at)
	return concluded.state
}

/** The paper is no ballot, for this reason. */
export async function rejectInto(
	tx: Tx,
	vote: PaperVoteCase,
	paper: Paper,
	reason: string,
	by: string,
	at: number,
): Promise<void> {
	await settle(tx, vote, paper, { state: 'rejected', reason, ballotId: null }, by, at)
}
