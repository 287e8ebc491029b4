import { reviews } from 'db/schema'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { perform } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { done, type Result, refused } from '~/platform/result'
import type { reviewForm } from './forms'
import { gateFacts, latestReview } from './queries.server'
import { gateRules, type ReviewRefusal, whyNotReview } from './rules'

/**
 * The street office's decision on the current plan version: approved, which is refused while a rule is unmet, or returned with a
 * reason. The rules are computed inside the deed's transaction and kept with the decision.
 */
export function reviewPlan(
	actor: Actor,
	estate: EstateFacts,
	input: z.output<typeof reviewForm>,
	at: number,
): Promise<Result<{ reviewId: string }, ReviewRefusal>> {
	const deed = {
		deed: 'review-plan',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'plan-version',
		subjectId: input.planVersionId,
		detail: { decision: input.decision },
	}
	return perform(actor, deed, at, async (tx) => {
		const [same] = await tx
			.select({ id: reviews.id })
			.from(reviews)
			.where(and(eq(reviews.estateId, estate.id), eq(reviews.requestKey, input.requestKey)))
		if (same) return done({ reviewId: same.id })
		const facts = await gateFacts(tx, estate.id)
		const refusal = whyNotReview(facts, await latestReview(tx, estate.id), input, at)
		if (refusal) return refused(refusal)
		const reviewId = newId()
		await tx.insert(reviews).values({
			estateId: estate.id,
			id: reviewId,
			planVersionId: input.planVersionId,
			voteId: facts.votes.find((vote) => vote.scopeKind === 'estate' && vote.passed === 'yes')?.id ?? null,
			decision: input.decision,
			reason: input.reason,
			rules: gateRules(facts, at).map(({ rule, state }) => ({ rule, state })),
			reviewedBy: actor.personId,
			reviewedAt: at,
			requestKey: input.requestKey,
		})
		return done({ reviewId })
	})
}
