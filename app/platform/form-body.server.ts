import { Readable } from 'node:stream'
import busboy from 'busboy'

export const fileLimit = 10 * 1024 * 1024
const textLimit = 1024 * 1024
const limits = {
	fieldNameSize: 200,
	fieldSize: 200_000,
	fields: 5_000,
	files: 20,
	// busboy calls a file cut that just reaches its limit
	fileSize: fileLimit + 1,
	parts: 5_020,
	headerPairs: 50,
}

export interface FormBody {
	data: FormData
	/** The names of the fields whose file was too large; the file itself is let go. */
	tooLarge: Set<string>
}

/** Reads an urlencoded or multipart body within its limits; null when it is neither, broken or beyond them. */
export async function readBody(request: Request): Promise<FormBody | null> {
	const type = request.headers.get('Content-Type') ?? ''
	try {
		if (/^application\/x-www-form-urlencoded\b/i.test(type)) return await readUrlencoded(request)
		if (/^multipart\/form-data\b/i.test(type)) return await readMultipart(request, type)
	} catch {
		return null
	}
	return null
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
	const reader = body.getReader()
	try {
		for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
	} finally {
		await reader.cancel().catch(() => {})
	}
}

async function readUrlencoded(request: Request): Promise<FormBody | null> {
	const chunks: Uint8Array[] = []
	let size = 0
	if (!request.body) return null
	for await (const chunk of chunksOf(request.body)) {
		size += chunk.length
		if (size > textLimit) return null
		chunks.push(chunk)
	}
	const data = new FormData()
	for (const [name, value] of new URLSearchParams(Buffer.concat(chunks).toString('utf8'))) data.append(name, value)
	return { data, tooLarge: new Set() }
}

function readMultipart(request: Request, type: string): Promise<FormBody | null> {
	const body = request.body
	if (!body) return Promise.resolve(null)
	const data = new FormData()
	const tooLarge = new Set<string>()
	const parser = busboy({ headers: { 'content-type': type }, limits, defParamCharset: 'utf8' })
	return new Promise((resolve, reject) => {
		const source = Readable.from(chunksOf(body))
		const stop = (error: unknown) => {
			source.unpipe(parser)
			source.destroy()
			reject(error)
		}
		parser.on('field', (name, value, info) => {
			if (info.nameTruncated || info.valueTruncated) return stop(new Error('a field is too long'))
			data.append(name, value)
		})
		parser.on('file', (name, stream, info) => {
			const chunks: Uint8Array<ArrayBuffer>[] = []
			stream.on('data', (chunk: Uint8Array<ArrayBuffer>) => chunks.push(chunk))
			stream.on('error', stop)
			stream.on('close', () => {
				if (stream.truncated) tooLarge.add(name)
				// a file field left empty
				else if (chunks.length > 0 || info.filename)
					data.append(name, new File(chunks, fileName(info.filename), { type: info.mimeType }))
			})
		})
		for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
			parser.on(limit, () => stop(new Error(limit)))
		}
		parser.on('error', stop)
		parser.on('close', () => resolve({ data, tooLarge }))
		source.on('error', stop)
		source.pipe(parser)
	})
}

/** Only the last part of a path, at most 200 characters, nothing invisible. */
function fileName(given: string | undefined): string {
	const last = (given ?? '').toWellFormed().normalize('NFC').split(/[/\\]/).pop() ?? ''
	return last.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(-200)
}
