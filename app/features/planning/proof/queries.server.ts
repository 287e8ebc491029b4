import { voteCosignatures, voteHeads, voteLogLeaves } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, desc, eq, inArray, lte } from 'drizzle-orm'
import type { LogKey } from './append.server'
import { keyText } from './checkpoint'
import { withCosignatures } from './cosignature'
import { consistencyProof } from './merkle'
import { signerFor } from './signer.server'

export interface ShownHead {
	size: number
	/** With the lines of its witnesses. */
	note: string
	/** As the portal signed it: what a witness signs too. */
	own: string
	signedAt: number
	witnesses: number
}

const shown = 5

const ofLog = ({ estateId, voteId }: LogKey) => and(eq(voteHeads.estateId, estateId), eq(voteHeads.voteId, voteId))
const cosignedOf = ({ estateId, voteId }: LogKey) =>
	and(eq(voteCosignatures.estateId, estateId), eq(voteCosignatures.voteId, voteId))

async function cosignedSizes(key: LogKey): Promise<number[]> {
	const rows = await read
		.selectDistinct({ size: voteCosignatures.size })
		.from(voteCosignatures)
		.where(cosignedOf(key))
		.orderBy(desc(voteCosignatures.size))
		.limit(shown)
	return rows.map(({ size }) => size)
}

/**
 * The latest heads of a vote's log and the latest that witnesses cosigned, the newest first, the witnesses' keys, and the key that
 * signs the heads; null while there is none. Four queries.
 */
export async function latestHeads(key: LogKey) {
	const latestSizes = await read
		.select({ size: voteHeads.size })
		.from(voteHeads)
		.where(ofLog(key))
		.orderBy(desc(voteHeads.size))
		.limit(shown)
	const sizes = [...new Set([...latestSizes.map(({ size }) => size), ...(await cosignedSizes(key))])]
	if (sizes.length === 0) return null
	const rows = await read
		.select({ size: voteHeads.size, own: voteHeads.note, signedAt: voteHeads.signedAt })
		.from(voteHeads)
		.where(and(ofLog(key), inArray(voteHeads.size, sizes)))
		.orderBy(desc(voteHeads.size))
	const lines = await read
		.select({ size: voteCosignatures.size, line: voteCosignatures.line, keyText: voteCosignatures.keyText })
		.from(voteCosignatures)
		.where(and(cosignedOf(key), inArray(voteCosignatures.size, sizes)))
		.orderBy(asc(voteCosignatures.signedAt))
	const heads = rows.map((head): ShownHead => {
		const own = lines.filter(({ size }) => size === head.size).map(({ line }) => line)
		return { ...head, note: withCosignatures(head.own, own), witnesses: own.length }
	})
	const [latest, ...before] = heads
	const witnessKeys = [...new Set(lines.map((line) => line.keyText))]
	return latest ? { latest, before, key: keyText(signerFor(latest.own)), witnessKeys } : null
}

/** The size of the last head of this log that the witness cosigned; 0 when none. */
export async function lastCosigned(key: LogKey, witnessId: string): Promise<number> {
	const [row] = await read
		.select({ size: voteCosignatures.size })
		.from(voteCosignatures)
		.where(and(cosignedOf(key), eq(voteCosignatures.witnessId, witnessId)))
		.orderBy(desc(voteCosignatures.size))
		.limit(1)
	return row?.size ?? 0
}

/** The proof that the log of `from` leaves begins that of `to`; null when it never had so many. */
export async function consistencyOf({ estateId, voteId }: LogKey, from: number, to: number): Promise<string[] | null> {
	const leaves = await read
		.select({ hash: voteLogLeaves.hash })
		.from(voteLogLeaves)
		.where(
			and(eq(voteLogLeaves.estateId, estateId), eq(voteLogLeaves.voteId, voteId), lte(voteLogLeaves.position, to - 1)),
		)
		.orderBy(asc(voteLogLeaves.position))
	if (from < 1 || from > to || leaves.length !== to) return null
	const hashes = leaves.map(({ hash }) => Buffer.from(hash, 'hex'))
	return consistencyProof(from, hashes).map((hash) => Buffer.from(hash).toString('hex'))
}
