import { z } from 'zod'
import { id, requestKey } from '~/platform/fields'
import { choices } from './types'

export const uploadForm = z.object({
	file: z.instanceof(File, { error: 'register:import.file-missing' }),
	estateNumber: z.string().max(60).optional(),
})

export const confirmForm = z.object({})

export const issueForm = z.object({
	requestKey,
	buildings: z.array(id).max(500).optional(),
})

export const pageSizes = ['50', '100'] as const

/** The filters of the register's page, as they stand in the address. What is unknown is refused, not ignored. */
export const listFilters = z.strictObject({
	building: z.string().regex(/^[\w-]{1,64}$/).optional(),
	claimed: z.enum(['yes', 'no']).optional(),
	source: z.enum(choices.areaSource).optional(),
	use: z.enum(choices.use).optional(),
	q: z.string().max(60).optional(),
	size: z.enum(pageSizes).optional(),
	page: z.string().regex(/^[1-9]\d{0,4}$/).transform(Number).optional(),
	lng: z.string().optional(),
})

export type ListFilters = z.infer<typeof listFilters>

/** The filters of an address; empty ones count as absent; null when one is unknown or given twice. */
export function readFilters(search: URLSearchParams): ListFilters | null {
	const given = [...search].filter(([, value]) => value.trim() !== '').map(([name, value]) => [name, value.trim()] as const)
	if (new Set(given.map(([name]) => name)).size !== given.length) return null
	if ([...search.keys()].some((name) => !(name in listFilters.shape))) return null
	const parsed = listFilters.safeParse(Object.fromEntries(given))
	return parsed.success ? parsed.data : null
}
