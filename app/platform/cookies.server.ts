import { env } from './env.server'

/** A cookie of plain words as it stands in the request; null when absent or not decodable. */
export function readCookie(request: Request, name: string): string | null {
	const header = request.headers.get('Cookie')
	if (!header) return null
	for (const part of header.split(';')) {
		const [key = '', ...value] = part.split('=')
		if (key.trim() === name) return decoded(value.join('=').trim())
	}
	return null
}

function decoded(text: string): string | null {
	try {
		return decodeURIComponent(text)
	} catch {
		return null
	}
}

/** A Set-Cookie line for the whole site; `maxAge` in seconds, 0 forgets it. */
export function writeCookie(name: string, value: string, maxAge: number): string {
	const secure = env.PUBLIC_ORIGIN?.startsWith('https:') ? '; Secure' : ''
	return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`
}
