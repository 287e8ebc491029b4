import { z } from 'zod'
import { id, requestKey } from '~/platform/fields'
import { choices } from './types'

const pageNumber = z
	.string()
	.regex(/^[1-9]\d{0,4}$/)
	.transform(Number)

export const uploadForm = z.object({
	file: z.instanceof(File, { error: 'register:import.file-missing' }),
	estateNumber: z.string().max(60).optional(),
})

export const confirmForm = z.object({})

/** The lists of a preview have pages of their own. */
export const previewQuery = z.strictObject({
	errors: pageNumber.optional(),
	warnings: pageNumber.optional(),
	kept: pageNumber.optional(),
	handovers: pageNumber.optional(),
})

export const letterQuery = z.strictObject({ page: pageNumber.optional() })

export const exportQuery = z.strictObject({ format: z.enum(['xlsx', 'csv']).optional() })

export const issueForm = z.object({
	requestKey,
	buildings: z.array(id).max(500).optional(),
})

export const pageSizes = ['50', '100'] as const

/** The filters of the register's page, as they stand in the address. What is unknown is refused, not ignored. */
export const listFilters = z.strictObject({
	building: z
		.string()
		.regex(/^[\w-]{1,64}$/)
		.optional(),
	claimed: z.enum(['yes', 'no']).optional(),
	source: z.enum(choices.areaSource).optional(),
	use: z.enum(choices.use).optional(),
	q: z.string().trim().max(60).optional(),
	size: z.enum(pageSizes).optional(),
	page: pageNumber.optional(),
})

export type ListFilters = z.infer<typeof listFilters>
