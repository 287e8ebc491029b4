import { setTimeout as wait } from 'node:timers/promises'
import type { Portal } from './portal'
import { sessionCookieName } from './standings'

export interface Asking {
	/** The token of a session; none for a visitor. */
	token?: string | undefined
	method?: 'GET' | 'POST'
	body?: URLSearchParams | FormData | string
	headers?: Record<string, string>
	/** As from a page of the portal itself unless told; null sends none. */
	origin?: string | null
}

/** Asks the portal as a browser would, without following where it leads. Busy for a moment, it is asked again. */
export async function ask(portal: Portal, path: string, asking: Asking = {}): Promise<Response> {
	const { token, method = 'GET', body, origin = portal.origin } = asking
	const headers = new Headers(asking.headers)
	if (token) headers.append('Cookie', `${sessionCookieName}=${token}`)
	if (method === 'POST' && origin !== null) headers.set('Origin', origin)
	const once = () =>
		fetch(portal.origin + path, {
			method,
			headers,
			redirect: 'manual',
			...(method === 'POST' ? { body: body ?? new URLSearchParams() } : {}),
		})
	let answer = await once()
	for (let again = 0; answer.status === 503 && again < 5; again++) {
		await wait(1_000)
		answer = await once()
	}
	return answer
}
