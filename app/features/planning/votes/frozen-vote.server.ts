import { sql } from 'db/dialect'
import { voteMatters, votes } from 'db/schema'
import { preparedRead, type Read } from 'db/store.server'
import { and, asc, eq } from 'drizzle-orm'

/** What of a vote never changes once it is announced: triggers of both engines keep it so. */
export interface FrozenVote {
	estateId: string
	title: string
	opensAt: number
	closesAt: number
	/** In their order. */
	matterIds: readonly string[]
}

const rowsOf = preparedRead((db) =>
	db
		.select({
			estateId: votes.estateId,
			title: votes.title,
			opensAt: votes.opensAt,
			closesAt: votes.closesAt,
			matterId: voteMatters.id,
		})
		.from(votes)
		.innerJoin(voteMatters, and(eq(voteMatters.estateId, votes.estateId), eq(voteMatters.voteId, votes.id)))
		.where(and(eq(votes.estateId, sql.placeholder('estateId')), eq(votes.id, sql.placeholder('voteId'))))
		.orderBy(asc(voteMatters.position)),
)

const remembered = 1000
const known = new Map<string, FrozenVote>()

/** The unchanging part of a vote, read once per process; null when the estate has none of that id. */
export async function frozenVote(db: Read, estateId: string, voteId: string): Promise<FrozenVote | null> {
	const kept = known.get(voteId)
	if (kept) return kept.estateId === estateId ? kept : null
	const rows = await rowsOf(db, { estateId, voteId })
	const [first] = rows
	if (!first) return null
	const { matterId: _, ...facts } = first
	const vote = { ...facts, matterIds: rows.map((row) => row.matterId) }
	const oldest = known.keys().next()
	if (known.size >= remembered && !oldest.done) known.delete(oldest.value)
	known.set(voteId, vote)
	return vote
}

const cancelledRow = preparedRead((db) =>
	db
		.select({ cancelledAt: votes.cancelledAt })
		.from(votes)
		.where(and(eq(votes.estateId, sql.placeholder('estateId')), eq(votes.id, sql.placeholder('voteId'))))
		.limit(1),
)

export async function cancellationOf(db: Read, estateId: string, voteId: string): Promise<number | null> {
	const [row] = await cancelledRow(db, { estateId, voteId })
	return row?.cancelledAt ?? null
}
