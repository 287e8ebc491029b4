/** Bytes as text and back, for server and browser. */
export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
	const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
	let at = 0
	for (const part of parts) {
		all.set(part, at)
		at += part.length
	}
	return all
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
	a.length === b.length && a.every((byte, index) => byte === b[index])

export const toHex = (bytes: Uint8Array): string =>
	Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

export function fromHex(text: string): Uint8Array {
	const pairs = text.match(/[0-9a-f]{2}/g) ?? []
	return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))
}

export const toBase64 = (bytes: Uint8Array): string =>
	btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))

/** Null for what toBase64 would not have written. */
export function fromBase64(text: string): Uint8Array | null {
	try {
		const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
		return toBase64(bytes) === text ? bytes : null
	} catch {
		return null
	}
}
