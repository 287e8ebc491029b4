import { z } from 'zod'
import { id, requestKey, text } from '~/platform/fields'

export const reviewForm = z.strictObject({
	decision: z.enum(['approved', 'returned'], { error: 'oversight:error.decision' }),
	reason: text({ min: 0, max: 500 }).default(''),
	planVersionId: id,
	requestKey,
})
