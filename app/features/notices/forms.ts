import { z } from 'zod'
import { id, requestKey, text } from '~/platform/fields'

export const titleLength = 60
export const bodyLength = 2000

/** `scope` is the id of the estate, or of a building or entrance of it. */
export const noticeForm = z.object({
	scope: id,
	title: text({ max: titleLength }),
	body: text({ max: bodyLength }),
	sms: z.literal('on').optional(),
	requestKey,
})

export const noticeAct = z.object({ act: z.enum(['read', 'withdraw']) })
