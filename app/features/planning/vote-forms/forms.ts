import { z } from 'zod'

const building = z
	.string()
	.regex(/^[\w-]{1,64}$/)
	.optional()

const size = z.literal('large').optional()

export const indexQuery = z.strictObject({ building })

export const pdfQuery = z.strictObject({ building, size })

/** Which part of a form: a building's, in large type, from which page on. */
export const formQuery = z.strictObject({
	building,
	size,
	page: z.coerce.number().int().min(1).max(10_000).optional(),
})

export type FormQuery = z.infer<typeof pdfQuery>
