import { type Bundle, headSizes } from './bundle-format'
import { openNote, type VerifierKey } from './checkpoint'
import { cosignedAt, cosignerOf, readWitnessKey, splitNote } from './cosignature'
import { headTextOf } from './cosignature-text'
import { consistencyProof, isConsistent, leafHash, rootsOf } from './merkle'
import { demand, found } from './verify-steps'

const sizeOf = (head: string) => Number(/^[^\n]+\n(0|[1-9]\d{0,15})\n/.exec(head)?.[1] ?? -1)
const rootIn = (head: string) => head.split('\n')[2] ?? ''

/** Heads of rising sizes, each rebuilt from the leaves. Beyond the sizes of every bundle only those that a witness cosigned. */
export function checkTree({ leaves, heads }: Bundle): void {
	demand(leaves.length > 0, 'there is no leaf')
	const hashes = leaves.map((leaf) => leafHash(leaf))
	const sizes = heads.map(sizeOf)
	const wanted = headSizes(leaves.length)
	const roots = rootsOf(hashes, new Set(sizes))
	heads.forEach((head, index) => {
		const size = sizes[index] ?? -1
		demand(size > (sizes[index - 1] ?? 0) && size <= leaves.length, `head ${index} is not of the next size`)
		const rebuilt = roots.get(size)
		demand(
			rebuilt !== undefined && rootIn(head) === Buffer.from(rebuilt).toString('base64'),
			`leaves 0 to ${size - 1} do not make the root of the head of size ${size}`,
		)
		demand(
			wanted.includes(size) || splitNote(head).lines.length > 0,
			`head ${index} is of size ${size}, which no witness cosigned`,
		)
	})
	for (const size of wanted) demand(sizes.includes(size), `there is no head of size ${size}`)
}

export function checkSignatures({ heads }: Bundle, key: VerifierKey): string {
	for (const [at, head] of heads.entries()) {
		demand(openNote(splitNote(head).own, key) !== null, `head ${at} is not signed by the key`)
	}
	return `${heads.length} heads signed`
}

/** Each witness listed stands under one head, and each line under a head is of a witness listed, and holds. */
export function checkWitnesses({ heads, witnesses }: Bundle): string {
	demand(
		witnesses.every((text, index) => index === 0 || (witnesses[index - 1] ?? '') < text),
		'the keys of the witnesses are not in order, or one stands twice',
	)
	const keys = new Map(
		witnesses.map((text) => {
			const key = found(readWitnessKey(text), 'the key of a witness is none')
			return [key.name, key] as const
		}),
	)
	demand(keys.size === witnesses.length, 'two witnesses have one name')
	const seen = new Set<string>()
	heads.forEach((head, at) => {
		const { lines } = splitNote(head)
		const inOrder = lines.every((line, index) => index === 0 || (lines[index - 1] ?? '') < line)
		demand(inOrder, `the lines of the witnesses of head ${at} are not in order`)
		for (const line of lines) {
			const name = cosignerOf(line) ?? ''
			const key = found(keys.get(name), `head ${at} has the line of a witness who is not listed`)
			demand(!seen.has(name), `the witness ${name} stands under two heads`)
			seen.add(name)
			demand(cosignedAt(headTextOf(head), line, key) !== null, `head ${at} is not cosigned by ${name}`)
		}
	})
	demand(seen.size === keys.size, 'a witness is listed who cosigned no head')
	return seen.size === 0 ? 'no witness has cosigned' : `${seen.size} witnesses cosigned`
}

export function checkConsistency({ leaves, heads }: Bundle): void {
	const hashes = leaves.map((leaf) => leafHash(leaf))
	heads.slice(1).forEach((head, index) => {
		const before = heads[index] ?? ''
		const [size1, size2] = [sizeOf(before), sizeOf(head)]
		const claim = {
			size1: BigInt(size1),
			size2: BigInt(size2),
			root1: Buffer.from(rootIn(before), 'base64'),
			root2: Buffer.from(rootIn(head), 'base64'),
			proof: consistencyProof(size1, hashes.slice(0, size2)),
		}
		demand(isConsistent(claim), `head of size ${size1} does not begin that of size ${size2}`)
	})
}
