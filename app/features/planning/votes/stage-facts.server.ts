import { voteExtensions, voteObjections } from 'db/schema'
import { type Read, read } from 'db/store.server'
import { and, asc, count, eq, isNull } from 'drizzle-orm'
import { papersWaiting } from './close-vote.server'
import type { RuleProfile } from './profile'
import type { VoteFacts } from './queries.server'
import { stepsOf } from './stages'

/** Objections that have neither an answer nor been withdrawn. */
export async function unansweredObjections(db: Read, estateId: string, voteId: string): Promise<number> {
	const [row] = await db
		.select({ open: count() })
		.from(voteObjections)
		.where(
			and(
				eq(voteObjections.estateId, estateId),
				eq(voteObjections.voteId, voteId),
				isNull(voteObjections.answeredAt),
				isNull(voteObjections.withdrawnAt),
			),
		)
	return row?.open ?? 0
}

function extensionsOf(estateId: string, voteId: string) {
	return read
		.select({
			number: voteExtensions.number,
			from: voteExtensions.fromClosesAt,
			to: voteExtensions.toClosesAt,
			reason: voteExtensions.reason,
			extendedAt: voteExtensions.extendedAt,
		})
		.from(voteExtensions)
		.where(and(eq(voteExtensions.estateId, estateId), eq(voteExtensions.voteId, voteId)))
		.orderBy(asc(voteExtensions.number))
}

/** The line of steps of a vote with what each waits for. At most one query in each stage, and one more when it was extended. */
export async function stageFacts(vote: VoteFacts, { postingDays, effectDays }: RuleProfile, at: number) {
	const { estateId, id, stage } = vote
	const [extensions, papers, objections] = await Promise.all([
		vote.extensions > 0 ? extensionsOf(estateId, id) : [],
		stage === 'counting' ? papersWaiting(read, estateId, id) : 0,
		stage === 'preliminary' ? unansweredObjections(read, estateId, id) : 0,
	])
	const postingOver = vote.objectionsUntil !== null && at >= vote.objectionsUntil
	return {
		steps: stepsOf({ ...vote, extended: vote.extensions > 0 }, at),
		extensions,
		papers,
		objections,
		postingOver,
		postingDays,
		effectDays,
	}
}

export type StageFactsShown = Awaited<ReturnType<typeof stageFacts>>
