import { auditEntries, ballotChoices, ballots, rollVoters, voteHeads, voteLogLeaves } from 'db/schema'
import { closeStore, read } from 'db/store.server'
import { and, count, countDistinct, eq, gt, sql } from 'drizzle-orm'

/** Every acknowledged ballot is stored once, with its choices and its audit entry, and nothing else is. Throws otherwise. */
export async function checkBallots(receipts: ReadonlyMap<string, string>, matters: number): Promise<void> {
	const stored = await read
		.select({ voterId: ballots.voterId, seq: ballots.seq, receiptNumber: ballots.receiptNumber })
		.from(ballots)
	const [choices] = await read.select({ count: count() }).from(ballotChoices)
	const [voters] = await read.select({ count: count() }).from(rollVoters).where(gt(rollVoters.ballotSeq, 0))
	const [entries] = await read
		.select({ count: count(), requests: countDistinct(auditEntries.requestId) })
		.from(auditEntries)
		.where(and(eq(auditEntries.deed, 'cast-ballot'), eq(auditEntries.outcome, 'done')))
	const [leaves] = await read
		.select({ count: countDistinct(voteLogLeaves.ballotId) })
		.from(voteLogLeaves)
		.innerJoin(
			voteHeads,
			and(
				eq(voteHeads.estateId, voteLogLeaves.estateId),
				eq(voteHeads.voteId, voteLogLeaves.voteId),
				eq(voteHeads.size, sql`${voteLogLeaves.position} + 1`),
			),
		)
	await closeStore()
	const wrong = [
		stored.length !== receipts.size && `${stored.length} ballots are stored, ${receipts.size} were acknowledged`,
		new Set(stored.map(({ voterId }) => voterId)).size !== stored.length && 'a voter has two ballots',
		stored.some(({ seq }) => seq !== 1) && 'a ballot is not a first one',
		stored.some(({ voterId, receiptNumber }) => receipts.get(voterId) !== receiptNumber) &&
			'a receipt is not the stored one',
		choices?.count !== stored.length * matters && `${choices?.count} choices for ${stored.length} ballots`,
		leaves?.count !== stored.length && `${leaves?.count} leaves with a signed head`,
		voters?.count !== stored.length && `${voters?.count} voters are marked`,
		(entries?.count !== stored.length || entries.requests !== stored.length) && `${entries?.count} audit entries`,
	].filter(Boolean)
	if (wrong.length > 0) throw new Error(wrong.join('; '))
}
