import { z } from 'zod'

/**
 * A vote's log as a file. `public` proves that nothing was changed and who counted how often; `sealed` opens every line and
 * ballot for the street office and the auditor, who recount by it. `interim` is a public one of a log that goes on.
 */
const texts = z.array(z.string())
const shared = { format: z.literal('wugong-bundle-1'), key: z.string(), leaves: texts, heads: texts }
const bundleShape = z.union([
	z.strictObject({ ...shared, kind: z.literal('sealed'), roll: texts, openings: texts }),
	z.strictObject({ ...shared, kind: z.enum(['public', 'interim']) }),
])

export type Bundle = z.infer<typeof bundleShape>

const order = ['format', 'kind', 'key', 'leaves', 'heads', 'roll', 'openings']

/** The one way to write it: tabs, this order of names, a newline at the end. */
export function writeBundle(bundle: Bundle): string {
	const given = Object.entries(bundle).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
	return `${JSON.stringify(Object.fromEntries(given), null, '\t')}\n`
}

/** Null unless each byte stands as writeBundle writes it. */
export function readBundle(bytes: Uint8Array): Bundle | null {
	try {
		const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
		const { data } = bundleShape.safeParse(JSON.parse(text))
		return data && writeBundle(data) === text ? data : null
	} catch {
		return null
	}
}

/** The sizes of which a bundle carries the head: 1, 2, 4 … and the last. */
export function headSizes(leaves: number): number[] {
	const sizes: number[] = []
	for (let size = 1; size < leaves; size *= 2) sizes.push(size)
	return leaves === 0 ? [] : [...sizes, leaves]
}
