import { createHash } from 'node:crypto'
import { type Hash, type Inclusion, included } from './inclusion'

export type { Hash } from './inclusion'

function sha256(...parts: readonly Uint8Array[]): Hash {
	const hash = createHash('sha256')
	for (const part of parts) hash.update(part)
	return hash.digest()
}

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

export const leafHash = (entry: Uint8Array | string): Hash =>
	sha256(leafPrefix, typeof entry === 'string' ? Buffer.from(entry, 'utf8') : entry)
export const nodeHash = (left: Hash, right: Hash): Hash => sha256(nodePrefix, left, right)
export const emptyRoot = (): Hash => sha256()

const same = (a: Hash, b: Hash) => Buffer.compare(a, b) === 0
const whole = (hash: Hash) => hash.length === 32

/** The largest power of two smaller than `size`. */
function split(size: number): number {
	let k = 1
	while (k * 2 < size) k *= 2
	return k
}

/** The Merkle tree hash of leaf hashes (RFC 9162, 2.1.1). */
export function rootOf(leaves: readonly Hash[]): Hash {
	return leaves.length === 0 ? emptyRoot() : edgeRoot(edgeOf(leaves))
}

/** The roots of the full subtrees along the right edge, largest first: all that is needed to go on. */
export interface Edge {
	size: number
	nodes: readonly Hash[]
}

export const emptyEdge: Edge = { size: 0, nodes: [] }

export function append({ size, nodes }: Edge, leaf: Hash): Edge {
	const next = [...nodes]
	let right = leaf
	for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) right = nodeHash(next.pop() ?? right, right)
	return { size: size + 1, nodes: [...next, right] }
}

function edgeOf(leaves: readonly Hash[]): Edge {
	const nodes: Hash[] = []
	leaves.forEach((leaf, size) => {
		let right = leaf
		for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) right = nodeHash(nodes.pop() ?? right, right)
		nodes.push(right)
	})
	return { size: leaves.length, nodes }
}

export function edgeRoot({ nodes }: Edge): Hash {
	return nodes.length === 0 ? emptyRoot() : nodes.reduceRight((right, left) => nodeHash(left, right))
}

/** The path from leaf `index` to the root of all `leaves` (RFC 9162, 2.1.3.1). */
export function inclusionProof(index: number, leaves: readonly Hash[]): Hash[] {
	if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError('No such leaf')
	if (leaves.length === 1) return []
	const k = split(leaves.length)
	const [left, right] = [leaves.slice(0, k), leaves.slice(k)]
	return index < k
		? [...inclusionProof(index, left), rootOf(right)]
		: [...inclusionProof(index - k, right), rootOf(left)]
}

/** That the tree of the first `size` leaves is the beginning of the tree of all (RFC 9162, 2.1.4.1). */
export function consistencyProof(size: number, leaves: readonly Hash[]): Hash[] {
	if (!Number.isInteger(size) || size < 1 || size > leaves.length) throw new RangeError('No such tree')
	return subproof(size, leaves, true)
}

function subproof(size: number, leaves: readonly Hash[], known: boolean): Hash[] {
	if (size === leaves.length) return known ? [] : [rootOf(leaves)]
	const k = split(leaves.length)
	const [left, right] = [leaves.slice(0, k), leaves.slice(k)]
	return size <= k
		? [...subproof(size, left, known), rootOf(right)]
		: [...subproof(size - k, right, false), rootOf(left)]
}

export const includes = (claim: Inclusion): boolean => included(claim, nodeHash)

export interface Consistency {
	size1: bigint
	size2: bigint
	root1: Hash
	root2: Hash
	proof: readonly Hash[]
}

/** RFC 9162, 2.1.4.2. A tree without leaves is consistent with nothing. */
export function isConsistent({ size1, size2, root1, root2, proof }: Consistency): boolean {
	if (size1 < 1n || size1 > size2) return false
	if (size1 === size2) return proof.length === 0 && same(root1, root2)
	if (![root1, root2, ...proof].every(whole)) return false
	const power = (size1 & (size1 - 1n)) === 0n
	const [first, ...rest] = power ? [root1, ...proof] : proof
	if (!first || proof.length === 0) return false
	let at = size1 - 1n
	let last = size2 - 1n
	while (at % 2n === 1n) {
		at >>= 1n
		last >>= 1n
	}
	let before = first
	let after = first
	for (const hash of rest) {
		if (last === 0n) return false
		if (at % 2n === 1n || at === last) {
			before = nodeHash(hash, before)
			after = nodeHash(hash, after)
			while (at % 2n === 0n && at !== 0n) {
				at >>= 1n
				last >>= 1n
			}
		} else {
			after = nodeHash(after, hash)
		}
		at >>= 1n
		last >>= 1n
	}
	return last === 0n && same(before, root1) && same(after, root2)
}
