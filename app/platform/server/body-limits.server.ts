import type { Request, RequestHandler, Response } from 'express'
import { messages } from './plain-messages'
import { answerPlainly } from './plain-page.server'

export const formLimit = 64 * 1024
export const uploadLimit = 12 * 1024 * 1024
/** What is read and thrown away so that a browser, which sends all before it listens, gets to see the answer. */
const drainLimit = 256 * 1024 * 1024

class BodyTooLarge extends Error {
	override name = 'BodyTooLarge'
}

function drain(request: Request): void {
	let drained = 0
	request.on('data', (chunk: Buffer) => {
		drained += chunk.length
		if (drained > drainLimit) request.socket.destroy()
	})
	request.resume()
}

function refuse(request: Request, response: Response): void {
	answerPlainly(request, response, messages.tooLarge)
	drain(request)
}

function countChunks(request: Request, response: Response, limit: number): void {
	let seen = 0
	const count = (chunk: Buffer) => {
		seen += chunk.length
		if (seen <= limit) return
		request.removeAllListeners('data')
		refuse(request, response)
		// whoever reads the body downstream stops here
		request.emit('error', new BodyTooLarge())
	}
	request.on('data', count)
	// the listener must not set the body flowing before its reader is there
	request.pause()
}

export const limitBody: RequestHandler = (request, response, next) => {
	const multipart = /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '')
	const limit = multipart ? uploadLimit : formLimit
	if (Number(request.headers['content-length'] ?? 0) > limit) {
		refuse(request, response)
		return
	}
	if (request.headers['transfer-encoding'] !== undefined) {
		request.on('error', () => {})
		countChunks(request, response, limit)
	}
	next()
}
