import { randomBytes } from 'node:crypto'

/** Crockford's alphabet: no I, L, O or U, so that a number read aloud or off paper has one reading. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `WG-7K3F-92QD-M4XZ`: 60 random bits. */
export function newReceiptNumber(): string {
	const letters = Array.from(randomBytes(12), (byte) => alphabet.charAt(byte % 32)).join('')
	return `WG-${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}
