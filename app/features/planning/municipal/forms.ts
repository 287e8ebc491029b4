import { z } from 'zod'

const file = z.instanceof(File, { error: 'municipal:error.file' }).refine((one) => one.size > 0, 'municipal:error.file')

export const municipalForm = z.discriminatedUnion('intent', [
	z.strictObject({ intent: z.literal('check'), file }),
	z.strictObject({ intent: z.literal('import'), kept: z.string().regex(/^[0-9a-f]{32}$/, 'common:error.stale-form') }),
])

export const municipalQuery = z.strictObject({
	file: z
		.string()
		.regex(/^[0-9a-f]{32}$/)
		.optional(),
})
