import { type Bundle, readBundle, writeBundle } from './bundle-format'
import { keyText, signerOf, signHead } from './checkpoint'
import { leafHash, rootOf } from './merkle'

/** Same seed, same number (mulberry32). */
function drawing(seed: number) {
	let state = seed >>> 0
	return (below: number) => {
		state = (state + 0x6d2b79f5) >>> 0
		let mixed = Math.imul(state ^ (state >>> 15), state | 1)
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below
	}
}

type Draw = ReturnType<typeof drawing>
type Texts = readonly string[]

const exchangeLetter = (text: string, draw: Draw) => {
	const at = draw(text.length)
	const letters = '0123456789abcdef'
	const letter = letters[draw(16)] ?? '0'
	return text.slice(0, at) + (text[at] === letter ? 'z' : letter) + text.slice(at + 1)
}

function swap(texts: Texts, a: number, b: number): Texts {
	return texts.with(a, texts[b] ?? '').with(b, texts[a] ?? '')
}

const ways = ['letter', 'delete', 'double', 'swap', 'replace'] as const

function changeList(texts: Texts, draw: Draw): { texts: Texts; what: string } {
	const way = ways[draw(ways.length)] ?? 'letter'
	const at = draw(texts.length)
	const other = (at + 1 + draw(Math.max(1, texts.length - 1))) % texts.length
	const own = texts[at] ?? ''
	const changed = {
		letter: () => texts.with(at, exchangeLetter(own, draw)),
		delete: () => texts.toSpliced(at, 1),
		double: () => texts.toSpliced(other, 0, own),
		swap: () => swap(texts, at, other),
		replace: () => texts.with(at, texts[other] ?? ''),
	}[way]()
	return { texts: changed, what: `${way} ${at}` }
}

/** Changes the count where it stands: areas, choices, verdicts, the roll. */
function changeMeaning(text: string, draw: Draw): string {
	const swaps = [
		[/ (\d+)\/(\d+)/, (_: string, heads: string, area: string) => ` ${Number(heads) + 1}/${area}`],
		[/passed no/, () => 'passed yes'],
		[/passed yes/, () => 'passed no'],
		[/channel online/, () => 'channel paper'],
		[/channel paper/, () => 'channel online'],
		[/outcome (confirmed|set-aside)/, () => 'outcome invalid'],
		[
			/(electronic|paper|first|last)-stands/,
			(rule: string) => (rule === 'last-stands' ? 'first-stands' : 'last-stands'),
		],
		[/ballot (\d+)/, (_: string, place: string) => `ballot ${Number(place) + 1}`],
		[/closing (\d+) (\d+)/, (_: string, from: string, to: string) => `closing ${from} ${Number(to) + 86_400_000}`],
		[/\d+$/m, (digits: string) => String(Number(digits) + 1)],
	] as const
	const [shape, by] = swaps[draw(swaps.length)] ?? swaps[0]
	const changed = text.replace(shape, by)
	return changed === text ? exchangeLetter(text, draw) : changed
}

/** What one without the key can still do: new roots, with the old signatures or those of a key of one's own. */
function withNewHeads(bundle: Bundle, draw: Draw): Bundle {
	const hashes = bundle.leaves.map((leaf) => leafHash(leaf))
	const [origin = '', ,] = (bundle.heads[0] ?? '').split('\n')
	const name = bundle.key.split('+')[0] ?? ''
	const signer = signerOf(name, Buffer.alloc(32, 1 + draw(200)))
	const heads = bundle.heads.map((head) => {
		const size = Math.min(Number(head.split('\n')[1]), hashes.length)
		const note = signHead({ origin, size, root: rootOf(hashes.slice(0, size)) }, signer)
		const kept = head.split('\n').slice(3).join('\n')
		return draw(2) === 0 ? note : `${note.split('\n').slice(0, 3).join('\n')}\n${kept}`
	})
	return { ...bundle, heads, ...(draw(2) === 0 ? { key: keyText(signer) } : {}) }
}

/** A bundle that differs from the one given, and how. */
export function mutate(bytes: Uint8Array, seed: number): { bytes: Uint8Array; what: string } {
	const draw = drawing(seed)
	const bundle = readBundle(bytes)
	if (!bundle) throw new Error('Not a bundle')
	for (;;) {
		const kind = draw(4)
		if (kind === 0) {
			const flipped = Buffer.from(bytes)
			const at = draw(flipped.length)
			flipped[at] = (flipped[at] ?? 0) ^ (1 << draw(8))
			return { bytes: flipped, what: `bit of byte ${at}` }
		}
		const lists = Object.entries(bundle).flatMap(([name, value]) =>
			typeof value === 'string' || value.length === 0 ? [] : [{ name, texts: value }],
		)
		const { name, texts } = (kind === 1 && lists[draw(lists.length)]) || { name: 'leaves', texts: bundle.leaves }
		const at = draw(texts.length)
		const { texts: next, what } =
			kind === 1
				? changeList(texts, draw)
				: { texts: texts.with(at, changeMeaning(texts[at] ?? '', draw)), what: `meaning ${at}` }
		const changed = { ...bundle, [name]: [...next] }
		const mutant = Buffer.from(writeBundle(kind === 3 && next.length > 0 ? withNewHeads(changed, draw) : changed))
		if (!mutant.equals(bytes)) return { bytes: mutant, what: `${name}: ${what}${kind === 3 ? ', new heads' : ''}` }
	}
}
