import { z } from 'zod'
import { id, requestKey, text, yuanText } from '~/platform/fields'
import { message } from '~/platform/message'
import { fundingGap, yuanToType } from './rules'
import type { Fund } from './types'

const stamp = z.string({ error: 'common:error.stale-form' }).regex(/^[0-9a-f]{16}$/, 'common:error.stale-form')
const versionStamp = z.string({ error: 'common:error.stale-form' }).regex(/^[0-9a-f]{64}$/, 'common:error.stale-form')

export const draftTextForm = z.object({
	intent: z.literal('save-text'),
	stamp,
	title: text({ max: 60 }),
	summary: text({ min: 0, max: 5000 }).default(''),
	changeNote: text({ min: 0, max: 1000 }).default(''),
})

/** Everything the page of the draft can do. */
export const draftForm = z.discriminatedUnion('intent', [
	z.object({ intent: z.literal('start') }),
	draftTextForm,
	z.object({ intent: z.literal('move'), itemKey: id, direction: z.enum(['up', 'down']) }),
	z.object({ intent: z.literal('publish'), versionId: id, stamp: versionStamp }),
])

const funds = z
	.record(z.string().regex(/^[a-z-]{1,40}$/, 'common:error.invalid'), yuanText.optional())
	.default({})
	.transform((amounts): Fund[] =>
		Object.entries(amounts).flatMap(([sourceCode, amountFen]) => (amountFen ? [{ sourceCode, amountFen }] : [])),
	)

const itemFields = {
	classCode: id,
	name: text({ max: 60 }),
	description: text({ min: 0, max: 3000 }).default(''),
	costFen: yuanText,
	funds,
}

interface Money {
	costFen: number
	funds: Fund[]
}

/** 公示的每一分钱都要有出处: what the sources pay is the cost, to the 分. */
function sumsUp({ costFen, funds }: Money, context: z.RefinementCtx): void {
	const gap = fundingGap({ costFen, funds })
	if (gap === 0) return
	const key = gap > 0 ? 'drafts:error.money-missing' : 'drafts:error.money-over'
	context.addIssue({ code: 'custom', path: ['funds'], message: message(key, { yuan: yuanToType(Math.abs(gap)) }) })
}

export const newItemForm = z.object({ requestKey, ...itemFields }).superRefine(sumsUp)

export const savedItemForm = z.object({ intent: z.literal('save'), stamp, ...itemFields }).superRefine(sumsUp)

/** What else the page of an item can do; `save` is read by `savedItemForm`. */
export const itemPageForm = z.discriminatedUnion('intent', [
	savedItemForm,
	z.object({ intent: z.literal('remove') }),
	z.object({
		intent: z.literal('add-file'),
		file: z.instanceof(File, { error: 'files:error.choose' }).refine((file) => file.size > 0, 'files:error.choose'),
		caption: text({ max: 100 }),
	}),
	z.object({ intent: z.literal('caption'), fileId: id, caption: text({ max: 100 }) }),
	z.object({ intent: z.literal('remove-file'), fileId: id }),
])
