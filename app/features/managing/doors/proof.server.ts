import { unitOnRoll } from 'db/joins'
import { ballotDeliveries, files, rollUnits, units } from 'db/schema'
import { read } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import type { Estate } from './doors.server'

/** The photo or receipt of a delivery, for who may look at one of its voter's doors; null for everybody else. */
export async function deliveryProof(
	actor: Actor,
	estate: Estate,
	{ voteId, deliveryId }: { voteId: string; deliveryId: string },
) {
	const rows = await read
		.select({
			storageName: files.storageName,
			fileName: files.fileName,
			mediaType: files.mediaType,
			contentHash: files.contentHash,
			buildingId: units.buildingId,
			entranceId: units.entranceId,
		})
		.from(ballotDeliveries)
		.innerJoin(files, and(eq(files.estateId, ballotDeliveries.estateId), eq(files.id, ballotDeliveries.fileId)))
		.innerJoin(
			rollUnits,
			and(
				eq(rollUnits.estateId, ballotDeliveries.estateId),
				eq(rollUnits.voteId, ballotDeliveries.voteId),
				eq(rollUnits.voterId, ballotDeliveries.voterId),
			),
		)
		.innerJoin(units, unitOnRoll)
		.where(
			and(
				eq(ballotDeliveries.estateId, estate.id),
				eq(ballotDeliveries.voteId, voteId),
				eq(ballotDeliveries.id, deliveryId),
			),
		)
	const place = placeOf(estate)
	const seen = rows.find(({ buildingId, entranceId }) => may(actor, 'see-grid', { ...place, buildingId, entranceId }))
	if (!seen) return null
	const { buildingId: _, entranceId: __, ...file } = seen
	return file
}
