import { z } from 'zod'
import { day, id } from '~/platform/fields'

/** Every deed that is recorded; its name in words is `audit:deed.<deed>`. */
export const deedPattern = /^[a-z][a-z-]{1,40}$/

/** Where a page of the list begins: instant and id of the line before it. */
const cursor = z
	.string()
	.regex(/^\d{1,15}\.[0-9A-Z]{26}$/)
	.transform((text) => {
		const [at = '', entry = ''] = text.split('.')
		return { at: Number(at), id: entry }
	})

export type Cursor = z.output<typeof cursor>

export const auditFilter = z.strictObject({
	estate: id.optional(),
	actor: id.optional(),
	deed: z.string().regex(deedPattern).optional(),
	outcome: z.enum(['done', 'refused']).optional(),
	from: day.optional(),
	to: day.optional(),
	before: cursor.optional(),
})

export type AuditFilter = z.output<typeof auditFilter>
