import { votes } from 'db/schema'
import { read, type Tx, write } from 'db/store.server'
import { and, asc, eq, isNull, lte, or } from 'drizzle-orm'
import { record } from '~/features/audit/perform.server'
import { beginVote } from './begin-vote.server'
import { closeVote } from './close-vote.server'
import { neverOpened } from './stages'

interface Due {
	opensAt: number
	closesAt: number
	openedAt: number | null
	openingRefusedAt: number | null
	closedAt: number | null
	cancelledAt: number | null
}

/**
 * Whether the clock has passed an instant of the vote that is not yet on record. What could not be done then — a roll with gaps,
 * papers that are not yet entered — is the job's to try again, not a page's.
 */
export function isDue(vote: Due, at: number): boolean {
	if (vote.cancelledAt !== null || vote.closedAt !== null) return false
	if (vote.openedAt === null) return at >= vote.opensAt && vote.openingRefusedAt === null
	return at >= vote.closesAt && at < vote.closesAt + 60_000
}

/** The vote never opened and its last day is over. */
async function endUnopened(tx: Tx, { estateId, id }: { estateId: string; id: string }, at: number): Promise<void> {
	await tx
		.update(votes)
		.set({ cancelledAt: at, cancelReason: neverOpened })
		.where(and(eq(votes.estateId, estateId), eq(votes.id, id)))
	const detail = { reason: 'never-opened' }
	await record(tx, 'system', { deed: 'cancel-vote', estateId, subjectKind: 'vote', subjectId: id, detail }, at)
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
				openingRefusedAt: votes.openingRefusedAt,
				closedAt: votes.closedAt,
				cancelledAt: votes.cancelledAt,
			})
			.from(votes)
			.where(and(eq(votes.estateId, estateId), eq(votes.id, voteId)))
			.limit(1)
		if (!vote || vote.cancelledAt !== null || vote.closedAt !== null || at < vote.opensAt) return
		const opened = vote.openedAt !== null || (await beginVote(tx, vote, at))
		if (at < vote.closesAt) return
		if (opened) await closeVote(tx, vote, at)
		else await endUnopened(tx, vote, at)
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
