/** OWASP ASVS V5: what a file is, its first bytes say; its name and its declared type are not believed. */
export type FileKind = 'jpeg' | 'png' | 'webp' | 'pdf'

export const largestPixels = 40_000_000
export const largestBytes = 10 * 1024 * 1024
export const largestSide = 2400
export const thumbSide = 800

export type FileRefusal =
	| 'files:refusal.empty'
	| 'files:refusal.too-large'
	| 'files:refusal.wrong-kind'
	| 'files:refusal.damaged'
	| 'files:refusal.too-many-pixels'
	| 'files:refusal.busy'

function startsWith(bytes: Uint8Array, offset: number, signature: readonly number[]): boolean {
	return signature.every((byte, index) => bytes[offset + index] === byte)
}

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))

/** Null for anything but JPEG, PNG, WebP and PDF. */
export function kindOf(bytes: Uint8Array): FileKind | null {
	if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return 'jpeg'
	if (startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
	if (startsWith(bytes, 0, ascii('RIFF')) && startsWith(bytes, 8, ascii('WEBP'))) return 'webp'
	if (startsWith(bytes, 0, ascii('%PDF-'))) return 'pdf'
	return null
}

/** A PDF that arrived whole has its end mark in the last bytes. */
export function hasPdfEnd(bytes: Uint8Array): boolean {
	return Buffer.from(bytes.subarray(-2048)).includes('%%EOF')
}

/** The name to save a file by: the given one without path, control or direction marks, with the ending of what it is. */
export function safeFileName(given: string, ending: string): string {
	const last = given.normalize('NFC').split(/[/\\]/).pop() ?? ''
	const plain = last
		.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}<>:"|?*;%]/gu, '')
		.replace(/\.[^.]*$/, '')
		.replace(/^[\s.]+|[\s.]+$/g, '')
	const name = [...plain].slice(0, 80).join('') || 'file'
	return `${name}.${ending}`
}

/** RFC 6266: an ASCII name for old browsers and the true one in UTF-8. */
export function contentDisposition(kind: 'inline' | 'attachment', fileName: string): string {
	const plain = fileName.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_')
	const encoded = encodeURIComponent(fileName).replace(
		/['()*]/g,
		(mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
	)
	return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
