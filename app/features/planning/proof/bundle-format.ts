import { z } from 'zod'

/**
 * A vote's log as a file. `public` proves that nothing was changed and who counted how often; `sealed` opens every line and
 * ballot for the street office and the auditor, who recount by it. The interim ones are of a log that goes on. `witnesses`:
 * the keys of those who cosigned a head; each stands under exactly one head, the last that it cosigned.
 */
const texts = z.array(z.string())
const shared = { format: z.literal('wugong-bundle-1'), key: z.string(), witnesses: texts, leaves: texts, heads: texts }
const sealed = { roll: texts, openings: texts, papers: texts }
const bundleShape = z.union([
	z.strictObject({ ...shared, kind: z.enum(['sealed', 'sealed-interim']), ...sealed }),
	z.strictObject({ ...shared, kind: z.enum(['public', 'interim']) }),
])

export type Bundle = z.infer<typeof bundleShape>
export type SealedBundle = Extract<Bundle, { roll: string[] }>

export const isSealed = (bundle: Bundle): bundle is SealedBundle => 'roll' in bundle
/** Whether the log goes on after it. */
export const isInterim = ({ kind }: Bundle): boolean => kind === 'interim' || kind === 'sealed-interim'

const order = ['format', 'kind', 'key', 'witnesses', 'leaves', 'heads', 'roll', 'openings', 'papers']

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

/** The sizes of which every bundle carries the head: 1, 2, 4 … and the last. */
export function headSizes(leaves: number): number[] {
	const sizes: number[] = []
	for (let size = 1; size < leaves; size *= 2) sizes.push(size)
	return leaves === 0 ? [] : [...sizes, leaves]
}
