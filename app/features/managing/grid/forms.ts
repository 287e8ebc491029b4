import { z } from 'zod'
import { doorFilters } from './rules'

const id = z.string().regex(/^[\w-]{1,64}$/)

/** What the address of a grid may ask for. */
export const gridsQuery = z.strictObject({ vote: id.optional() })

export const gridQuery = z.strictObject({
	vote: id.optional(),
	show: z.enum(doorFilters).optional(),
	unit: id.optional(),
	print: z.literal('1').optional(),
})
