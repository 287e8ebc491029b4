import { voteHeads, voteLogLeaves, votes } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { LogKey } from './append.server'
import { type Bundle, headSizes } from './bundle-format'
import { keyText } from './checkpoint'
import { openingsOf } from './openings.server'
import { signerFor } from './signer.server'

/** The log of a vote as a bundle; null when it has none, or is to be opened and a salt has been deleted. */
export async function bundleOf(key: LogKey, kind: Bundle['kind']): Promise<Bundle | null> {
	const { estateId, voteId } = key
	const leaves = await read
		.select({ content: voteLogLeaves.content })
		.from(voteLogLeaves)
		.where(and(eq(voteLogLeaves.estateId, estateId), eq(voteLogLeaves.voteId, voteId)))
		.orderBy(asc(voteLogLeaves.position))
	if (leaves.length === 0) return null
	const heads = await read
		.select({ note: voteHeads.note })
		.from(voteHeads)
		.where(
			and(
				eq(voteHeads.estateId, estateId),
				eq(voteHeads.voteId, voteId),
				inArray(voteHeads.size, headSizes(leaves.length)),
			),
		)
		.orderBy(asc(voteHeads.size))
	const signer = signerFor((heads[0]?.note ?? '').split('\n')[0] ?? '')
	const log = {
		format: 'wugong-bundle-1' as const,
		key: keyText(signer),
		leaves: leaves.map(({ content }) => content),
		heads: heads.map(({ note }) => note),
	}
	if (kind !== 'sealed') return { ...log, kind }
	const openings = await openingsOf(read, key)
	return openings && { ...log, kind, roll: openings.roll, openings: openings.ballots }
}

export function closedVotes(): Promise<LogKey[]> {
	return read
		.select({ estateId: votes.estateId, voteId: votes.id })
		.from(votes)
		.where(isNotNull(votes.closedAt))
		.orderBy(asc(votes.estateId), asc(votes.id))
}
