import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** The signer of a log: its name, and its Ed25519 key. */
export interface Signer {
	name: string
	privateKey: KeyObject
	publicKey: Uint8Array
}

/** A head: how many leaves the log `origin` has, and their root. */
export interface Head {
	origin: string
	size: number
	root: Uint8Array
}

const ed25519 = 1
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

export function signerOf(name: string, seed: Uint8Array): Signer {
	const privateKey = createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' })
	const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length)
	return { name, privateKey, publicKey }
}

/** C2SP signed-note: SHA-256 of name, newline, algorithm and key; its first four bytes. */
function keyId(name: string, publicKey: Uint8Array): Buffer {
	const hash = createHash('sha256').update(`${name}\n`).update(Uint8Array.of(ed25519)).update(publicKey)
	return hash.digest().subarray(0, 4)
}

/** `name+id+key`, as C2SP writes a key that others verify with. */
export function keyText({ name, publicKey }: Pick<Signer, 'name' | 'publicKey'>): string {
	const key = Buffer.concat([Uint8Array.of(ed25519), publicKey]).toString('base64')
	return `${name}+${keyId(name, publicKey).toString('hex')}+${key}`
}

export interface VerifierKey {
	name: string
	id: Buffer
	publicKey: Uint8Array
}

export function readKey(text: string): VerifierKey | null {
	const [, name = '', id = '', base64 = ''] = /^([^\s+]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text) ?? []
	const bytes = Buffer.from(base64, 'base64')
	if (bytes.length !== 33 || bytes[0] !== ed25519 || bytes.toString('base64') !== base64) return null
	const publicKey = bytes.subarray(1)
	const expected = keyId(name, publicKey)
	return expected.toString('hex') === id ? { name, id: expected, publicKey } : null
}

const headText = ({ origin, size, root }: Head) => `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`

/** C2SP tlog-checkpoint: the head, an empty line and one signature of it. */
export function signHead(head: Head, signer: Signer): string {
	const text = headText(head)
	const signature = sign(null, Buffer.from(text), signer.privateKey)
	const line = Buffer.concat([keyId(signer.name, signer.publicKey), signature]).toString('base64')
	return `${text}\n— ${signer.name} ${line}\n`
}

const noteShape = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n\n— ([^\s+]+) ([A-Za-z0-9+/]{91}=)\n$/

/** The head of a note that `key` signed, byte for byte as signHead writes it; null for anything else. */
export function openNote(note: string, key: VerifierKey): Head | null {
	const [, origin = '', digits = '', root64 = '', name = '', signature64 = ''] = noteShape.exec(note) ?? []
	const root = Buffer.from(root64, 'base64')
	const signature = Buffer.from(signature64, 'base64')
	if (root.length !== 32 || root.toString('base64') !== root64) return null
	if (signature.length !== 68 || signature.toString('base64') !== signature64 || name !== key.name) return null
	if (!signature.subarray(0, 4).equals(key.id)) return null
	const head = { origin, size: Number(digits), root }
	const publicKey = createPublicKey({
		key: Buffer.concat([publicPrefix, key.publicKey]),
		format: 'der',
		type: 'spki',
	})
	return verify(null, Buffer.from(headText(head)), publicKey, signature.subarray(4)) ? head : null
}
