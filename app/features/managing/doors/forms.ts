import { z } from 'zod'
import { day, id, requestKey, text } from '~/platform/fields'
import { deliveryMethods, deliveryOutcomes, mostDoors, noteLength, visitOutcomes } from './rules'

const note = text({ min: 0, max: noteLength }).optional().default('')
const chosen = { error: 'common:error.required' }

/** A visit or a call. */
export const visitForm = z.object({
	act: z.literal('visit'),
	voteId: id,
	unitId: id,
	outcome: z.enum(visitOutcomes, chosen),
	note,
	requestKey,
})

/** One door or many. The file is a photo of the door or the signed receipt. */
export const deliveryForm = z.object({
	voteId: id,
	units: z.array(id, chosen).min(1, 'doors:error.no-door').max(mostDoors),
	method: z.enum(deliveryMethods, chosen),
	outcome: z.enum(deliveryOutcomes, chosen),
	day,
	note,
	file: z.instanceof(File, { error: 'common:error.required' }).optional(),
	requestKey,
})

/** To those of the doors shown, or of one entrance, who have not voted. */
export const remindForm = z.object({ act: z.literal('remind'), voteId: id, entranceId: id.optional() })
export const postUndeliverableForm = z.object({ act: z.literal('post-undeliverable'), voteId: id, requestKey })

export const gridAct = z.discriminatedUnion('act', [visitForm, remindForm, postUndeliverableForm], chosen)
export const turnoutAct = z.discriminatedUnion('act', [remindForm, postUndeliverableForm], chosen)

export const callsQuery = z.strictObject({ vote: id.optional(), entrance: id.optional() })
export const deliverQuery = z.strictObject({ vote: id.optional(), entrance: id.optional(), unit: id.optional() })
