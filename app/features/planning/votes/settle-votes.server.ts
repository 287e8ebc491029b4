import { votes } from 'db/schema'
import { read, write } from 'db/store.server'
import { and, asc, eq, isNull, lte, or } from 'drizzle-orm'
import { closeVote } from './close-vote.server'
import { freezeRoll } from './open-vote.server'

interface Due {
	opensAt: number
	closesAt: number
	openedAt: number | null
	closedAt: number | null
	cancelledAt: number | null
}

/** Whether the clock has passed an instant of the vote that is not yet on record. */
export function isDue(vote: Due, at: number): boolean {
	if (vote.cancelledAt !== null || vote.closedAt !== null) return false
	return at >= vote.closesAt || (vote.openedAt === null && at >= vote.opensAt)
}

/**
 * Puts on record what the clock has already decided: the frozen roll at opening, the outcome at closing. Asked by the job, by
 * pages and by the first ballot; two at once do it once, because each looks again inside its transaction.
 */
export async function settleVote(estateId: string, voteId: string, at: number): Promise<void> {
	await write(async (tx) => {
		const [vote] = await tx
			.select({
				estateId: votes.estateId,
				id: votes.id,
				scopeKind: votes.scopeKind,
				scopeId: votes.scopeId,
				opensAt: votes.opensAt,
				closesAt: votes.closesAt,
				openedAt: votes.openedAt,
				closedAt: votes.closedAt,
				cancelledAt: votes.cancelledAt,
			})
			.from(votes)
			.where(and(eq(votes.estateId, estateId), eq(votes.id, voteId)))
			.limit(1)
		if (!vote || !isDue(vote, at)) return
		if (vote.openedAt === null) await freezeRoll(tx, vote, at)
		if (at >= vote.closesAt) await closeVote(tx, vote, at)
	})
}

/** The job: settles every vote that is due. Returns how many. */
export async function settleVotes(at: number): Promise<number> {
	const due = await read
		.select({ estateId: votes.estateId, id: votes.id })
		.from(votes)
		.where(
			and(
				isNull(votes.closedAt),
				isNull(votes.cancelledAt),
				or(lte(votes.closesAt, at), and(isNull(votes.openedAt), lte(votes.opensAt, at))),
			),
		)
		.orderBy(asc(votes.opensAt))
		.limit(50)
	const failures: unknown[] = []
	for (const vote of due) {
		await settleVote(vote.estateId, vote.id, at).catch((error) => failures.push(error))
	}
	if (failures.length > 0)
		throw new AggregateError(failures, `${failures.length} of ${due.length} votes were not settled`)
	return due.length
}
