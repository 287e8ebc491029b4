/** A SHA-256 hash, 32 bytes. */
export type Hash = Uint8Array

export interface Inclusion {
	index: bigint
	size: bigint
	leaf: Hash
	proof: readonly Hash[]
	root: Hash
}

const [zero, one, two] = [BigInt(0), BigInt(1), BigInt(2)]
const whole = (hash: Hash) => hash.length === 32
const same = (a: Hash, b: Hash) => a.length === b.length && a.every((byte, index) => byte === b[index])

/** Where the path leads from the leaf (RFC 9162, 2.1.3.2); null when it is no path in a tree of this size. For server and browser. */
export function climb(
	{ index, size, leaf, proof }: Omit<Inclusion, 'root'>,
	nodeHash: (left: Hash, right: Hash) => Hash,
): Hash | null {
	if (index < zero || index >= size || ![leaf, ...proof].every(whole)) return null
	let at = index
	let last = size - one
	let hash = leaf
	for (const sibling of proof) {
		if (last === zero) return null
		if (at % two === one || at === last) {
			hash = nodeHash(sibling, hash)
			while (at % two === zero && at !== zero) {
				at /= two
				last /= two
			}
		} else {
			hash = nodeHash(hash, sibling)
		}
		at /= two
		last /= two
	}
	return last === zero ? hash : null
}

export function included({ root, ...path }: Inclusion, nodeHash: (left: Hash, right: Hash) => Hash): boolean {
	const reached = climb(path, nodeHash)
	return reached !== null && same(reached, root)
}
