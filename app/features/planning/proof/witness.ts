import { getPublicKey, hashes, sign, utils } from '@noble/ed25519'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { fromHex, joined, toBase64, toHex, utf8 } from './bytes'
import { keyIdOf, keyTextOf, nodeHashOf, openHead, readKey } from './check-receipt'
import { consistent } from './consistency'
import { cosignatureAlgorithm, cosignedText, headTextOf } from './cosignature-text'

/**
 * The witness's side, on her own device: the key that never leaves it, and the heads that it has signed. It signs a head only
 * when the portal has signed it and it goes on from the last one that this device signed.
 */
hashes.sha512 = sha512

export interface Memory {
	getItem(name: string): string | null
	setItem(name: string, value: string): void
}

const keyPlace = (personId: string) => `wugong.witness.${personId}`
const headPlace = (personId: string, origin: string) => `wugong.witness.${personId}.${origin}`

function seedOf(memory: Memory, personId: string): Uint8Array {
	const kept = memory.getItem(keyPlace(personId))
	if (kept && /^[0-9a-f]{64}$/.test(kept)) return fromHex(kept)
	const seed = utils.randomSecretKey()
	memory.setItem(keyPlace(personId), toHex(seed))
	return seed
}

interface KnownHead {
	size: number
	root: Uint8Array
}

function knownHead(memory: Memory, personId: string, origin: string): KnownHead | null {
	const [, size, root = ''] = /^(\d+) ([0-9a-f]{64})$/.exec(memory.getItem(headPlace(personId, origin)) ?? '') ?? []
	return size === undefined ? null : { size: Number(size), root: fromHex(root) }
}

/** How many leaves the last head had that this device signed; 0 when none. */
export function rememberedSize(memory: Memory, personId: string, note: string): number {
	return knownHead(memory, personId, note.split('\n')[0] ?? '')?.size ?? 0
}

export type WhyNotCosign = 'not-signed' | 'shorter' | 'changed'

export interface Cosigned {
	size: number
	key: string
	line: string
}

interface Offered {
	personId: string
	/** The head as the portal signed it, and the portal's key. */
	note: string
	key: string
	/** From the remembered head to this one. */
	proof: readonly string[]
}

/** The line under the head, or why this device does not sign it. */
export function cosign(memory: Memory, { personId, note, key, proof }: Offered, at: number): Cosigned | WhyNotCosign {
	const logKey = readKey(key)
	const head = logKey && openHead(note, logKey)
	if (!head) return 'not-signed'
	const size = Number(head.size)
	const before = knownHead(memory, personId, head.origin)
	if (before && before.size > size) return 'shorter'
	if (before) {
		const sizes = { size1: BigInt(before.size), size2: BigInt(size) }
		const claim = { ...sizes, root1: before.root, root2: head.root, proof: proof.map(fromHex) }
		if (!consistent(claim, nodeHashOf)) return 'changed'
	}
	const seed = seedOf(memory, personId)
	const publicKey = getPublicKey(seed)
	const portal = head.origin.slice(0, head.origin.indexOf('/'))
	const name = `${portal}/witnesses/${toHex(sha256(publicKey)).slice(0, 16)}`
	const seconds = Math.floor(at / 1000)
	const time = new Uint8Array(8)
	new DataView(time.buffer).setUint32(0, Math.floor(seconds / 2 ** 32))
	new DataView(time.buffer).setUint32(4, seconds % 2 ** 32)
	const signature = sign(utf8(cosignedText(headTextOf(note), seconds)), seed)
	const id = keyIdOf(name, joined(Uint8Array.of(cosignatureAlgorithm), publicKey))
	memory.setItem(headPlace(personId, head.origin), `${size} ${toHex(head.root)}`)
	return {
		size,
		key: keyTextOf(name, publicKey, cosignatureAlgorithm),
		line: `— ${name} ${toBase64(joined(id, time, signature))}`,
	}
}
