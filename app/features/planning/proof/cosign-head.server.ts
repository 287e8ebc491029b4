import { voteCosignatures, voteHeads } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, desc, eq, ne } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { mayInPart } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { done, type Result, refused } from '~/platform/result'
import type { LogKey } from './append.server'
import { cosignedAt, readWitnessKey, witnessName } from './cosignature'
import { headTextOf } from './cosignature-text'

export interface GivenCosignature {
	voteId: string
	size: number
	/** The witness's public key, as C2SP writes it. */
	key: string
	/** The line as it will stand under the head. */
	line: string
}

export type CosignRefusal =
	| 'proof:refusal.not-witness'
	| 'proof:refusal.no-such-head'
	| 'proof:refusal.no-such-key'
	| 'proof:refusal.not-signed'
	| 'proof:refusal.clock'
	| 'proof:refusal.older-head'

const mostSecondsOff = 10 * 60

async function latestOf(tx: Tx, { estateId, voteId }: LogKey, witnessId: string) {
	const [latest] = await tx
		.select({ size: voteCosignatures.size })
		.from(voteCosignatures)
		.where(
			and(
				eq(voteCosignatures.estateId, estateId),
				eq(voteCosignatures.voteId, voteId),
				eq(voteCosignatures.witnessId, witnessId),
			),
		)
		.orderBy(desc(voteCosignatures.size))
		.limit(1)
	return latest?.size ?? 0
}

async function isAnothers(tx: Tx, key: string, witnessId: string): Promise<boolean> {
	const [other] = await tx
		.select({ witnessId: voteCosignatures.witnessId })
		.from(voteCosignatures)
		.where(and(eq(voteCosignatures.keyText, key), ne(voteCosignatures.witnessId, witnessId)))
		.limit(1)
	return other !== undefined
}

/** A witness signs a head with a key that only the witness's own device has. The same head twice is one. */
export function cosignHead(
	actor: Actor,
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	given: GivenCosignature,
	at: number,
): Promise<Result<null, CosignRefusal>> {
	const { voteId, size, key: keyText, line } = given
	const deed = {
		deed: 'cosign-head',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'vote',
		subjectId: voteId,
		detail: { size },
	}
	return perform(actor, deed, at, async (tx) => {
		if (!mayInPart(actor, 'cosign-heads', placeOf(estate))) return refused('proof:refusal.not-witness')
		const log = { estateId: estate.id, voteId }
		const [head] = await tx
			.select({ note: voteHeads.note })
			.from(voteHeads)
			.where(and(eq(voteHeads.estateId, estate.id), eq(voteHeads.voteId, voteId), eq(voteHeads.size, size)))
			.limit(1)
		if (!head) return refused('proof:refusal.no-such-head')
		const witness = readWitnessKey(keyText)
		const portal = head.note.slice(0, head.note.indexOf('/'))
		const known = witness !== null && witness.name === witnessName(portal, witness.publicKey)
		if (!known || (await isAnothers(tx, keyText, actor.personId))) return refused('proof:refusal.no-such-key')
		const seconds = cosignedAt(headTextOf(head.note), line, witness)
		if (seconds === null) return refused('proof:refusal.not-signed')
		if (Math.abs(Number(seconds) - at / 1000) > mostSecondsOff) return refused('proof:refusal.clock')
		const latest = await latestOf(tx, log, actor.personId)
		if (size < latest) return refused('proof:refusal.older-head')
		if (size > latest)
			await tx.insert(voteCosignatures).values({ ...log, size, witnessId: actor.personId, keyText, line, signedAt: at })
		return done(null)
	})
}
