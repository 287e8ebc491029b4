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

const itemFields = {
	classCode: id,
	name: text({ max: 60 }),
	description: text({ min: 0, max: 3000 }).default(''),
	costFen: yuanText,
	/** Yuan as typed, by source code; empty where a source pays nothing. */
	funds: z.record(z.string(), z.string().optional()).optional(),
}

interface TypedMoney {
	costFen: number
	funds?: Record<string, string | undefined> | undefined
}

/** Who pays, in 分: 公示的每一分钱都要有出处, what the sources pay is the cost, to the 分. */
function readFunds<Typed extends TypedMoney>({ funds: typed = {}, ...rest }: Typed, context: z.RefinementCtx) {
	const funds: Fund[] = []
	let understood = true
	for (const [sourceCode, words = ''] of Object.entries(typed)) {
		if (words === '') continue
		const amount = yuanText.safeParse(words)
		if (amount.success && amount.data > 0) funds.push({ sourceCode, amountFen: amount.data })
		else if (!amount.success) {
			understood = false
			context.addIssue({ code: 'custom', path: ['funds', sourceCode], message: 'common:error.yuan' })
		}
	}
	const gap = fundingGap({ costFen: rest.costFen, funds })
	if (understood && gap !== 0) {
		const key = gap > 0 ? 'drafts:error.money-missing' : 'drafts:error.money-over'
		context.addIssue({ code: 'custom', path: ['funds'], message: message(key, { yuan: yuanToType(Math.abs(gap)) }) })
	}
	return { ...rest, funds }
}

export const newItemForm = z.object({ requestKey, ...itemFields }).transform(readFunds)

export const savedItemForm = z.object({ intent: z.literal('save'), stamp, ...itemFields }).transform(readFunds)

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
