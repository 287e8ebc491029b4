import { mkdtempSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { request as send } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createReadableStreamFromReadable } from '@remix-run/node'
import type { RequestHandler } from 'express'
import { createHttpServer, listen } from '~/platform/server/listen.server'
import { createPortal, type PortalParts } from '~/platform/server/portal.server'
import { watchPressure } from '~/platform/server/pressure.server'

export interface Answer {
	status: number
	headers: IncomingHttpHeaders
	body: string
}

interface Question {
	method?: string
	headers?: Record<string, string>
	body?: string | Buffer | Iterable<Buffer>
}

/** Reads the whole body the way Remix does and says how long it was. */
export const echo: RequestHandler = async (request, response, next) => {
	try {
		const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
		const { byteLength } = await new Response(hasBody ? createReadableStreamFromReadable(request) : null).arrayBuffer()
		const seen = `${request.method} ${request.originalUrl} ${byteLength} ${request.protocol}://${request.headers.host}`
		response.type('html').send(seen)
	} catch (error) {
		next(error)
	}
}

/** The guards of the portal around a small application, listening on a free port. */
export async function openBarePortal(parts: Partial<PortalParts> = {}) {
	const watch = watchPressure()
	const server = createHttpServer(
		createPortal({
			host: '127.0.0.1',
			publicOrigin: null,
			health: { isStopping: () => false, pingStore: async () => {}, dataDir: mkdtempSync(join(tmpdir(), 'wugong-')) },
			watch,
			assets: (_request, _response, next) => next(),
			application: echo,
			...parts,
		}),
	)
	const { port } = await listen(server, '127.0.0.1', 0)
	const ask = (path: string, { method = 'GET', headers = {}, body }: Question = {}) =>
		new Promise<Answer>((resolve, reject) => {
			const request = send({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
				let text = ''
				response.setEncoding('utf8').on('data', (chunk: string) => {
					text += chunk
				})
				response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
			})
			request.on('error', reject)
			if (body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body)) {
				for (const chunk of body) request.write(chunk)
				request.end()
			} else request.end(body)
		})
	return {
		ask,
		port,
		origin: `http://127.0.0.1:${port}`,
		close() {
			watch.stop()
			server.closeAllConnections()
			server.close()
		},
	}
}
