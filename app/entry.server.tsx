import { Writable } from 'node:stream'
import type { ActionFunctionArgs, EntryContext, LoaderFunctionArgs } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { watched } from '~/platform/i18n/watched'
import { i18nFor, languageOf } from '~/platform/i18n.server'
import { log, loggedPath } from '~/platform/log.server'
import { nonce as requestNonce } from '~/platform/request-scope.server'
import { Rendering } from '~/ui/rendering'

/** Nothing of ours is deferred; Remix keeps a page's data in memory for so long after it was sent. */
export const streamTimeout = 1_000

const renderingLimit = 5_000

/** A page is rendered whole and sent in one piece: what a loader answers is there before the first word is. */
export default async function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext) {
	const namespaces = new Set<string>()
	const i18n = watched(i18nFor(await languageOf(request)), (namespace) => namespaces.add(namespace))
	const nonce = requestNonce()
	let answer = status
	const body = await new Promise<Buffer<ArrayBuffer>>((resolve, reject) => {
		const { pipe, abort } = renderToPipeableStream(
			<I18nextProvider i18n={i18n}>
				<Rendering.Provider value={{ nonce, namespaces }}>
					<RemixServer context={context} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
				</Rendering.Provider>
			</I18nextProvider>,
			{
				nonce,
				onAllReady: () => {
					clearTimeout(late)
					pipe(collected(resolve))
				},
				onShellError: (error: unknown) => {
					clearTimeout(late)
					reject(error)
				},
				onError: (error: unknown) => {
					answer = 500
					log.error({ err: error, path: loggedPath(new URL(request.url).pathname) }, 'rendering failed')
				},
			},
		)
		const late = setTimeout(abort, renderingLimit)
	})
	headers.set('Content-Type', 'text/html; charset=utf-8')
	return new Response(body, { headers, status: answer })
}

/**
 * React 18 writes its buffer whole when a character of several bytes does not fit any more, the unfilled zeros at its end included
 * (facebook/react#24985): pages in Chinese would carry NUL bytes every few kilobytes and fail to hydrate.
 */
function collected(finished: (whole: Buffer<ArrayBuffer>) => void): Writable {
	const chunks: Uint8Array[] = []
	return new Writable({
		decodeStrings: true,
		write(chunk: Buffer, _encoding, done) {
			let end = chunk.length
			while (end > 0 && chunk[end - 1] === 0) end--
			chunks.push(chunk.subarray(0, end))
			done()
		},
		final(done) {
			finished(Buffer.concat(chunks))
			done()
		},
	})
}

/** What a loader or an action threw. The log keeps the kind of error and where, never what a person typed. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs) {
	if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
	log.error({ err: error, path: loggedPath(new URL(request.url).pathname), method: request.method }, 'request failed')
}
