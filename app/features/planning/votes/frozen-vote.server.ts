import { sql } from 'db/dialect'
import { ruleProfiles, voteMatters, votes } from 'db/schema'
import { preparedRead, type Read } from 'db/store.server'
import { and, asc, eq } from 'drizzle-orm'
import type { RuleProfile } from './profile'

/** What of a vote never changes once it is announced: triggers of both engines keep it so. */
export interface FrozenVote {
	estateId: string
	title: string
	opensAt: number
	/** The profile's version that the vote was announced with. */
	rules: RuleProfile
	/** The clause of the owners' rules that lets silence count. */
	silenceClauseFileId: string | null
	/** In their order. */
	matterIds: readonly string[]
}

const rowsOf = preparedRead((db) =>
	db
		.select({
			estateId: votes.estateId,
			title: votes.title,
			opensAt: votes.opensAt,
			silenceClauseFileId: votes.silenceClauseFileId,
			rules: ruleProfiles.rules,
			matterId: voteMatters.id,
		})
		.from(votes)
		.innerJoin(ruleProfiles, eq(ruleProfiles.id, votes.profileId))
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

const endRow = preparedRead((db) =>
	db
		.select({ closesAt: votes.closesAt, closedAt: votes.closedAt, cancelledAt: votes.cancelledAt })
		.from(votes)
		.where(and(eq(votes.estateId, sql.placeholder('estateId')), eq(votes.id, sql.placeholder('voteId'))))
		.limit(1),
)

/** How the vote ends, which extensions and cancellation change. */
export interface VoteEnd {
	closesAt: number
	closedAt: number | null
	cancelledAt: number | null
}

export async function endOf(db: Read, estateId: string, voteId: string): Promise<VoteEnd> {
	const [row] = await endRow(db, { estateId, voteId })
	if (!row) throw new Error('No such vote')
	return row
}
