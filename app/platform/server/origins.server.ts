import type { IncomingHttpHeaders } from 'node:http'

const hostPattern = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i

export function isWellFormedHost(host: string | undefined): boolean {
	return host !== undefined && host.length <= 255 && hostPattern.test(host) && URL.canParse(`http://${host}`)
}

/** Where this portal is reached without PUBLIC_ORIGIN: its own machine only. */
export function localOrigins(host: string, port: number): ReadonlySet<string> {
	const named = host.includes(':') ? `[${host}]` : host
	return new Set([named, '127.0.0.1', 'localhost', '[::1]'].map((name) => new URL(`http://${name}:${port}`).origin))
}

/**
 * OWASP ASVS 5 V3.5.1 and V3.5.3: a request that may change something comes from a page of ours.
 * Browsers send Origin with every POST; without it, Sec-Fetch-Site must vouch.
 */
export function isFromOurPage(
	method: string,
	headers: Pick<IncomingHttpHeaders, 'origin'> & { 'sec-fetch-site'?: string | string[] },
	ours: ReadonlySet<string>,
): boolean {
	if (method === 'GET' || method === 'HEAD') return true
	if (headers.origin !== undefined) return ours.has(headers.origin)
	return headers['sec-fetch-site'] === 'same-origin'
}
