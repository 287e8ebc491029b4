import type { Request, RequestHandler, Response } from 'express'
import { log, loggedPath } from '../log.server'
import { requestId } from '../request-scope.server'

const silent = /^\/(?:assets\/|livez$|readyz$|metrics$)/

function levelOf(status: number): 'info' | 'warn' | 'error' {
	if (status === 503) return 'warn'
	return status >= 500 ? 'error' : 'info'
}

function write(request: Request, response: Response, id: string | undefined, started: number): void {
	const status = response.statusCode
	log[levelOf(status)](
		{
			request: id,
			req: { method: request.method, path: loggedPath(request.originalUrl) },
			res: { status },
			responseTime: Math.round(performance.now() - started),
		},
		response.writableFinished ? 'request completed' : 'request aborted',
	)
}

/** One line a request: method, path without its query, status, time. No address, no cookie, no header. */
export const accessLog: RequestHandler = (request, response, next) => {
	if (!silent.test(request.path)) {
		const [id, started] = [requestId(), performance.now()]
		response.once('close', () => write(request, response, id, started))
	}
	next()
}
