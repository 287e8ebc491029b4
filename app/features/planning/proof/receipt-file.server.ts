import { ballotOpenings, ballots, rollOpenings, voteHeads, voteLogLeaves } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq, lte } from 'drizzle-orm'
import type { LogKey } from './append.server'
import { keyText } from './checkpoint'
import { inclusionProof } from './merkle'
import { type Receipt, whyNotReceipt, writeReceipt } from './receipt-format'
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

/** The receipt's file: always the same for the same ballot. Null when what opens the ballot has been deleted. */
export async function receiptFile(key: LogKey, receiptNumber: string): Promise<string | null> {
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
	const file = writeReceipt(receipt)
	const wrong = whyNotReceipt(Buffer.from(file))
	if (wrong) throw new Error(`The receipt of ballot ${position} does not hold: ${wrong}`)
	return file
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

/** For a code to photograph: the head signed with a ballot, and the ballot's place and leaf hash. Nothing of its choices. */
export async function receiptQr(key: LogKey, receiptNumber: string): Promise<string | null> {
	const { estateId, voteId } = key
	const ballot = await findBallot(key, receiptNumber)
	if (!ballot?.voterSalt) return null
	const { position } = ballot
	const [row] = await read
		.select({ note: voteHeads.note, hash: voteLogLeaves.hash })
		.from(voteHeads)
		.innerJoin(
			voteLogLeaves,
			and(eq(voteLogLeaves.estateId, voteHeads.estateId), eq(voteLogLeaves.voteId, voteHeads.voteId)),
		)
		.where(
			and(
				eq(voteHeads.estateId, estateId),
				eq(voteHeads.voteId, voteId),
				eq(voteHeads.size, position + 1),
				eq(voteLogLeaves.position, position),
			),
		)
		.limit(1)
	return row ? `${row.note}\nleaf ${position} ${row.hash}\n` : null
}
