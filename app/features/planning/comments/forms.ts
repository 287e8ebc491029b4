import { z } from 'zod'
import { id, requestKey, text } from '~/platform/fields'
import { longestComment } from './rules'

export const commentForm = z.discriminatedUnion('intent', [
	z.object({
		intent: z.literal('comment'),
		requestKey,
		parentId: id.optional(),
		body: text({ max: longestComment }),
	}),
	z.object({ intent: z.literal('hide'), commentId: id, reason: text({ max: 200 }) }),
])

const page = z
	.string()
	.regex(/^[1-9]\d{0,5}$/)
	.transform(Number)

/** The query of a page with comments: their order and page, and which form stands open. */
export const commentsQuery = z.strictObject({
	order: z.enum(['newest', 'oldest']).default('newest'),
	page: page.default(1),
	reply: id.optional(),
	hide: id.optional(),
})
