import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

interface Setting {
	/** whether residents reach the portal by https */
	https: boolean
	development: boolean
}

const nonceHere = 'nonce-of-this-answer'

/** helmet's headers are the same in every answer but for the nonce: asked for once. */
export function securityHeaders(setting: Setting): RequestHandler {
	const headers = Object.entries(helmetHeaders(setting)).map(([name, value]) => ({
		name,
		parts: String(value).split(nonceHere),
	}))
	return (_request, response, next) => {
		const nonce = nonceOf(response.locals)
		for (const { name, parts } of headers) response.setHeader(name, parts.join(nonce))
		next()
	}
}

function helmetHeaders(setting: Setting) {
	const request = new IncomingMessage(new Socket())
	const response = Object.assign(new ServerResponse(request), { locals: { nonce: nonceHere } })
	helmetFor(setting)(request, response, (error) => {
		if (error) throw error
	})
	return response.getHeaders()
}

function helmetFor({ https, development }: Setting) {
	return helmet({
		contentSecurityPolicy: {
			useDefaults: false,
			directives: {
				defaultSrc: ["'self'"],
				// 'self' is for browsers that do not know strict-dynamic (Safari before 15.4); the others ignore it
				scriptSrc: [
					"'self'",
					"'strict-dynamic'",
					(_request, response) => `'nonce-${'locals' in response ? nonceOf(response.locals) : ''}'`,
				],
				styleSrc: development
					? ["'self'", "'unsafe-inline'"]
					: ["'self'", (_request, response) => `'nonce-${'locals' in response ? nonceOf(response.locals) : ''}'`],
				imgSrc: ["'self'", 'data:', 'blob:'],
				connectSrc: development ? ["'self'", 'ws:'] : ["'self'"],
				objectSrc: ["'none'"],
				baseUri: ["'none'"],
				frameAncestors: ["'none'"],
				formAction: ["'self'"],
			},
		},
		// helmet's own no-referrer makes browsers send `Origin: null` with a form, which the origin check refuses
		referrerPolicy: { policy: 'same-origin' },
		strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
		crossOriginOpenerPolicy: { policy: 'same-origin' },
		crossOriginEmbedderPolicy: false,
		xFrameOptions: { action: 'deny' },
	})
}

function nonceOf(locals: unknown): string {
	return typeof locals === 'object' && locals !== null && 'nonce' in locals ? String(locals.nonce) : ''
}

/** no-store on every answer that does not say otherwise; and, once the portal stops, no next request on this connection. */
export function lastHeaders(isStopping: () => boolean): RequestHandler {
	return (_request, response, next) => {
		const writeHead = response.writeHead
		Object.assign(response, {
			writeHead(...details: unknown[]) {
				if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store')
				if (isStopping()) response.setHeader('Connection', 'close')
				return Reflect.apply(writeHead, response, details)
			},
		})
		next()
	}
}
