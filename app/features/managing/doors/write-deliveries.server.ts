import { ballotDeliveries } from 'db/schema'
import type { Tx } from 'db/store.server'
import { forgetFiles, keepUpload } from '~/features/files/keep-upload.server'
import type { StoredUpload } from '~/features/files/store-upload.server'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import type { DoorOnRoll } from './doors.server'
import type { DeliveryMethod, DeliveryOutcome } from './rules'

interface NewDelivery {
	estateId: string
	voteId: string
	method: DeliveryMethod | 'posted'
	outcome: DeliveryOutcome
	deliveredAt: number
	note: string
	requestKey: string
}

export interface Delivered {
	/** Voters whose delivery this entry records. */
	voters: number
	/** False when the same entry had come before. */
	kept: boolean
}

/** One door of each voter. */
function doorsByVoter(doors: readonly DoorOnRoll[]): Map<string, string> {
	const first = new Map<string, string>()
	for (const { voterId, unitId } of doors) if (voterId && !first.has(voterId)) first.set(voterId, unitId)
	return first
}

/** A row for each voter under a key of its own: the same entry again adds none. One file proves them all. */
export async function writeDeliveries(
	tx: Tx,
	actor: Actor,
	{ doors, file }: { doors: readonly DoorOnRoll[]; file: StoredUpload | null },
	{ requestKey, ...delivery }: NewDelivery,
	at: number,
): Promise<Delivered> {
	const voters = [...doorsByVoter(doors)].map(([voterId, unitId]) => ({ voterId, unitId, id: newId() }))
	const subject = {
		estateId: delivery.estateId,
		subjectKind: 'delivery' as const,
		subjectId: voters[0]?.id ?? '',
	}
	const upload = file && { upload: file, caption: '', by: actor.personId }
	const fileId = upload && (await keepUpload(tx, subject, upload, at)).fileId
	const rows = voters.map((voter) => ({
		...delivery,
		...voter,
		recordedBy: actor.personId,
		fileId,
		requestKey: `${requestKey}:${voter.voterId}`,
	}))
	const written = await tx
		.insert(ballotDeliveries)
		.values(rows)
		.onConflictDoNothing()
		.returning({ id: ballotDeliveries.id })
	if (written.length === 0 && fileId) await forgetFiles(tx, subject, fileId)
	return { voters: rows.length, kept: written.length > 0 }
}
