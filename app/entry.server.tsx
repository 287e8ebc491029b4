import { Transform } from 'node:stream'
import {
	type ActionFunctionArgs,
	createReadableStreamFromReadable,
	type EntryContext,
	type LoaderFunctionArgs,
} from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { watched } from '~/platform/i18n/watched'
import { i18nFor, languageOf } from '~/platform/i18n.server'
import { log, loggedPath } from '~/platform/log.server'
import { nonce as requestNonce } from '~/platform/request-scope.server'
import { Rendering } from '~/ui/rendering'

export const streamTimeout = 5_000

export default async function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext) {
	const namespaces = new Set<string>()
	const i18n = watched(i18nFor(await languageOf(request)), (namespace) => namespaces.add(namespace))
	const nonce = requestNonce()
	const ready = isbot(request.headers.get('User-Agent') ?? '') ? 'onAllReady' : 'onShellReady'
	return new Promise<Response>((resolve, reject) => {
		let answer = status
		const { pipe, abort } = renderToPipeableStream(
			<I18nextProvider i18n={i18n}>
				<Rendering.Provider value={{ nonce, namespaces }}>
					<RemixServer context={context} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
				</Rendering.Provider>
			</I18nextProvider>,
			{
				nonce,
				[ready]: () => {
					const body = withoutPadding()
					headers.set('Content-Type', 'text/html; charset=utf-8')
					resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answer }))
					pipe(body)
				},
				onShellError: reject,
				onError: (error: unknown) => {
					answer = 500
					log.error({ err: error, path: loggedPath(new URL(request.url).pathname) }, 'rendering failed')
				},
			},
		)
		setTimeout(abort, streamTimeout + 1_000).unref()
	})
}

/**
 * React 18 writes its buffer whole when a character of several bytes does not fit any more, the unfilled zeros at its end included
 * (facebook/react#24985): pages in Chinese would carry NUL bytes every few kilobytes and fail to hydrate.
 */
function withoutPadding(): Transform {
	return new Transform({
		transform(chunk: Buffer, _encoding, done) {
			done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk)
		},
	})
}

/** What a loader or an action threw. The log keeps the kind of error and where, never what a person typed. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs) {
	if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
	log.error({ err: error, path: loggedPath(new URL(request.url).pathname), method: request.method }, 'request failed')
}
