import type { z } from 'zod'
import { perform } from '~/features/audit/perform.server'
import type { FileRefusal } from '~/features/files/rules'
import { type StoredUpload, withUpload } from '~/features/files/store-upload.server'
import type { Actor } from '~/features/identity/types'
import { notFound } from '~/platform/respond.server'
import { done, type Result, refused } from '~/platform/result'
import { doorsWithin, type Estate, voteAtDoors } from './doors.server'
import type { deliveryForm } from './forms'
import { type DoorRefusal, deliveredOn, whyNotAtDoors } from './rules'
import { type Delivered, writeDeliveries } from './write-deliveries.server'

type DeliveryInput = z.output<typeof deliveryForm>

/**
 * 送达登记: how, when and by whom the paper ballots were brought to these doors, with a photo or a signed receipt. All of the
 * doors are the actor's, or none is found and the attempt is on record.
 */
export async function recordDelivery(
	actor: Actor,
	estate: Estate,
	input: DeliveryInput,
	at: number,
): Promise<Result<Delivered, DoorRefusal | FileRefusal>> {
	const { file } = input
	const result = file
		? await withUpload<Delivered, DoorRefusal>(file, (stored) => write(actor, estate, input, stored, at))
		: await write(actor, estate, input, null, at)
	if (!result.ok && result.error === 'doors:refusal.not-your-doors') throw notFound()
	return result
}

function write(
	actor: Actor,
	estate: Estate,
	input: DeliveryInput,
	file: StoredUpload | null,
	at: number,
): Promise<Result<Delivered, DoorRefusal>> {
	const { voteId, units, method, outcome, note, requestKey } = input
	const deed = { deed: 'record-delivery', estateId: estate.id, regionPath: estate.regionPath }
	return perform<Delivered, DoorRefusal>(
		actor,
		{ ...deed, subjectKind: 'vote', subjectId: voteId },
		at,
		async (tx) => {
			const unitIds = [...new Set(units)]
			const vote = await voteAtDoors(tx, estate.id, voteId)
			const doors = await doorsWithin(tx, actor, estate, voteId, { unitIds })
			if (!vote || doors.length < unitIds.length) return refused('doors:refusal.not-your-doors')
			const why = whyNotAtDoors(vote, at)
			if (why) return refused(why)
			if (doors.some((door) => door.voterId === null)) return refused('doors:refusal.not-on-roll')
			const deliveredAt = deliveredOn(input.day, vote.openedAt ?? at, at)
			if (typeof deliveredAt === 'string') return refused(deliveredAt)
			const delivery = { estateId: estate.id, voteId, method, outcome, deliveredAt, note, requestKey }
			return done(await writeDeliveries(tx, actor, { doors, file }, delivery, at))
		},
		({ voters, kept }) => ({ detail: { voters, method, outcome, proof: file !== null, again: !kept } }),
	)
}
