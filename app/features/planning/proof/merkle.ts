import { hash } from 'node:crypto'
import { type Consistency, consistent } from './consistency'
import { type Hash, type Inclusion, included } from './inclusion'

export type { Hash } from './inclusion'

/** In one call: several times cheaper than a hash that is fed piece by piece. */
const sha256 = (bytes: Uint8Array): Hash => hash('sha256', bytes, 'buffer')

export function leafHash(entry: Uint8Array | string): Hash {
	const bytes = typeof entry === 'string' ? Buffer.from(entry, 'utf8') : entry
	const leaf = Buffer.alloc(bytes.length + 1)
	leaf.set(bytes, 1)
	return sha256(leaf)
}

export function nodeHash(left: Hash, right: Hash): Hash {
	const node = Buffer.allocUnsafe(left.length + right.length + 1)
	node[0] = 1
	node.set(left, 1)
	node.set(right, left.length + 1)
	return sha256(node)
}

export const emptyRoot = (): Hash => sha256(Buffer.alloc(0))

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

/** Adds the leaf number `size` to the nodes along the edge, in place. */
function grow(nodes: Hash[], size: number, leaf: Hash): void {
	let right = leaf
	for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) right = nodeHash(nodes.pop() ?? right, right)
	nodes.push(right)
}

export function append({ size, nodes }: Edge, leaf: Hash): Edge {
	const next = [...nodes]
	grow(next, size, leaf)
	return { size: size + 1, nodes: next }
}

function edgeOf(leaves: readonly Hash[]): Edge {
	const nodes: Hash[] = []
	leaves.forEach((leaf, size) => {
		grow(nodes, size, leaf)
	})
	return { size: leaves.length, nodes }
}

/** Size → the root of the first so many leaves, for all these sizes in one pass. */
export function rootsOf(leaves: readonly Hash[], sizes: ReadonlySet<number>): Map<number, Hash> {
	const nodes: Hash[] = []
	const roots = new Map<number, Hash>()
	leaves.forEach((leaf, index) => {
		grow(nodes, index, leaf)
		if (sizes.has(index + 1)) roots.set(index + 1, edgeRoot({ size: index + 1, nodes }))
	})
	return roots
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

export const isConsistent = (claim: Consistency): boolean => consistent(claim, nodeHash)
