import { countingBallot } from 'db/joins'
import { ballotChoices, ballots, estates, rollVoters, voteMatters, votes } from 'db/schema'
import { type Read, read } from 'db/store.server'
import { and, asc, type Column, count, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { regionPathsFor } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { withinRegions } from '~/features/identity/within-regions.server'
import { isSilent } from '~/features/planning/votes/count-ballots.server'
import type { RuleProfile } from '~/features/planning/votes/profile'
import { profileById } from '~/features/planning/votes/profiles.server'
import type { Answers, Weight } from '~/features/planning/votes/rules'
import { silenceCounts } from '~/features/planning/votes/silence-rules'
import { type ComparedMatter, compareVote, type PastMatter } from './preview-rules'

/** The latest closed votes that a preview counts anew. */
export const mostCompared = 200

export interface ComparedVote {
	estateId: string
	estateName: string
	voteId: string
	title: string
	matters: ComparedMatter[]
}

const areaSum = sql<number>`coalesce(sum(${rollVoters.area}), 0)`.mapWith(Number)

interface Key {
	estateId: string
	voteId: string
}

/** Both parts of the key: their estates first, as the indexes have them. */
function amongVotes(table: { estateId: Column; voteId: Column }, closed: readonly Key[]) {
	return and(
		inArray(table.estateId, [...new Set(closed.map(({ estateId }) => estateId))]),
		inArray(
			table.voteId,
			closed.map(({ voteId }) => voteId),
		),
	)
}

/** Votes whose count is on record: nothing of an open one, or of one that waits for its papers, is read. */
async function closedVotes(on: Read, actor: Actor, regionPath: string) {
	const within = withinRegions(estates.regionPath, regionPathsFor(actor, 'manage-profiles'))
	const under = regionPath === '' ? undefined : withinRegions(estates.regionPath, [regionPath])
	return on
		.select({
			estateId: votes.estateId,
			estateName: estates.name,
			voteId: votes.id,
			title: votes.title,
			profileId: votes.profileId,
			heads: votes.rollHeads,
			area: votes.rollArea,
			clauseFileId: votes.silenceClauseFileId,
		})
		.from(votes)
		.innerJoin(estates, eq(estates.id, votes.estateId))
		.where(and(isNotNull(votes.closedAt), isNull(votes.cancelledAt), within, under))
		.orderBy(desc(votes.closedAt), asc(votes.id))
		.limit(mostCompared + 1)
}

async function mattersOf(on: Read, closed: readonly Key[]): Promise<(PastMatter & { id: string; voteId: string })[]> {
	const rows = await on
		.select()
		.from(voteMatters)
		.where(amongVotes(voteMatters, closed))
		.orderBy(asc(voteMatters.voteId), asc(voteMatters.position))
	const answers = await answersTo(on, closed)
	return rows.map((row) => ({
		id: row.id,
		voteId: row.voteId,
		title: row.title,
		classCode: row.classCode,
		participation: [row.participationNumerator, row.participationDenominator],
		approval: [row.approvalNumerator, row.approvalDenominator],
		approvalBound: row.approvalBound,
		approvalOf: row.approvalOf,
		answers: answers.get(row.id) ?? [],
	}))
}

/** As in count-ballots: the ballot that counts of each voter; here for many votes in one query. */
async function answersTo(on: Read, closed: readonly Key[]): Promise<Map<string, Answers[]>> {
	const rows = await on
		.select({ matterId: ballotChoices.matterId, choice: ballotChoices.choice, heads: count(), area: areaSum })
		.from(rollVoters)
		.innerJoin(ballots, countingBallot)
		.innerJoin(ballotChoices, and(eq(ballotChoices.estateId, ballots.estateId), eq(ballotChoices.ballotId, ballots.id)))
		.where(amongVotes(rollVoters, closed))
		.groupBy(ballotChoices.matterId, ballotChoices.choice)
	const byMatter = new Map<string, Answers[]>()
	for (const { matterId, choice, ...weight } of rows) {
		if (choice === 'invalid') continue
		byMatter.set(matterId, [...(byMatter.get(matterId) ?? []), { choice, ...weight }])
	}
	return byMatter
}

async function silentOf(on: Read, closed: readonly Key[]): Promise<Map<string, Weight>> {
	const rows = await on
		.select({ voteId: rollVoters.voteId, heads: count(), area: areaSum })
		.from(rollVoters)
		.where(and(amongVotes(rollVoters, closed), isSilent(on)))
		.groupBy(rollVoters.voteId)
	return new Map(rows.map(({ voteId, ...weight }) => [voteId, weight]))
}

export interface Preview {
	votes: ComparedVote[]
	/** There are more closed votes than were counted anew. */
	more: boolean
}

/** Each closed vote of the actor's regions under which the profile would reach, by its own rule and by the edited one. Four queries. */
export async function previewProfile(
	actor: Actor,
	regionPath: string,
	edited: RuleProfile,
	on: Read = read,
): Promise<Preview> {
	const found = await closedVotes(on, actor, regionPath)
	const closed = found.slice(0, mostCompared)
	if (closed.length === 0) return { votes: [], more: false }
	const [matters, silent] = await Promise.all([mattersOf(on, closed), silentOf(on, closed)])
	const compared = await Promise.all(
		closed.map(async ({ profileId, heads, area, clauseFileId, ...vote }) => {
			const { silence } = await profileById(profileId)
			const past = {
				total: { heads: heads ?? 0, area: area ?? 0 },
				silenceCounts: silenceCounts({ silence, clauseFileId }),
				silent: silent.get(vote.voteId) ?? { heads: 0, area: 0 },
				matters: matters.filter(({ voteId }) => voteId === vote.voteId),
			}
			return { ...vote, matters: compareVote(past, edited) }
		}),
	)
	return { votes: compared, more: found.length > mostCompared }
}
