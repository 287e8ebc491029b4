import { z } from 'zod'
import { id, phone, requestKey, text, wholeNumber } from '~/platform/fields'

const power = {
	holderPhone: phone,
	grantedBy: text({ max: 40 }),
	file: z.instanceof(File, { error: 'files:error.choose' }).refine((file) => file.size > 0, 'files:error.choose'),
	requestKey,
}

/** `record` by the owner for a voter of theirs, `record-paper` at the office by the number on the roll. */
export const delegationForm = z.discriminatedUnion('intent', [
	z.strictObject({ intent: z.literal('record'), voter: id, ...power }),
	z.strictObject({ intent: z.literal('record-paper'), number: wholeNumber({ min: 1, max: 100_000 }), ...power }),
	z.strictObject({ intent: z.literal('revoke'), delegation: id }),
])
