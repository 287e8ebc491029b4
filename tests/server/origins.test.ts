import { describe, expect, test } from 'vitest'
import { isFromOurPage, isWellFormedHost, localOrigins } from '~/platform/server/origins.server'
import { openBarePortal } from './bare-portal'

const ours = new Set(['https://portal.example'])

describe('ASVS V3.5.1: what may change something comes from our own page', () => {
	test.each([
		['our page', { origin: 'https://portal.example' }, true],
		['another site', { origin: 'https://evil.example' }, false],
		['a subdomain', { origin: 'https://x.portal.example' }, false],
		['our name by http', { origin: 'http://portal.example' }, false],
		['our name on another port', { origin: 'https://portal.example:8443' }, false],
		['a name that begins like ours', { origin: 'https://portal.example.evil.example' }, false],
		['a hidden origin', { origin: 'null' }, false],
		['a hidden origin that claims same-origin', { origin: 'null', 'sec-fetch-site': 'same-origin' }, false],
		['an empty origin', { origin: '' }, false],
		['no origin, same-origin fetch', { 'sec-fetch-site': 'same-origin' }, true],
		['no origin, same-site fetch', { 'sec-fetch-site': 'same-site' }, false],
		['no origin, cross-site fetch', { 'sec-fetch-site': 'cross-site' }, false],
		['no origin, typed by hand', { 'sec-fetch-site': 'none' }, false],
		['nothing at all', {}, false],
	])('%s', (_who, headers, accepted) => {
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
			expect(isFromOurPage(method, headers, ours)).toBe(accepted)
		}
		expect(isFromOurPage('GET', headers, ours)).toBe(true)
		expect(isFromOurPage('HEAD', headers, ours)).toBe(true)
	})

	test('without PUBLIC_ORIGIN only names of this machine at the port count', () => {
		expect([...localOrigins('127.0.0.1', 3000)].sort()).toEqual([
			'http://127.0.0.1:3000',
			'http://[::1]:3000',
			'http://localhost:3000',
		])
		expect(localOrigins('192.168.1.5', 80).has('http://192.168.1.5')).toBe(true)
	})

	test('every path is guarded, and no forwarding header changes that', async () => {
		const portal = await openBarePortal()
		const paths = ['/', '/votes', '/votes.data', '/?_data=routes/x', '/estates/1/files/2', '/_root.data?index']
		const forged = { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https', Forwarded: 'host=evil.example' }
		for (const path of paths) {
			for (const origin of ['https://evil.example', 'null', undefined]) {
				const headers = { ...forged, ...(origin ? { Origin: origin } : {}) }
				expect((await portal.ask(path, { method: 'POST', headers, body: 'a=1' })).status).toBe(403)
			}
		}
		const accepted = await portal.ask('/votes', { method: 'POST', headers: { Origin: portal.origin }, body: 'a=1' })
		expect(accepted).toMatchObject({ status: 200, body: `POST /votes 3 http://127.0.0.1:${portal.port}` })
		const refused = await portal.ask('/votes', { method: 'POST', body: 'a=1' })
		expect(refused.body).toContain('什么也没有保存')
		expect(refused.body).toContain('nothing was saved')
		portal.close()
	})

	test('the application sees the public origin, whatever the Host header says', async () => {
		const portal = await openBarePortal({ publicOrigin: 'https://portal.example' })
		const headers = { Host: 'evil.example', Origin: 'https://portal.example' }
		expect((await portal.ask('/a', { method: 'POST', headers })).body).toBe('POST /a 0 https://portal.example')
		expect((await portal.ask('/a', { method: 'POST', headers: { Origin: portal.origin } })).status).toBe(403)
		portal.close()
	})
})

describe('ASVS V4.1.3: the Host header', () => {
	test.each([
		['portal.example', true],
		['portal.example:8443', true],
		['127.0.0.1:3000', true],
		['[::1]:3000', true],
		['xn--fiqs8s.example', true],
		['a:80/../admin?', false],
		['a:80@evil.example', false],
		['evil.example/', false],
		['a b', false],
		['a:999999', false],
		['a:', false],
		['[::1', false],
		['<script>', false],
		['', false],
		['a'.repeat(300), false],
	])('%s', (host, accepted) => {
		expect(isWellFormedHost(host)).toBe(accepted)
	})

	test('a malformed one is answered 400', async () => {
		const portal = await openBarePortal()
		expect((await portal.ask('/', { headers: { Host: 'a:80/../admin?' } })).status).toBe(400)
		portal.close()
	})
})

test('the older data requests of Remix are refused', async () => {
	const portal = await openBarePortal()
	for (const path of ['/?_data=root', '/?a=1&_data', '/?%5Fdata=root']) {
		expect((await portal.ask(path)).status).toBe(400)
	}
	expect((await portal.ask('/?data=1')).status).toBe(200)
	portal.close()
})
