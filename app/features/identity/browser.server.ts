import { randomBytes } from 'node:crypto'
import { readCookie, writeCookie } from '~/platform/cookies.server'

const name = 'browser'
const hour = 60 * 60

/** The random word that binds a one-time code to the browser that asked for it; null before the first code. */
export function browserOf(request: Request): string | null {
	const token = readCookie(request, name)
	return token && /^[\w-]{43}$/.test(token) ? token : null
}

export function newBrowser(): string {
	return randomBytes(32).toString('base64url')
}

export function browserCookie(token: string): string {
	return writeCookie(name, token, hour)
}
