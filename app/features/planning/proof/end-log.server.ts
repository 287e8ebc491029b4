import { sql } from 'db/dialect'
import { voterOfBallot } from 'db/joins'
import { ballots, ballotVoids, rollVoters, voteLogLeaves } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, count, eq, gt } from 'drizzle-orm'
import type { Weight } from '../votes/rules'
import { appendLeaf, edgeOfLog, type LogKey } from './append.server'
import { type CountedMatter, cancelLeaf, closingLeaf, openingsHash, type PaperCounts } from './leaves'
import { openingsOf } from './openings.server'

export interface Counted {
	total: Weight
	/** `deemed`: only where the profile lets silence count. */
	matters: readonly CountedMatter[]
	passed: boolean
}

/** The voters of whom a ballot counts. */
async function countedVoters(tx: Tx, { estateId, voteId }: LogKey): Promise<Weight> {
	const [row] = await tx
		.select({ heads: count(), area: sql<number>`coalesce(sum(${rollVoters.area}), 0)`.mapWith(Number) })
		.from(rollVoters)
		.where(and(eq(rollVoters.estateId, estateId), eq(rollVoters.voteId, voteId), gt(rollVoters.ballotSeq, 0)))
	return row ?? { heads: 0, area: 0 }
}

const outcomeInvalid = /^outcome invalid$/m

async function paperCounts(tx: Tx, { estateId, voteId }: LogKey): Promise<PaperCounts> {
	const leaves = await tx
		.select({ content: voteLogLeaves.content })
		.from(voteLogLeaves)
		.where(and(eq(voteLogLeaves.estateId, estateId), eq(voteLogLeaves.voteId, voteId), eq(voteLogLeaves.kind, 'paper')))
	const rows = await tx
		.select({
			seq: ballots.seq,
			counting: rollVoters.ballotSeq,
			channel: ballots.channel,
			voided: ballotVoids.ballotId,
		})
		.from(ballots)
		.innerJoin(rollVoters, voterOfBallot)
		.leftJoin(ballotVoids, and(eq(ballotVoids.estateId, ballots.estateId), eq(ballotVoids.ballotId, ballots.id)))
		.where(and(eq(ballots.estateId, estateId), eq(ballots.voteId, voteId)))
	const papers = rows.filter(({ channel, voided }) => channel === 'paper' && voided === null)
	const confirmed = papers.filter(({ seq, counting }) => seq === counting).length
	return {
		confirmed,
		setAside: papers.length - confirmed,
		invalid: leaves.filter(({ content }) => outcomeInvalid.test(content)).length,
		voided: rows.filter(({ voided }) => voided !== null).length,
	}
}

/** Ends the log with the closing record: what was counted, of how many ballots. Part of announcing the result. */
export async function logClosing(tx: Tx, key: LogKey, { total, matters, passed }: Counted, at: number): Promise<void> {
	const edge = await edgeOfLog(tx, key)
	if (!edge) throw new Error('The log of this vote has not begun')
	const openings = await openingsOf(tx, key)
	const content = closingLeaf({
		voteId: key.voteId,
		at,
		ballots: openings.ballots.length,
		counted: await countedVoters(tx, key),
		papers: await paperCounts(tx, key),
		total,
		matters,
		passed,
		openingsHash: openingsHash(openings.roll, openings.ballots, openings.papers),
	})
	await appendLeaf(tx, key, edge, { kind: 'closing', content }, at)
}

/** Ends the log of a vote that is cancelled; one that has not opened has none. */
export async function logCancel(tx: Tx, key: LogKey, reason: string, at: number): Promise<void> {
	const edge = await edgeOfLog(tx, key)
	if (!edge) return
	await appendLeaf(tx, key, edge, { kind: 'cancel', content: cancelLeaf(key.voteId, at, reason) }, at)
}
