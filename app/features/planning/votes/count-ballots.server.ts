import { sql } from 'db/dialect'
import { countingBallot } from 'db/joins'
import {
	ballotChoices,
	ballotDeliveries,
	ballots,
	ballotVoids,
	paperBallots,
	rollVoters,
	voteMatters,
	votes,
} from 'db/schema'
import { keptRead, preparedRead, type Read, read } from 'db/store.server'
import { and, asc, count, eq, exists, isNotNull, notExists } from 'drizzle-orm'
import { frozenVote } from './frozen-vote.server'
import { type Answers, addWeights, type MatterResult, type Thresholds, tally, type Weight } from './rules'
import { type DeemedResult, deemedResult, silenceCounts } from './silence-rules'

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
		.innerJoin(ballots, countingBallot)
		.innerJoin(ballotChoices, and(eq(ballotChoices.estateId, ballots.estateId), eq(ballotChoices.ballotId, ballots.id)))
		.where(and(eq(rollVoters.estateId, thisVote.estateId), eq(rollVoters.voteId, thisVote.voteId)))
		.groupBy(ballotChoices.matterId, rollVoters.buildingId, ballotChoices.choice),
)

export interface BuildingAnswers extends Answers {
	buildingId: string
}

/** A voter without a counting ballot to whom it was brought with proof. Who handed in a blank or spoiled paper was not silent. */
export function isSilent(db: Pick<Read, 'select'>) {
	const delivered = db
		.select({ id: ballotDeliveries.id })
		.from(ballotDeliveries)
		.where(
			and(
				eq(ballotDeliveries.estateId, rollVoters.estateId),
				eq(ballotDeliveries.voteId, rollVoters.voteId),
				eq(ballotDeliveries.voterId, rollVoters.id),
				eq(ballotDeliveries.outcome, 'delivered'),
				isNotNull(ballotDeliveries.fileId),
			),
		)
	const handedIn = db
		.select({ id: paperBallots.id })
		.from(paperBallots)
		.where(
			and(
				eq(paperBallots.estateId, rollVoters.estateId),
				eq(paperBallots.voteId, rollVoters.voteId),
				eq(paperBallots.voterId, rollVoters.id),
				eq(paperBallots.state, 'invalid'),
			),
		)
	return and(eq(rollVoters.ballotSeq, 0), exists(delivered), notExists(handedIn))
}

const silentRow = preparedRead((db) =>
	db
		.select({ heads: count(), area: sql<number>`coalesce(sum(${rollVoters.area}), 0)`.mapWith(Number) })
		.from(rollVoters)
		.where(and(eq(rollVoters.estateId, thisVote.estateId), eq(rollVoters.voteId, thisVote.voteId), isSilent(db))),
)

export interface MatterCount extends Matter {
	/** What the ballots say. */
	result: MatterResult
	/** With the silent, where they count; else null. */
	deemed: DeemedResult | null
	/** The verdict: with the silent where they count. */
	passed: boolean
	answers: readonly BuildingAnswers[]
}

export interface VoteResult {
	total: Weight
	/** Null where silence does not count. */
	silent: Weight | null
	matters: MatterCount[]
	passed: boolean
}

async function silentVoters(db: Read, key: { estateId: string; voteId: string }): Promise<Weight | null> {
	const vote = await frozenVote(db, key.estateId, key.voteId)
	if (!vote || !silenceCounts({ silence: vote.rules.silence, clauseFileId: vote.silenceClauseFileId })) return null
	const [row] = await silentRow(db, key)
	return row ?? null
}

/** Counts a vote. Only for what may know the split: the closing, and pages of a closed vote. Three queries, four where silence counts. */
export async function countBallots(db: Read, estateId: string, voteId: string): Promise<VoteResult> {
	const key = { estateId, voteId }
	const matters = await mattersOf(db, estateId, voteId)
	const total = addWeights(await rollRows(db, key))
	const rows = await answerRows(db, key)
	const silent = await silentVoters(db, key)
	const counted = matters.map((matter): MatterCount => {
		const answers = rows.flatMap(({ choice, ...row }) =>
			row.matterId === matter.id && choice !== 'invalid' ? [{ ...row, choice }] : [],
		)
		const result = tally(total, answers, matter)
		const deemed = silent && deemedResult(result, silent, matter)
		return { ...matter, answers, result, deemed, passed: (deemed ?? result).passed }
	})
	return { total, silent, matters: counted, passed: counted.length > 0 && counted.every(({ passed }) => passed) }
}

/** Before the announcement a ballot may be declared void; all else that is counted stands once the count is made. */
const preliminaryResult = keptRead(
	[votes, ballotVoids, ballotDeliveries, paperBallots],
	(estateId: string, voteId: string) => countBallots(read, estateId, voteId),
)

const remembered = 200
const closedResults = new Map<string, VoteResult>()

/** The result of a vote whose count is made. Once it is announced nothing changes it, so it is counted once per process. */
export async function closedResult(estateId: string, voteId: string, announced: boolean): Promise<VoteResult> {
	if (!announced) return preliminaryResult(estateId, voteId)
	const kept = closedResults.get(voteId)
	if (kept) return kept
	const result = await countBallots(read, estateId, voteId)
	const oldest = closedResults.keys().next()
	if (closedResults.size >= remembered && !oldest.done) closedResults.delete(oldest.value)
	closedResults.set(voteId, result)
	return result
}
