import { votes } from 'db/schema'
import { and, eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { done, type Result, refused } from '~/platform/result'
import { addDays, endOfDay, shanghaiDay } from '~/platform/shanghai'
import { logClosing } from '../proof/end-log.server'
import { countBallots } from './count-ballots.server'
import { frozenVote } from './frozen-vote.server'
import { unansweredObjections } from './stage-facts.server'
import { type AnnounceResultRefusal, whyNotAnnounceResult } from './stages'

export type ResultRefusal = AnnounceResultRefusal | 'votes:refusal.not-officer' | 'votes:refusal.no-such-vote'

/**
 * Announces the result after the preliminary count was posted and each objection has its answer: counts for the last time, ends
 * the log with the closing record. The decision binds from `effectiveAt` on.
 */
export function announceResult(
	actor: Actor,
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	{ voteId }: { voteId: string },
	at: number,
): Promise<Result<{ passed: boolean }, ResultRefusal>> {
	const subject = { estateId: estate.id, regionPath: estate.regionPath, subjectKind: 'vote', subjectId: voteId }
	return perform(
		actor,
		{ deed: 'announce-result', ...subject },
		at,
		async (tx) => {
			if (!may(actor, 'run-votes', placeOf(estate))) return refused('votes:refusal.not-officer')
			const thisVote = and(eq(votes.estateId, estate.id), eq(votes.id, voteId))
			const [vote] = await tx
				.select({
					closedAt: votes.closedAt,
					objectionsUntil: votes.objectionsUntil,
					resultAnnouncedAt: votes.resultAnnouncedAt,
					cancelledAt: votes.cancelledAt,
				})
				.from(votes)
				.where(thisVote)
				.limit(1)
			const frozen = await frozenVote(tx, estate.id, voteId)
			if (!vote || !frozen) return refused('votes:refusal.no-such-vote')
			const unanswered = await unansweredObjections(tx, estate.id, voteId)
			const refusal = whyNotAnnounceResult({ ...vote, unansweredObjections: unanswered }, at)
			if (refusal) return refused(refusal, { count: unanswered })
			const counted = await countBallots(tx, estate.id, voteId)
			const { effectDays } = frozen.rules
			const effectiveAt = effectDays === 0 ? at : endOfDay(addDays(shanghaiDay(at), effectDays))
			await tx
				.update(votes)
				.set({
					passed: counted.passed ? 'yes' : 'no',
					resultAnnouncedAt: at,
					resultAnnouncedBy: actor.personId,
					effectiveAt,
				})
				.where(thisVote)
			await logClosing(tx, { estateId: estate.id, voteId }, counted, at)
			return done({ passed: counted.passed })
		},
		({ passed }) => ({ detail: { passed } }),
	)
}
