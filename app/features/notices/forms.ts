import { z } from 'zod'
import { id, requestKey, text } from '~/platform/fields'
import { bodyLength, titleLength } from './rules'

/** `scope` is the id of the estate, or of a building or entrance of it. */
export const noticeForm = z.object({
	scope: id,
	title: text({ max: titleLength }),
	body: text({ max: bodyLength }),
	sms: z.literal('on').optional(),
	requestKey,
})

/**
 * `read` is the button “I have read it”; `opened` is the same, sent once by the page itself when someone of an addressed household
 * opens it with JavaScript. A GET changes nothing.
 */
export const noticeAct = z.object({ act: z.enum(['read', 'opened', 'withdraw']) })

/** What the address of a notice may hold: the building whose doors are shown. */
export const noticeQuery = z.strictObject({ building: id.optional() })
