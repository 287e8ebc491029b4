import { redirect } from '@remix-run/node'
import { readCookie, writeCookie } from './cookies.server'
import { message } from './message'
import type { Facts } from './result'
import { safeRedirect } from './safe-redirect'

export { safeRedirect }

export type FlashKey = `${string}:flash.${string}`

const flashPattern = /^[a-z][a-z-]*:flash\.[a-z0-9.-]{1,80}(\?[^\s]{0,400})?$/

/** What is not there and what this person may not see look the same. */
export function notFound(): never {
	throw new Response(null, { status: 404, statusText: 'Not Found' })
}

/** After a deed: the next page says once what was done, e.g. `votes:flash.cast`. */
export function redirectWithFlash(path: string, key: FlashKey, facts: Facts = {}, cookies: readonly string[] = []) {
	const headers = new Headers({ 'Set-Cookie': writeCookie('flash', message(key, facts), 60) })
	for (const cookie of cookies) headers.append('Set-Cookie', cookie)
	return redirect(path, { status: 303, headers })
}

/** The key that waits to be said, if it is one of ours. */
export function flashOf(request: Request): string | null {
	const text = readCookie(request, 'flash')
	return text && flashPattern.test(text) ? text : null
}

export function forgetFlash(): string {
	return writeCookie('flash', '', 0)
}
