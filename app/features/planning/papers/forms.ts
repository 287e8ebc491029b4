import { z } from 'zod'
import { id, requestKey, text } from '~/platform/fields'
import { paperChoices, rejectReasons, validities } from './rules'

const reading = {
	validity: z.enum(validities).default('valid'),
	reason: text({ min: 0, max: 200 }).default(''),
	choice: z.record(z.string().regex(/^[\w-]{1,64}$/), z.enum(paperChoices)).default({}),
}

/** Without choices where the whole paper is blank or spoiled: what was ticked before does not count. */
function asReading<Typed extends z.infer<z.ZodObject<typeof reading>>>({ validity, reason, choice, ...rest }: Typed) {
	const said = validity === 'valid' ? { reason: '', choices: choice } : { reason, choices: {} }
	return { ...rest, reading: { validity, ...said } }
}

const checked = z.literal('on', { error: 'papers:error.checked' })
const another = z
	.literal('on')
	.optional()
	.transform((tick) => tick === 'on')

/** 'open': at the door, what the signed ballot says and its photo. 'envelope': its number, typed or scanned. */
export const newPaperForm = z.discriminatedUnion('kind', [
	z
		.strictObject({
			kind: z.literal('open'),
			unit: id,
			requestKey,
			...reading,
			photo: z.instanceof(File, { error: 'papers:error.photo' }).refine((file) => file.size > 0, 'papers:error.photo'),
			checked,
			another,
		})
		.transform(asReading),
	z.strictObject({ kind: z.literal('envelope'), code: text({ max: 400 }), requestKey, another }),
])

export const againForm = z.discriminatedUnion('intent', [
	z.strictObject({ intent: z.literal('take') }),
	z.strictObject({ intent: z.literal('enter'), requestKey, ...reading, checked }).transform(asReading),
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

interface Read {
	reading: { validity: string; choices: Readonly<Record<string, unknown>> }
}

/** Field errors for the matters that have no choice yet; null when each has one. */
export function withoutChoice(matterIds: readonly string[], { reading: said }: Read): Record<string, string[]> | null {
	if (said.validity !== 'valid') return null
	const open = matterIds.filter((matterId) => !Object.hasOwn(said.choices, matterId))
	if (open.length === 0) return null
	return Object.fromEntries(open.map((matterId) => [`choice.${matterId}`, ['papers:error.choose']]))
}
