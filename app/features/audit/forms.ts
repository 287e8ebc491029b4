import { z } from 'zod'
import { day, id } from '~/platform/fields'

/** Every deed that is recorded; its name in words is `audit:deed.<deed>`. */
export const deedPattern = /^[a-z][a-z-]{1,40}$/

export const auditFilter = z.strictObject({
	estate: id.optional(),
	actor: id.optional(),
	deed: z.string().regex(deedPattern).optional(),
	outcome: z.enum(['done', 'refused']).optional(),
	from: day.optional(),
	to: day.optional(),
	before: id.optional(),
})

export type AuditFilter = z.output<typeof auditFilter>
