import { createHash } from 'node:crypto'
import { done, type Result, refused } from '~/platform/result'
import { newStorageName, removeStored, writeStored } from './folder.server'
import { readPicture } from './image.server'
import { type FileRefusal, hasPdfEnd, kindOf, largestBytes, safeFileName } from './rules'

/** Bytes that lie on the disk and wait for their row. */
export interface StoredUpload {
	storageName: string
	fileName: string
	mediaType: 'image/webp' | 'application/pdf'
	contentHash: string
	size: number
	width: number | null
	height: number | null
}

interface Upload {
	name: string
	size: number
	arrayBuffer(): Promise<ArrayBuffer>
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/**
 * Checks an upload and puts its bytes on the disk under a random name, before any transaction. Then either
 * `keepUpload(tx, …)` gives it a row, or `discardUpload` takes the bytes away again; `withUpload` does both.
 */
export async function storeUpload(upload: Upload): Promise<Result<StoredUpload, FileRefusal>> {
	if (upload.size > largestBytes) return refused('files:refusal.too-large')
	if (upload.size === 0) return refused('files:refusal.empty')
	const bytes = Buffer.from(await upload.arrayBuffer())
	const kind = kindOf(bytes)
	if (!kind) return refused('files:refusal.wrong-kind')
	return kind === 'pdf' ? storePdf(upload.name, bytes) : storePicture(upload.name, bytes)
}

async function storePdf(name: string, bytes: Buffer): Promise<Result<StoredUpload, FileRefusal>> {
	if (!hasPdfEnd(bytes)) return refused('files:refusal.damaged')
	const storageName = newStorageName()
	await writeStored(storageName, { full: bytes })
	return done({
		storageName,
		fileName: safeFileName(name, 'pdf'),
		mediaType: 'application/pdf',
		contentHash: hashOf(bytes),
		size: bytes.length,
		width: null,
		height: null,
	})
}

async function storePicture(name: string, bytes: Buffer): Promise<Result<StoredUpload, FileRefusal>> {
	const picture = await readPicture(bytes)
	if (!picture.ok) return picture
	const { full, thumb, width, height } = picture.value
	const storageName = newStorageName()
	await writeStored(storageName, { full, thumb })
	return done({
		storageName,
		fileName: safeFileName(name, 'webp'),
		mediaType: 'image/webp',
		contentHash: hashOf(full),
		size: full.length,
		width,
		height,
	})
}

export async function discardUpload(upload: StoredUpload): Promise<void> {
	await removeStored(upload.storageName)
}

/** Stores an upload for the time of a deed; the bytes stay only if the deed says that it has kept them. */
export async function withUpload<T extends { kept: boolean }, R extends FileRefusal | `${string}:refusal.${string}`>(
	upload: Upload,
	deed: (stored: StoredUpload) => Promise<Result<T, R>>,
): Promise<Result<T, R | FileRefusal>> {
	const stored = await storeUpload(upload)
	if (!stored.ok) return stored
	let kept = false
	try {
		const result = await deed(stored.value)
		kept = result.ok && result.value.kept
		return result
	} finally {
		if (!kept) await discardUpload(stored.value)
	}
}
