import { z } from 'zod'
import { id, requestKey, text } from '~/platform/fields'
import { objectionKinds } from './rules'

/** What is left empty in a select comes as no value. */
export const raiseForm = z.strictObject({
	intent: z.literal('raise'),
	kind: z.enum(objectionKinds, { error: 'common:error.required' }),
	/** Of which door; of a ballot it follows from the voter. */
	unitId: id.optional(),
	ballotId: id.optional(),
	body: text({ min: 5, max: 1000 }),
	requestKey,
})

export const answerForm = z.strictObject({
	intent: z.literal('answer'),
	objectionId: id,
	outcome: z.enum(['upheld', 'rejected'], { error: 'objections:error.outcome' }),
	answer: text({ min: 5, max: 1000 }),
})

export const withdrawForm = z.strictObject({
	intent: z.literal('withdraw'),
	objectionId: id,
})

/** What the page of objections takes. */
export const objectionsForm = z.discriminatedUnion('intent', [raiseForm, answerForm, withdrawForm], {
	error: 'common:error.invalid',
})
