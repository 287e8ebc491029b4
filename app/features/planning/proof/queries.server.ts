import { voteHeads } from 'db/schema'
import { read } from 'db/store.server'
import { and, desc, eq } from 'drizzle-orm'
import type { LogKey } from './append.server'
import { keyText } from './checkpoint'
import { signerFor } from './signer.server'

/** The latest heads of a vote's log, the newest first, and the key that signs them; null while it has none. */
export async function latestHeads({ estateId, voteId }: LogKey) {
	const heads = await read
		.select({ size: voteHeads.size, note: voteHeads.note, signedAt: voteHeads.signedAt })
		.from(voteHeads)
		.where(and(eq(voteHeads.estateId, estateId), eq(voteHeads.voteId, voteId)))
		.orderBy(desc(voteHeads.size))
		.limit(5)
	const [latest, ...before] = heads
	return latest ? { latest, before, key: keyText(signerFor(latest.note)) } : null
}
