import { ballotOpenings, ballots, rollOpenings, voteHeads, voteLogLeaves } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq, lte } from 'drizzle-orm'
import type { LogKey } from './append.server'
import { whyNotReceipt } from './check-receipt'
import { keyText } from './checkpoint'
import { inclusionProof } from './merkle'
import { writeCode } from './receipt-code'
import { type Receipt, writeReceipt } from './receipt-format'
import { signerFor } from './signer.server'

/** The lines of the questions as they stand in the manifest. */
function questionsIn(manifest: string): string {
	const lines = manifest.split('\n').filter((line) => line.startsWith('matter '))
	return `${lines.join('\n')}\n`
}

/** The ballot with all that opens it, and the head signed with it. Whoever asks has been found to speak for its voter. */
async function findBallot({ estateId, voteId }: LogKey, receiptNumber: string) {
	const [ballot] = await read
		.select({
			position: ballotOpenings.position,
			salt: ballotOpenings.salt,
			area: ballotOpenings.area,
			choices: ballotOpenings.choices,
			voterId: ballots.voterId,
			voterSalt: rollOpenings.salt,
		})
		.from(ballots)
		.innerJoin(
			ballotOpenings,
			and(eq(ballotOpenings.estateId, ballots.estateId), eq(ballotOpenings.ballotId, ballots.id)),
		)
		.innerJoin(
			rollOpenings,
			and(
				eq(rollOpenings.estateId, ballots.estateId),
				eq(rollOpenings.voteId, ballots.voteId),
				eq(rollOpenings.voterId, ballots.voterId),
			),
		)
		.where(and(eq(ballots.estateId, estateId), eq(ballots.voteId, voteId), eq(ballots.receiptNumber, receiptNumber)))
		.limit(1)
	return ballot
}

async function contentOf({ estateId, voteId }: LogKey, position: number): Promise<string | undefined> {
	const [leaf] = await read
		.select({ content: voteLogLeaves.content })
		.from(voteLogLeaves)
		.where(
			and(eq(voteLogLeaves.estateId, estateId), eq(voteLogLeaves.voteId, voteId), eq(voteLogLeaves.position, position)),
		)
		.limit(1)
	return leaf?.content
}

/** Always the same for the same ballot. Null when what opens the ballot has been deleted. */
async function receiptOf(key: LogKey, receiptNumber: string): Promise<Receipt | null> {
	const { estateId, voteId } = key
	const ballot = await findBallot(key, receiptNumber)
	if (!ballot?.voterSalt) return null
	const { position } = ballot
	const size = position + 1
	const leaves = await read
		.select({ hash: voteLogLeaves.hash })
		.from(voteLogLeaves)
		.where(
			and(
				eq(voteLogLeaves.estateId, estateId),
				eq(voteLogLeaves.voteId, voteId),
				lte(voteLogLeaves.position, position),
			),
		)
		.orderBy(asc(voteLogLeaves.position))
	const [leaf, manifest] = await Promise.all([position, 0].map((at) => contentOf(key, at)))
	const [head] = await read
		.select({ note: voteHeads.note })
		.from(voteHeads)
		.where(and(eq(voteHeads.estateId, estateId), eq(voteHeads.voteId, voteId), eq(voteHeads.size, size)))
		.limit(1)
	if (!leaf || !manifest || !head) throw new Error('The log of this vote is not whole')
	const hashes = leaves.map(({ hash }) => Buffer.from(hash, 'hex'))
	const receipt: Receipt = {
		format: 'wugong-receipt-1',
		key: keyText(signerFor(head.note)),
		leaf,
		position: String(position),
		proof: inclusionProof(position, hashes).map((hash) => Buffer.from(hash).toString('hex')),
		head: head.note,
		questions: questionsIn(manifest),
		voter: `${ballot.voterSalt} ${ballot.voterId} ${ballot.area}`,
		ballot: `${ballot.salt} ${ballot.choices}`,
	}
	const wrong = whyNotReceipt(receipt)
	if (wrong) throw new Error(`The receipt of ballot ${position} does not hold: ${wrong}`)
	return receipt
}

export async function receiptFile(key: LogKey, receiptNumber: string): Promise<string | null> {
	const receipt = await receiptOf(key, receiptNumber)
	return receipt && writeReceipt(receipt)
}

/** For a code to photograph: all of the receipt but the questions, to be checked by a page without a network. */
export async function receiptCode(key: LogKey, receiptNumber: string): Promise<string | null> {
	const receipt = await receiptOf(key, receiptNumber)
	return receipt && writeCode(receipt)
}
