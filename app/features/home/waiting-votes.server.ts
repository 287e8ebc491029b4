import { estates, voteObjections, votes } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, count, eq, isNotNull, isNull, type SQL } from 'drizzle-orm'
import { someDoors } from '~/features/planning/votes/roll-doors.server'
import { openingGaps } from '~/features/planning/votes/roll-posted.server'

export interface WaitingVote {
	estateId: string
	estateName: string
	voteId: string
	title: string
}

export interface WaitingVotes {
	/** Could not open, because doors lack an area or an owner. */
	refused: (WaitingVote & { closesAt: number; gaps: number; doors: string })[]
	/** Objections wait for an answer. */
	objections: (WaitingVote & { waiting: number })[]
}

const listed = 10

/** The votes that wait for the officer within reach: a roll to be completed, objections to be answered. Two queries, and more for each roll. */
export async function waitingVotes(reach: SQL): Promise<WaitingVotes> {
	const named = { estateId: estates.id, estateName: estates.name, voteId: votes.id, title: votes.title }
	const [refused, objections] = await Promise.all([
		read
			.select({
				...named,
				closesAt: votes.closesAt,
				profileId: votes.profileId,
				scopeKind: votes.scopeKind,
				scopeId: votes.scopeId,
			})
			.from(votes)
			.innerJoin(estates, eq(estates.id, votes.estateId))
			.where(and(reach, isNotNull(votes.openingRefusedAt), isNull(votes.openedAt), isNull(votes.cancelledAt)))
			.orderBy(asc(votes.closesAt))
			.limit(listed),
		read
			.select({ ...named, waiting: count() })
			.from(voteObjections)
			.innerJoin(votes, and(eq(votes.estateId, voteObjections.estateId), eq(votes.id, voteObjections.voteId)))
			.innerJoin(estates, eq(estates.id, votes.estateId))
			.where(
				and(
					reach,
					isNull(voteObjections.answeredAt),
					isNull(voteObjections.withdrawnAt),
					isNull(votes.cancelledAt),
					isNull(votes.resultAnnouncedAt),
				),
			)
			.groupBy(estates.id, estates.name, votes.id, votes.title)
			.orderBy(asc(estates.name), asc(votes.title))
			.limit(listed),
	])
	const withGaps = refused.map(async ({ profileId, scopeKind, scopeId, ...vote }) => {
		const gaps = await openingGaps(vote.estateId, { id: vote.voteId, profileId, scopeKind, scopeId })
		const doors = gaps.entrances.flatMap(({ rows }) => rows)
		return { ...vote, gaps: gaps.count, doors: someDoors(doors) }
	})
	return { refused: await Promise.all(withGaps), objections }
}
