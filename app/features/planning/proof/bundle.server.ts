import { voteCosignatures, voteHeads, voteLogEdges, voteLogLeaves, votes } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq, inArray, isNotNull, or } from 'drizzle-orm'
import type { LogKey } from './append.server'
import { type Bundle, headSizes } from './bundle-format'
import { keyText } from './checkpoint'
import { withCosignatures } from './cosignature'
import { openingsOf } from './openings.server'
import { signerFor } from './signer.server'

/** The last head that each witness cosigned: key → size and line. */
async function lastCosignatures({ estateId, voteId }: LogKey) {
	const rows = await read
		.select({ size: voteCosignatures.size, keyText: voteCosignatures.keyText, line: voteCosignatures.line })
		.from(voteCosignatures)
		.where(and(eq(voteCosignatures.estateId, estateId), eq(voteCosignatures.voteId, voteId)))
		.orderBy(asc(voteCosignatures.size))
	return new Map(rows.map((row) => [row.keyText, row]))
}

/**
 * The log of a vote as a bundle, an interim one while the log goes on; null when it has none. A sealed one is for those alone who
 * may know the split, and never of a vote that is open.
 */
export async function bundleOf(key: LogKey, kind: 'public' | 'sealed'): Promise<Bundle | null> {
	const { estateId, voteId } = key
	const leaves = await read
		.select({ content: voteLogLeaves.content })
		.from(voteLogLeaves)
		.where(and(eq(voteLogLeaves.estateId, estateId), eq(voteLogLeaves.voteId, voteId)))
		.orderBy(asc(voteLogLeaves.position))
	if (leaves.length === 0) return null
	const cosigned = [...(await lastCosignatures(key)).values()].filter(({ size }) => size <= leaves.length)
	const sizes = [...new Set([...headSizes(leaves.length), ...cosigned.map(({ size }) => size)])]
	const heads = await read
		.select({ size: voteHeads.size, note: voteHeads.note })
		.from(voteHeads)
		.where(and(eq(voteHeads.estateId, estateId), eq(voteHeads.voteId, voteId), inArray(voteHeads.size, sizes)))
		.orderBy(asc(voteHeads.size))
	const signer = signerFor((heads[0]?.note ?? '').split('\n')[0] ?? '')
	const log = {
		format: 'wugong-bundle-1' as const,
		key: keyText(signer),
		witnesses: cosigned.map(({ keyText: text }) => text).sort(),
		leaves: leaves.map(({ content }) => content),
		heads: heads.map(({ size, note }) =>
			withCosignatures(
				note,
				cosigned.filter((line) => line.size === size).map(({ line }) => line),
			),
		),
	}
	const ended = /^wugong (closing|cancel) /.test(leaves.at(-1)?.content ?? '')
	if (kind === 'public') return { ...log, kind: ended ? 'public' : 'interim' }
	const { roll, ballots: openings, papers } = await openingsOf(read, key)
	return { ...log, kind: ended ? 'sealed' : 'sealed-interim', roll, openings, papers }
}

/** The votes that are over: counted, or cancelled after they had opened. Nobody learns the split of a cancelled one. */
export async function closedVotes(): Promise<(LogKey & { cancelled: boolean })[]> {
	const rows = await read
		.select({ estateId: votes.estateId, voteId: votes.id, cancelledAt: votes.cancelledAt })
		.from(votes)
		.innerJoin(voteLogEdges, and(eq(voteLogEdges.estateId, votes.estateId), eq(voteLogEdges.voteId, votes.id)))
		.where(or(isNotNull(votes.closedAt), isNotNull(voteLogEdges.endedAt)))
		.orderBy(asc(votes.estateId), asc(votes.id))
	return rows.map(({ cancelledAt, ...key }) => ({ ...key, cancelled: cancelledAt !== null }))
}
