import { type Result, refused } from '../result'
import { workbookLimits as limits, type ReadRefusal, type Workbook } from './cells'
import { readCsv } from './read-csv.server'
import { readXlsx } from './read-xlsx.server'

const startsWith = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte)

const otherTypes: readonly (readonly number[])[] = [
	[0xd0, 0xcf, 0x11, 0xe0], // .xls and .doc
	[0x25, 0x50, 0x44, 0x46], // PDF
	[0x89, 0x50, 0x4e, 0x47],
	[0xff, 0xd8, 0xff],
	[0x47, 0x49, 0x46, 0x38],
	[0x52, 0x61, 0x72, 0x21],
	[0x37, 0x7a, 0xbc, 0xaf],
	[0x1f, 0x8b],
	[0x7f, 0x45, 0x4c, 0x46],
	[0x4d, 0x5a],
]

/** Reads an uploaded table by what it is, not by what it is called. */
export async function readWorkbook(bytes: Uint8Array, fileName: string): Promise<Result<Workbook, ReadRefusal>> {
	if (bytes.length === 0) return refused('common:refusal.file-empty')
	if (bytes.length > limits.bytes) return refused('common:refusal.file-inflates')
	if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readXlsx(bytes)
	if (otherTypes.some((magic) => startsWith(bytes, magic))) return refused('common:refusal.file-type')
	if (!/\.(csv|txt)$/i.test(fileName) || looksBinary(bytes)) return refused('common:refusal.file-type')
	return readCsv(bytes, fileName)
}

/** A text has no zero bytes among its first; UTF-16 has, and says so by its mark. A stray NUL further on is named by its cell. */
function looksBinary(bytes: Uint8Array): boolean {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return false
	return bytes.subarray(0, 8).includes(0)
}
