import { sql } from 'db/dialect'
import { ballotChoices, ballots, rollVoters, voteMatters } from 'db/schema'
import { keptRead, preparedRead, type Read, read } from 'db/store.server'
import { and, asc, count, eq } from 'drizzle-orm'
import { type Answers, addWeights, type MatterResult, type Thresholds, tally, type Weight } from './rules'

export interface Matter extends Thresholds {
	id: string
	position: number
	title: string
	text: string
	classCode: string
	itemKey: string | null
}

const thisVote = { estateId: sql.placeholder('estateId'), voteId: sql.placeholder('voteId') }

const matterRows = preparedRead((db) =>
	db
		.select({
			id: voteMatters.id,
			position: voteMatters.position,
			title: voteMatters.title,
			text: voteMatters.text,
			classCode: voteMatters.classCode,
			itemKey: voteMatters.itemKey,
			participationNumerator: voteMatters.participationNumerator,
			participationDenominator: voteMatters.participationDenominator,
			approvalNumerator: voteMatters.approvalNumerator,
			approvalDenominator: voteMatters.approvalDenominator,
			approvalBound: voteMatters.approvalBound,
			approvalOf: voteMatters.approvalOf,
		})
		.from(voteMatters)
		.where(and(eq(voteMatters.estateId, thisVote.estateId), eq(voteMatters.voteId, thisVote.voteId)))
		.orderBy(asc(voteMatters.position)),
)

/** The matters of a vote in their order, with the thresholds they were announced with. */
export async function mattersOf(db: Read, estateId: string, voteId: string): Promise<Matter[]> {
	const rows = await matterRows(db, { estateId, voteId })
	return rows.map(
		({ participationNumerator, participationDenominator, approvalNumerator, approvalDenominator, ...matter }) => ({
			...matter,
			participation: [participationNumerator, participationDenominator],
			approval: [approvalNumerator, approvalDenominator],
		}),
	)
}

/** The same for a page. */
export const mattersOfVote = keptRead([voteMatters], (estateId: string, voteId: string) =>
	mattersOf(read, estateId, voteId),
)

const rollRows = preparedRead((db) =>
	db
		.select({
			buildingId: rollVoters.buildingId,
			heads: count(),
			area: sql<number>`coalesce(sum(${rollVoters.area}), 0)`.mapWith(Number),
		})
		.from(rollVoters)
		.where(and(eq(rollVoters.estateId, thisVote.estateId), eq(rollVoters.voteId, thisVote.voteId)))
		.groupBy(rollVoters.buildingId),
)

/** The latest ballot of each voter counts; equal answers of a building come as one row. */
const answerRows = preparedRead((db) =>
	db
		.select({
			matterId: ballotChoices.matterId,
			buildingId: rollVoters.buildingId,
			choice: ballotChoices.choice,
			heads: count(),
			area: sql<number>`coalesce(sum(${rollVoters.area}), 0)`.mapWith(Number),
		})
		.from(rollVoters)
		.innerJoin(
			ballots,
			and(
				eq(ballots.estateId, rollVoters.estateId),
				eq(ballots.voteId, rollVoters.voteId),
				eq(ballots.voterId, rollVoters.id),
				eq(ballots.seq, rollVoters.ballotSeq),
			),
		)
		.innerJoin(ballotChoices, and(eq(ballotChoices.estateId, ballots.estateId), eq(ballotChoices.ballotId, ballots.id)))
		.where(and(eq(rollVoters.estateId, thisVote.estateId), eq(rollVoters.voteId, thisVote.voteId)))
		.groupBy(ballotChoices.matterId, rollVoters.buildingId, ballotChoices.choice),
)

export interface BuildingAnswers extends Answers {
	buildingId: string
}

export interface VoteResult {
	total: Weight
	matters: (Matter & { result: MatterResult; answers: readonly BuildingAnswers[] })[]
	passed: boolean
}

/** Counts a vote. Only for what may know the split: the closing, and pages of a closed vote. Three queries. */
export async function countBallots(db: Read, estateId: string, voteId: string): Promise<VoteResult> {
	const key = { estateId, voteId }
	const matters = await mattersOf(db, estateId, voteId)
	const total = addWeights(await rollRows(db, key))
	const rows = await answerRows(db, key)
	const counted = matters.map((matter) => {
		const answers = rows.flatMap(({ choice, ...row }) =>
			row.matterId === matter.id && choice !== 'invalid' ? [{ ...row, choice }] : [],
		)
		return { ...matter, answers, result: tally(total, answers, matter) }
	})
	return { total, matters: counted, passed: counted.length > 0 && counted.every(({ result }) => result.passed) }
}

const remembered = 200
const closedResults = new Map<string, VoteResult>()

/** The result of a vote whose count is made. Once it is announced nothing changes it, so it is counted once per process. */
export async function closedResult(estateId: string, voteId: string, announced: boolean): Promise<VoteResult> {
	if (!announced) return countBallots(read, estateId, voteId)
	const kept = closedResults.get(voteId)
	if (kept) return kept
	const result = await countBallots(read, estateId, voteId)
	const oldest = closedResults.keys().next()
	if (closedResults.size >= remembered && !oldest.done) closedResults.delete(oldest.value)
	closedResults.set(voteId, result)
	return result
}
