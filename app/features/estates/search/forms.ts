import { z } from 'zod'
import { stages } from '../rules'

/** What the address of the search page may hold. */
export const searchQuery = z.strictObject({
	q: z.string().max(10_000).optional(),
	region: z
		.string()
		.regex(/^\d{2,12}$/)
		.optional(),
	stage: z.enum(stages).optional(),
	page: z.string().max(20).optional(),
})

/** What the address of a region's page may hold. */
export const regionQuery = z.strictObject({ page: z.string().max(20).optional() })
