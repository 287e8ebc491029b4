import { z } from 'zod'
import { day, requestKey, text } from '~/platform/fields'

const reason = text({ min: 5, max: 500 })
const extension = { lastDay: day, reason, requestKey }

/** What the officer does on the page of a vote. `extend-check` shows the new deadline first. */
export const officeForm = z.discriminatedUnion('intent', [
	z.strictObject({ intent: z.literal('cancel'), reason }),
	z.strictObject({ intent: z.literal('extend-check'), ...extension }),
	z.strictObject({ intent: z.literal('extend'), ...extension }),
	z.strictObject({ intent: z.literal('announce-result') }),
])
