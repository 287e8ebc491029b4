import type { Request, RequestHandler } from 'express'
import { isFromOurPage, isWellFormedHost, localOrigins } from './origins.server'
import { messages } from './plain-messages'
import { answerPlainly } from './plain-page.server'

export interface Guards {
	/** null: only its own machine reaches the portal, at the port it listens on. */
	readonly publicOrigin: string | null
	readonly host: string
}

const forwardingHeader = /^(?:forwarded$|x-forwarded|x-real-ip$|x-original-|x-rewrite-url$)/

function isTrustedProxy(request: Request): boolean {
	const trust: unknown = request.app.get('trust proxy fn')
	return typeof trust === 'function' && trust(request.socket.remoteAddress, 0) === true
}

/** Only the configured proxy may say for whom it asks and by which scheme; nobody may say for which host. */
export const dropForwarding: RequestHandler = (request, _response, next) => {
	const trusted = isTrustedProxy(request)
	for (const name of Object.keys(request.headers)) {
		const kept = trusted && (name === 'x-forwarded-for' || name === 'x-forwarded-proto')
		if (forwardingHeader.test(name) && !kept) delete request.headers[name]
	}
	next()
}

export const checkHost: RequestHandler = (request, response, next) => {
	if (isWellFormedHost(request.headers.host)) next()
	else answerPlainly(request, response, messages.badRequest)
}

export function checkOrigin({ publicOrigin, host }: Guards): RequestHandler {
	let local: { port: number; origins: ReadonlySet<string> } | undefined
	const configured = publicOrigin === null ? null : new Set([publicOrigin])
	return (request, response, next) => {
		const port = request.socket.localPort ?? 0
		if (local?.port !== port) local = { port, origins: localOrigins(host, port) }
		if (isFromOurPage(request.method, request.headers, configured ?? local.origins)) next()
		else answerPlainly(request, response, messages.foreignOrigin)
	}
}

/** Remix' older way to ask for data, of no use here and a second path to every action. */
export const refuseOldDataRequests: RequestHandler = (request, response, next) => {
	const mark = request.originalUrl.indexOf('?')
	if (mark >= 0 && new URLSearchParams(request.originalUrl.slice(mark)).has('_data')) {
		answerPlainly(request, response, messages.badRequest)
	} else next()
}

/** Whatever the Host header says, the application sees the address that residents type. */
export function speakAs(publicOrigin: string | null): RequestHandler {
	if (publicOrigin === null) return (_request, _response, next) => next()
	const { host, protocol } = new URL(publicOrigin)
	return (request, _response, next) => {
		request.headers.host = host
		Object.defineProperty(request, 'protocol', { value: protocol.slice(0, -1) })
		next()
	}
}
