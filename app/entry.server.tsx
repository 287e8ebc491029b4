import { PassThrough } from 'node:stream'
import {
	type ActionFunctionArgs,
	createReadableStreamFromReadable,
	type EntryContext,
	type LoaderFunctionArgs,
} from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { i18nFor, languageOf } from '~/platform/i18n.server'
import { log, loggedPath } from '~/platform/log.server'
import { nonce as requestNonce } from '~/platform/request-scope.server'
import { Nonce } from '~/ui/nonce'

export const streamTimeout = 5_000

export default async function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext) {
	const i18n = i18nFor(await languageOf(request))
	const nonce = requestNonce()
	const ready = isbot(request.headers.get('User-Agent') ?? '') ? 'onAllReady' : 'onShellReady'
	return new Promise<Response>((resolve, reject) => {
		let answer = status
		const { pipe, abort } = renderToPipeableStream(
			<I18nextProvider i18n={i18n}>
				<Nonce.Provider value={nonce}>
					<RemixServer context={context} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
				</Nonce.Provider>
			</I18nextProvider>,
			{
				nonce,
				[ready]: () => {
					const body = new PassThrough()
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

/** What a loader or an action threw. The log keeps the kind of error and where, never what a person typed. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs) {
	if (request.signal.aborted) return
	log.error({ err: error, path: loggedPath(new URL(request.url).pathname), method: request.method }, 'request failed')
}
