import { ballots, ballotVoids } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { logVoid } from '../proof/log-events.server'
import { frozenVote } from './frozen-vote.server'
import { recountVoter } from './write-ballot.server'

interface Voided {
	estateId: string
	voteId: string
	ballotId: string
	/** Everyone reads it: names nobody. */
	reason: string
	objectionId?: string | null
}

/** A ballot no longer counts; it stays on record, and an earlier one of the voter may count again. False when there is none to void. */
export async function voidBallot(tx: Tx, voided: Voided, by: string, at: number): Promise<boolean> {
	const { estateId, voteId, ballotId, reason, objectionId = null } = voided
	const vote = await frozenVote(tx, estateId, voteId)
	const [ballot] = await tx
		.select({ voterId: ballots.voterId })
		.from(ballots)
		.where(and(eq(ballots.estateId, estateId), eq(ballots.voteId, voteId), eq(ballots.id, ballotId)))
		.limit(1)
	if (!vote || !ballot) return false
	const { voterId } = ballot
	const rows = await tx
		.insert(ballotVoids)
		.values({ estateId, ballotId, voteId, voterId, reason, objectionId, voidedBy: by, voidedAt: at })
		.onConflictDoNothing()
		.returning({ ballotId: ballotVoids.ballotId })
	if (rows.length === 0) return false
	await logVoid(tx, { estateId, voteId }, { ballotId, reason }, at)
	await recountVoter(tx, { estateId, voteId, voterId }, vote.rules.conflict)
	return true
}
