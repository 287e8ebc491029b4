import { z } from 'zod'

/** Written by a script, never typed: what is wrong with it is said by the deed. */
export const cosignForm = z.strictObject({
	size: z.coerce.number().int().min(1),
	key: z.string().max(300),
	line: z.string().max(500),
})
