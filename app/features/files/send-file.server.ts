import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { notFound } from '~/platform/respond.server'
import { type Size, storedPath } from './folder.server'
import { contentDisposition } from './rules'

interface SentFile {
	storageName: string
	fileName: string
	mediaType: 'image/webp' | 'application/pdf'
	contentHash: string
}

/**
 * A stored file as an answer. Pictures may be shown, PDFs are saved; the type is ours and nosniff (set for every answer)
 * keeps browsers from guessing another. `lasting`: what will never change may be kept by the browser, by no one else.
 */
export async function sendFile(request: Request, file: SentFile, { size, lasting }: { size: Size; lasting: boolean }) {
	const etag = `"${file.contentHash.slice(0, 32)}${size === 'thumb' ? '-t' : ''}"`
	const kept = {
		'Cache-Control': lasting ? 'private, max-age=604800, immutable' : 'private, no-cache',
		ETag: etag,
		Vary: 'Cookie',
	}
	if (request.headers.get('If-None-Match') === etag) return new Response(null, { status: 304, headers: kept })
	const path = storedPath(file.storageName, size)
	const found = await stat(path).catch(() => null)
	if (!found) throw notFound()
	return new Response(createReadableStreamFromReadable(createReadStream(path)), {
		headers: {
			...kept,
			'Content-Type': file.mediaType,
			'Content-Length': String(found.size),
			'Content-Disposition': contentDisposition(
				file.mediaType === 'image/webp' ? 'inline' : 'attachment',
				file.fileName,
			),
		},
	})
}
