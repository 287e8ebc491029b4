import type { Hash } from './inclusion'

export interface Consistency {
	size1: bigint
	size2: bigint
	root1: Hash
	root2: Hash
	proof: readonly Hash[]
}

const [zero, one, two] = [BigInt(0), BigInt(1), BigInt(2)]
const whole = (hash: Hash) => hash.length === 32
const same = (a: Hash, b: Hash) => a.length === b.length && a.every((byte, index) => byte === b[index])

/** Whether the first tree begins the second (RFC 9162, 2.1.4.2). A tree without leaves is consistent with nothing. */
export function consistent(
	{ size1, size2, root1, root2, proof }: Consistency,
	nodeHash: (left: Hash, right: Hash) => Hash,
): boolean {
	if (size1 < one || size1 > size2) return false
	if (size1 === size2) return proof.length === 0 && same(root1, root2)
	if (![root1, root2, ...proof].every(whole)) return false
	const power = (size1 & (size1 - one)) === zero
	const [first, ...rest] = power ? [root1, ...proof] : proof
	if (!first || proof.length === 0) return false
	let at = size1 - one
	let last = size2 - one
	while (at % two === one) {
		at /= two
		last /= two
	}
	let before = first
	let after = first
	for (const hash of rest) {
		if (last === zero) return false
		if (at % two === one || at === last) {
			before = nodeHash(hash, before)
			after = nodeHash(hash, after)
			while (at % two === zero && at !== zero) {
				at /= two
				last /= two
			}
		} else {
			after = nodeHash(after, hash)
		}
		at /= two
		last /= two
	}
	return last === zero && same(before, root1) && same(after, root2)
}
