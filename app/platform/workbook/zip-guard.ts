/** What a zip says it holds, read from its central directory before anything is inflated. */
export interface ZipEntry {
	name: string
	method: number
	encrypted: boolean
	packed: number
	size: number
}

export const zipLimits = { entries: 500, total: 64 * 1024 * 1024, ratio: 200, small: 1024 * 1024 }

const endMark = 0x06054b50
const entryMark = 0x02014b50

/** The entries of the central directory; null when there is none, or it is a zip64 or broken. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
	const end = findEnd(view)
	if (end < 0) return null
	const count = view.getUint16(end + 10, true)
	let at = view.getUint32(end + 16, true)
	const entries: ZipEntry[] = []
	for (let index = 0; index < count; index++) {
		if (at + 46 > end || view.getUint32(at, true) !== entryMark) return null
		const nameLength = view.getUint16(at + 28, true)
		const length = 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
		if (at + length > end) return null
		entries.push({
			name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
			method: view.getUint16(at + 10, true),
			encrypted: (view.getUint16(at + 8, true) & 1) === 1,
			packed: view.getUint32(at + 20, true),
			size: view.getUint32(at + 24, true),
		})
		at += length
	}
	return entries
}

function findEnd(view: DataView): number {
	for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
		if (view.getUint32(at, true) === endMark) return at
	}
	return -1
}

export type ZipFault = 'broken' | 'too-large' | 'encrypted'

/** Why these entries are not inflated; null when they may be. */
export function whyNotInflate(entries: readonly ZipEntry[] | null): ZipFault | null {
	if (!entries || entries.length === 0) return 'broken'
	if (entries.some((entry) => entry.encrypted)) return 'encrypted'
	if (entries.some((entry) => entry.method !== 0 && entry.method !== 8)) return 'broken'
	const total = entries.reduce((sum, entry) => sum + entry.size, 0)
	if (entries.length > zipLimits.entries || total > zipLimits.total) return 'too-large'
	const dense = (entry: ZipEntry) => entry.size > zipLimits.small && entry.size > entry.packed * zipLimits.ratio
	return entries.some(dense) ? 'too-large' : null
}
