import { z } from 'zod'
import { id, requestKey, text } from '~/platform/fields'
import { paperChoices, rejectReasons, validities } from './rules'

const choices = z.record(z.string().regex(/^[\w-]{1,64}$/), z.enum(paperChoices)).default({})

const reading = {
	validity: z.enum(validities).default('valid'),
	reason: text({ min: 0, max: 200 }).default(''),
	choice: choices,
}

/** Without choices where the whole paper is blank or spoiled: what was ticked before does not count. */
function asReading<Typed extends z.infer<z.ZodObject<typeof reading>>>({ validity, reason, choice, ...rest }: Typed) {
	const whole = validity === 'valid' ? { reason: '', choices: choice } : { reason, choices: {} }
	return { ...rest, reading: { validity, ...whole } }
}

const yes = z.literal('on').optional()

/** An open paper at the door: what the signed ballot says, and its photo. */
export const openPaperForm = z
	.strictObject({
		unit: id,
		requestKey,
		...reading,
		photo: z.instanceof(File, { error: 'papers:error.photo' }).refine((file) => file.size > 0, 'papers:error.photo'),
		checked: z.literal('on', { error: 'papers:error.checked' }),
		another: yes,
	})
	.transform(asReading)

/** An envelope: its number, typed or scanned. */
export const envelopeForm = z.strictObject({
	code: text({ max: 400 }),
	requestKey,
	another: yes,
})

export const againForm = z.discriminatedUnion('intent', [
	z.strictObject({ intent: z.literal('take') }),
	z
		.strictObject({
			intent: z.literal('enter'),
			requestKey,
			...reading,
			checked: z.literal('on', { error: 'papers:error.checked' }),
		})
		.transform(asReading),
])

export const settleForm = z.discriminatedUnion('intent', [
	z.strictObject({ intent: z.literal('settle'), requestKey, ...reading }).transform(asReading),
	z.strictObject({
		intent: z.literal('reject'),
		why: z.enum(rejectReasons, { error: 'papers:error.why' }),
		note: text({ min: 0, max: 200 }).default(''),
	}),
])

export const newPaperQuery = z.strictObject({
	unit: id.optional(),
	code: z.string().max(400).optional(),
	done: id.optional(),
})
export const queueQuery = z.strictObject({
	state: z.enum(['waiting', 'differs', 'conflict', 'invalid', 'confirmed', 'rejected']).optional(),
	page: z.coerce.number().int().min(1).max(10_000).default(1),
})
