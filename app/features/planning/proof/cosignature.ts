import { createHash, createPublicKey, verify } from 'node:crypto'
import { cosignatureAlgorithm, cosignedText } from './cosignature-text'

const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

export interface WitnessKey {
	name: string
	id: Buffer
	publicKey: Buffer
}

function keyId(name: string, key: Uint8Array): Buffer {
	const hash = createHash('sha256').update(`${name}\n`).update(key)
	return hash.digest().subarray(0, 4)
}

/** A witness's name ends in the beginning of its key's hash: it says nothing of the person, and is the same in every log. */
export function witnessName(portal: string, publicKey: Uint8Array): string {
	return `${portal}/witnesses/${createHash('sha256').update(publicKey).digest('hex').slice(0, 16)}`
}

export function readWitnessKey(text: string): WitnessKey | null {
	const [, name = '', id = '', base64 = ''] = /^([^\s+]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text) ?? []
	const key = Buffer.from(base64, 'base64')
	if (key.length !== 33 || key[0] !== cosignatureAlgorithm || key.toString('base64') !== base64) return null
	const expected = keyId(name, key)
	return expected.toString('hex') === id ? { name, id: expected, publicKey: key.subarray(1) } : null
}

const lineShape = /^— ([^\s+]+) ([A-Za-z0-9+/]{102}==)$/

export const cosignerOf = (line: string): string | null => lineShape.exec(line)?.[1] ?? null

/** When the witness signed this head, in seconds since 1970; null unless the line holds, byte for byte. */
export function cosignedAt(headText: string, line: string, witness: WitnessKey): bigint | null {
	const [, name, base64 = ''] = lineShape.exec(line) ?? []
	const bytes = Buffer.from(base64, 'base64')
	if (name !== witness.name || bytes.length !== 76 || bytes.toString('base64') !== base64) return null
	if (!bytes.subarray(0, 4).equals(witness.id)) return null
	const seconds = bytes.readBigUInt64BE(4)
	const publicKey = createPublicKey({
		key: Buffer.concat([publicPrefix, witness.publicKey]),
		format: 'der',
		type: 'spki',
	})
	const holds = verify(null, Buffer.from(cosignedText(headText, seconds)), publicKey, bytes.subarray(12))
	return holds && seconds < 2n ** 63n ? seconds : null
}

/** A head with the lines of its witnesses under the log's own, in the order of their bytes. */
export function withCosignatures(note: string, lines: readonly string[]): string {
	return [note, ...[...lines].sort().map((line) => `${line}\n`)].join('')
}

/** The log's own note, and the lines of witnesses under it. */
export function splitNote(note: string): { own: string; lines: string[] } {
	const parts = note.split('\n')
	return { own: `${parts.slice(0, 5).join('\n')}\n`, lines: parts.slice(5, -1) }
}
