import { randomBytes } from 'node:crypto'
import { paperOpenings, rollOpenings, voteLogLeaves } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { appendLeaf, edgeOfLog, type LogEdge, type LogKey } from './append.server'
import { extensionLeaf, type PaperLeaf, paperLeaf, personSeal, voidLeaf } from './leaves'

async function begun(tx: Tx, key: LogKey): Promise<LogEdge> {
	const edge = await edgeOfLog(tx, key)
	if (!edge) throw new Error('The log of this vote has not begun')
	return edge
}

/** Where a ballot stands in the log. */
export async function positionOfBallot(tx: Tx, { estateId, voteId }: LogKey, ballotId: string): Promise<number> {
	const [leaf] = await tx
		.select({ position: voteLogLeaves.position })
		.from(voteLogLeaves)
		.where(
			and(eq(voteLogLeaves.estateId, estateId), eq(voteLogLeaves.voteId, voteId), eq(voteLogLeaves.ballotId, ballotId)),
		)
		.limit(1)
	if (!leaf) throw new Error('This ballot is not in the log')
	return leaf.position
}

export interface LoggedPaper
	extends Pick<PaperLeaf, 'paperId' | 'mode' | 'photoHash' | 'receivedAt' | 'outcome' | 'ballotPosition'> {
	voterId: string
	/** Person ids: who read it, and who read it again. The leaf holds salted hashes of them. */
	first: string
	/** Null where a paper is rejected before anyone reads it again. */
	second: string | null
}

/** What became of a paper ballot. Its ballot, where it became one, stands in the log before it (positionOfBallot). */
export async function logPaper(tx: Tx, key: LogKey, paper: LoggedPaper, at: number): Promise<number> {
	const { estateId, voteId } = key
	const { voterId, paperId, first, second } = paper
	const edge = await begun(tx, key)
	const [voter] = await tx
		.select({ line: rollOpenings.line })
		.from(rollOpenings)
		.where(and(eq(rollOpenings.estateId, estateId), eq(rollOpenings.voteId, voteId), eq(rollOpenings.voterId, voterId)))
		.limit(1)
	if (!voter) throw new Error('This voter is not on the roll')
	const salt = randomBytes(32)
	const content = paperLeaf({
		...paper,
		voteId,
		line: voter.line,
		first: personSeal(salt, voteId, paperId, first),
		second: second === null ? null : personSeal(salt, voteId, paperId, second),
		at,
	})
	const position = await appendLeaf(tx, key, edge, { kind: 'paper', content }, at)
	await tx
		.insert(paperOpenings)
		.values({ estateId, voteId, position, paperId, salt: salt.toString('hex'), firstId: first, secondId: second })
	return position
}

/** A ballot counts no longer. The reason stands in the log as everyone reads it: it names nobody. */
export async function logVoid(
	tx: Tx,
	key: LogKey,
	{ ballotId, reason }: { ballotId: string; reason: string },
	at: number,
): Promise<number> {
	const edge = await begun(tx, key)
	const position = await positionOfBallot(tx, key, ballotId)
	const content = voidLeaf(key.voteId, position, reason, at)
	return appendLeaf(tx, key, edge, { kind: 'void', content }, at)
}

interface LoggedExtension {
	number: number
	from: number
	to: number
	reason: string
}

/** The window ends later. */
export async function logExtension(tx: Tx, key: LogKey, extension: LoggedExtension, at: number): Promise<number> {
	const edge = await begun(tx, key)
	const content = extensionLeaf({ ...extension, voteId: key.voteId, at })
	return appendLeaf(tx, key, edge, { kind: 'extension', content }, at)
}
