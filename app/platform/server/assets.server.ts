import { readdirSync } from 'node:fs'
import { extname } from 'node:path'
import express, { type RequestHandler } from 'express'

const encodings = [
	['br', '.br'],
	['gzip', '.gz'],
] as const

function listed(folder: string): Set<string> {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
	const files = entries.map(
		({ parentPath, name }) => `${parentPath.slice(folder.length).replaceAll('\\', '/')}/${name}`,
	)
	return new Set(files.filter((file) => !file.split('/').some((part) => part.startsWith('.'))))
}

/** The built browser files: those with a hash in their name for ever, compressed ahead by `npm run build`. */
export function builtAssets(folder: string): RequestHandler {
	const files = listed(folder)
	const options = { index: false, redirect: false, dotfiles: 'ignore', cacheControl: false } as const
	const serve = express.static(folder, options)
	return (request, response, next) => {
		const path = request.path
		const hashed = path.startsWith('/assets/')
		if (!files.has(path)) {
			if (hashed) response.status(404).type('text').send('not found')
			else next()
			return
		}
		response.set('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
		const [encoding, suffix] =
			encodings.find(([name, end]) => files.has(path + end) && request.acceptsEncodings(name)) ?? []
		if (encodings.some(([, end]) => files.has(path + end))) response.vary('Accept-Encoding')
		if (encoding && suffix) {
			response.type(extname(path)).set('Content-Encoding', encoding)
			request.url = path + suffix
		}
		serve(request, response, next)
	}
}
