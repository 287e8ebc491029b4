import { votes } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { record } from '~/features/audit/perform.server'
import { logClosing } from '../proof/end-log.server'
import { countBallots } from './count-ballots.server'

/** Puts the closing on record with the outcome: passed when each matter has. Part of a deed of the caller, who knows it is due. */
export async function closeVote(tx: Tx, vote: { estateId: string; id: string }, at: number): Promise<void> {
	const { estateId, id } = vote
	const { total, matters, passed } = await countBallots(tx, estateId, id)
	await tx
		.update(votes)
		.set({ closedAt: at, passed: passed ? 'yes' : 'no' })
		.where(and(eq(votes.estateId, estateId), eq(votes.id, id)))
	await logClosing(tx, { estateId, voteId: id }, { total, matters, passed }, at)
	const participating = matters[0]?.result.participating.heads ?? 0
	const detail = { passed, heads: total.heads, participating, matters: matters.length }
	await record(tx, 'system', { deed: 'close-vote', estateId, subjectKind: 'vote', subjectId: id, detail }, at)
}
