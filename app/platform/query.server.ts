import type { z } from 'zod'

const carried = new Set(['lng', 'index'])

/**
 * The query of a GET page, checked. Empty values count as absent. An unknown name or a bad value is answered with 400:
 * a filter that is not understood must not look like one that found nothing.
 */
export function readQuery<Schema extends z.ZodType>(request: Request, schema: Schema): z.output<Schema> {
	const query: Record<string, string> = {}
	for (const [name, value] of new URL(request.url).searchParams) {
		if (value === '' || carried.has(name)) continue
		if (Object.hasOwn(query, name)) throw unknownFilter()
		query[name] = value
	}
	const parsed = schema.safeParse(query)
	if (!parsed.success) throw unknownFilter()
	return parsed.data
}

function unknownFilter(): Response {
	return new Response('Unknown filter', { status: 400, statusText: 'Bad Request' })
}
