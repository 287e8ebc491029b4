import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
	append,
	consistencyProof,
	edgeRoot,
	emptyEdge,
	emptyRoot,
	type Hash,
	includes,
	inclusionProof,
	isConsistent,
	leafHash,
	nodeHash,
	rootOf,
} from './merkle'

const hex = (hash: Hash) => Buffer.from(hash).toString('hex')
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const knownStarts = ['6e340b9c', 'fac54203', 'aeb6bcfe', 'd37ee418', '4e3bbb1f', '76e67dad', 'ddb89be4']
const entries = inputs.map((text) => leafHash(Buffer.from(text, 'hex')))
const many = Array.from({ length: 64 }, (_, index) => leafHash(`leaf ${index}`))

/** The definition word by word (RFC 9162, 2.1.1). */
function definedRoot(leaves: readonly Hash[]): Hash {
	const [only] = leaves
	if (!only) return emptyRoot()
	if (leaves.length === 1) return only
	const k = 2 ** Math.floor(Math.log2(leaves.length - 1))
	return nodeHash(definedRoot(leaves.slice(0, k)), definedRoot(leaves.slice(k)))
}

describe('the tree', () => {
	test('has the roots that everybody knows', () => {
		expect(hex(rootOf([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
		knownStarts.forEach((start, index) => {
			expect(hex(rootOf(entries.slice(0, index + 1))).slice(0, 8)).toBe(start)
		})
		expect(hex(rootOf(entries))).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328')
	})

	test('grows leaf by leaf into the root of its definition, with few nodes in hand', () => {
		let edge = emptyEdge
		many.forEach((leaf, index) => {
			edge = append(edge, leaf)
			const root = definedRoot(many.slice(0, index + 1))
			expect(hex(edgeRoot(edge))).toBe(hex(root))
			expect(hex(rootOf(many.slice(0, index + 1)))).toBe(hex(root))
			expect(edge.nodes.length).toBeLessThanOrEqual(Math.ceil(Math.log2(index + 2)))
		})
	})
})

const flipped = (hash: Hash) => Buffer.from(hash.map((byte, index) => (index === 5 ? byte ^ 4 : byte)))

describe('all trees of up to 64 leaves', () => {
	test('prove each leaf and nothing else', () => {
		let accepted = 0
		let forged = 0
		for (let size = 1; size <= 64; size++) {
			const leaves = many.slice(0, size)
			const root = rootOf(leaves)
			leaves.forEach((leaf, index) => {
				const proof = inclusionProof(index, leaves)
				const claim = { index: BigInt(index), size: BigInt(size), leaf, proof, root }
				if (includes(claim)) accepted++
				const lies = [
					{ ...claim, leaf: flipped(leaf) },
					{ ...claim, root: flipped(root) },
					{ ...claim, proof: [...proof, root] },
					{ ...claim, proof: proof.slice(0, -1), leaf: proof.length === 0 ? root.slice(1) : leaf },
					...proof.map((hash, at) => ({ ...claim, proof: proof.with(at, flipped(hash)) })),
				]
				forged += lies.filter(includes).length
			})
		}
		expect({ accepted, forged }).toEqual({ accepted: 2080, forged: 0 })
	})

	test('prove each of their beginnings and nothing else', () => {
		let accepted = 0
		let forged = 0
		for (let size2 = 1; size2 <= 64; size2++) {
			const leaves = many.slice(0, size2)
			for (let size1 = 1; size1 <= size2; size1++) {
				const proof = consistencyProof(size1, leaves)
				const [root1, root2] = [rootOf(leaves.slice(0, size1)), rootOf(leaves)]
				const claim = { size1: BigInt(size1), size2: BigInt(size2), root1, root2, proof }
				if (isConsistent(claim)) accepted++
				const lies = [
					{ ...claim, root1: flipped(root1) },
					{ ...claim, root2: flipped(root2) },
					{ ...claim, proof: [...proof, root1] },
					...(proof.length > 0 ? [{ ...claim, proof: proof.slice(0, -1) }] : []),
					...proof.map((hash, at) => ({ ...claim, proof: proof.with(at, flipped(hash)) })),
				]
				forged += lies.filter(isConsistent).length
			}
		}
		expect({ accepted, forged }).toEqual({ accepted: 2080, forged: 0 })
	})
})

interface Vector {
	desc: string
	wantErr: boolean
	leafIdx: number
	treeSize: number
	leafHash: string
	root: string
	size1: number
	size2: number
	root1: string
	root2: string
	proof: string[] | null
}

const folder = '../shared/vectors/merkle'
const bytes = (text: string) => Buffer.from(text, 'base64')

/** Sizes go beyond 2^53: taken from the text as they stand. */
function readVector(path: string): Vector & { whole: (name: string) => bigint } {
	const text = readFileSync(path, 'utf8')
	return { ...JSON.parse(text), whole: (name) => BigInt(new RegExp(`"${name}":\\s*(\\d+)`).exec(text)?.[1] ?? 0) }
}

const files = (kind: string) =>
	readdirSync(`${folder}/${kind}`, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.json'))
		.map((name) => `${folder}/${kind}/${name}`)

if (!existsSync(folder)) console.warn(`NOT RUN: the 196 public Merkle vectors are not in ${folder}`)

describe.runIf(existsSync(folder))('the public vectors of transparency-dev', () => {
	test('98 of inclusion', () => {
		const wrong = files('inclusion').filter((path) => {
			const { proof, root, leafHash, wantErr, whole } = readVector(path)
			const [index, size] = [whole('leafIdx'), whole('treeSize')]
			const claim = { index, size, leaf: bytes(leafHash), root: bytes(root), proof: (proof ?? []).map(bytes) }
			return includes(claim) === wantErr
		})
		expect(wrong).toEqual([])
		expect(files('inclusion')).toHaveLength(98)
	})

	test('98 of consistency', () => {
		const wrong = files('consistency').filter((path) => {
			const { proof, root1, root2, wantErr, whole } = readVector(path)
			const [size1, size2] = [whole('size1'), whole('size2')]
			const claim = { size1, size2, root1: bytes(root1), root2: bytes(root2), proof: (proof ?? []).map(bytes) }
			return isConsistent(claim) === wantErr
		})
		expect(wrong).toEqual([])
		expect(files('consistency')).toHaveLength(98)
	})
})

test('the second verifier agrees on the vectors and on all trees of up to 64 leaves', () => {
	const { stdout, error } = spawnSync('python3', ['tests/python/merkle_vectors.py', existsSync(folder) ? folder : '-'])
	if (error) throw new Error(`python3 is needed for the second verifier: ${error.message}`)
	const right = existsSync(folder) ? 196 : 0
	expect(JSON.parse(String(stdout))).toEqual({ right, wrong: 0, accepted: 2080, forged: 0 })
})
