import { STATUS_CODES } from 'node:http'
import type { Request, Response } from 'express'
import type { PlainMessage } from './plain-messages'

const style = `body{margin:0 auto;max-width:40rem;padding:1.5rem;background:#FBF9F5;color:#20272B;font:1.0625rem/1.65 "PingFang SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif}
h1,h2{line-height:1.3}h1{font-size:1.65rem}h2{font-size:1.2rem}a{color:#8E3320}`

function page({ status, zh, en, retryAfterSeconds }: PlainMessage, nonce: string, again: boolean): string {
	const refresh = again && retryAfterSeconds ? `<meta http-equiv="refresh" content="${retryAfterSeconds}">` : ''
	return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${refresh}
<title>${zh[0]} · ${en[0]}</title><style nonce="${nonce}">${style}</style></head>
<body><main><p>五共家园 · ${status}</p><h1>${zh[0]}</h1><p>${zh[1]}</p>
<div lang="en"><h2>${en[0]}</h2><p>${en[1]}</p></div><p><a href="/">首页 <span lang="en">Home</span></a></p></main></body></html>`
}

/** turbo-stream as Remix' client reads it after an action: an ErrorResponse for the nearest ErrorBoundary. */
function errorForAction({ status, zh, en }: PlainMessage): string {
	const text = `${zh[1]} ${en[1]}`
	return `${JSON.stringify([{ _1: 2 }, 'error', ['ErrorResponse', 3, 4, 5], text, status, STATUS_CODES[status] ?? ''])}\n`
}

/** turbo-stream as Remix' client reads it after loaders: load the document instead, which then shows the page. */
function reloadForLoaders(url: string): string {
	const document = url.replace(/\/_root\.data(?=\?|$)/, '/').replace(/\.data(?=\?|$)/, '')
	const fields = { _2: 3, _4: 5, _6: 7, _8: 9, _10: 7 }
	const values = ['redirect', document, 'status', 302, 'revalidate', false, 'reload', true, 'replace']
	return `${JSON.stringify([['SingleFetchRedirect', 1], fields, ...values])}\n`
}

/** Answers without Remix: a page for a person, a value for Remix' client. */
export function answerPlainly(request: Request, response: Response, message: PlainMessage): void {
	if (response.headersSent) return
	const reads = request.method === 'GET' || request.method === 'HEAD'
	response.status(message.status).set('Cache-Control', 'no-store')
	if (message.retryAfterSeconds) response.set('Retry-After', String(message.retryAfterSeconds))
	if (request.path.endsWith('.data')) {
		response.type('text/x-script').send(reads ? reloadForLoaders(request.originalUrl) : errorForAction(message))
		return
	}
	response.type('html').send(page(message, String(response.locals.nonce ?? ''), reads))
}
