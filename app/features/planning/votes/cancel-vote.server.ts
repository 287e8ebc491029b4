import { votes } from 'db/schema'
import { and, eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { done, type Result, refused } from '~/platform/result'
import { logCancel } from '../proof/end-log.server'
import { voteState } from './rules'

export type CancelRefusal =
	| 'votes:refusal.not-officer'
	| 'votes:refusal.no-such-vote'
	| 'votes:refusal.closed'
	| 'votes:refusal.cancelled'

/** Ends a vote that has not closed, with the reason that everyone reads. Ballots stay on record and count for nothing. */
export function cancelVote(
	actor: Actor,
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	input: { voteId: string; reason: string },
	at: number,
): Promise<Result<null, CancelRefusal>> {
	const deed = {
		deed: 'cancel-vote',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'vote',
		subjectId: input.voteId,
	}
	return perform(actor, deed, at, async (tx) => {
		if (!may(actor, 'run-votes', placeOf(estate))) return refused('votes:refusal.not-officer')
		const thisVote = and(eq(votes.estateId, estate.id), eq(votes.id, input.voteId))
		const [vote] = await tx
			.select({
				opensAt: votes.opensAt,
				closesAt: votes.closesAt,
				cancelledAt: votes.cancelledAt,
				closedAt: votes.closedAt,
			})
			.from(votes)
			.where(thisVote)
			.limit(1)
		if (!vote) return refused('votes:refusal.no-such-vote')
		const state = vote.closedAt === null ? voteState(vote, at) : 'closed'
		if (state === 'closed' || state === 'cancelled') return refused(`votes:refusal.${state}`)
		await tx.update(votes).set({ cancelledAt: at, cancelReason: input.reason }).where(thisVote)
		await logCancel(tx, { estateId: estate.id, voteId: input.voteId }, input.reason, at)
		return done(null)
	})
}
