import type { IncomingMessage, ServerResponse } from 'node:http'
import { pinoHttp } from 'pino-http'
import { log, loggedPath } from '../log.server'

const pathOf = (request: IncomingMessage) =>
	'originalUrl' in request && typeof request.originalUrl === 'string' ? request.originalUrl : (request.url ?? '')

function levelOf(_request: IncomingMessage, response: ServerResponse, error?: Error) {
	if (response.statusCode === 503) return 'warn'
	return error || response.statusCode >= 500 ? 'error' : 'info'
}

/** One line a request: method, path without its query, status, time. No address, no cookie, no header. */
export const accessLog = pinoHttp({
	logger: log,
	wrapSerializers: false,
	serializers: {
		req: (request: IncomingMessage) => ({ method: request.method, path: loggedPath(pathOf(request)) }),
		res: (response: ServerResponse) => ({ status: response.statusCode }),
	},
	customErrorObject: (_request, response, _error, value) => ({ res: response, responseTime: value.responseTime }),
	customLogLevel: levelOf,
	autoLogging: { ignore: (request) => /^\/(?:assets\/|livez$|readyz$|metrics$)/.test(request.url ?? '') },
})
