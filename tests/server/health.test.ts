import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { isTooBusyFor } from '~/platform/server/pressure.server'
import { openBarePortal } from './bare-portal'

const well = { isStopping: () => false, pingStore: async () => {}, dataDir: tmpdir() }

describe('health tells the truth', () => {
	test('all is well', async () => {
		const portal = await openBarePortal({ health: well })
		expect(await portal.ask('/livez')).toMatchObject({ status: 200, body: 'ok' })
		expect(await portal.ask('/readyz')).toMatchObject({ status: 200, body: 'ready' })
		portal.close()
	})

	test.each([
		['a store that fails', { pingStore: () => Promise.reject(new Error('disk I/O error for 13800138000')) }, 'store'],
		['no data folder', { dataDir: '/nowhere/at/all' }, 'disk'],
		['a portal that stops', { isStopping: () => true }, 'stopping'],
	])('%s is not ready, but alive, and says no secret', async (_what, broken, reason) => {
		const portal = await openBarePortal({ health: { ...well, ...broken } })
		expect(await portal.ask('/readyz')).toMatchObject({ status: 503, body: `not ready: ${reason}` })
		expect((await portal.ask('/livez')).status).toBe(200)
		portal.close()
	})

	test('metrics are for this machine only, not for what a proxy on it forwards', async () => {
		const portal = await openBarePortal()
		expect((await portal.ask('/metrics')).body).toContain('http_request_duration_seconds')
		const strangers: Record<string, string>[] = [
			{ 'X-Forwarded-For': '1.2.3.4' },
			{ Forwarded: 'for=1.2.3.4' },
			{ Host: 'portal.example' },
		]
		for (const headers of strangers) {
			expect((await portal.ask('/metrics', { headers })).body).not.toContain('http_request_duration_seconds')
		}
		portal.close()
	})
})

describe('under pressure', () => {
	test.each([
		['a calm portal', { delay: 20, inFlight: 64 }, false, false],
		['a late event loop', { delay: 1_500, inFlight: 64 }, true, false],
		['too many at once', { delay: 20, inFlight: 1_500 }, true, false],
		['beyond what it can carry', { delay: 6_000, inFlight: 200 }, true, true],
	])('%s', (_what, pressure, shedsReads, shedsWrites) => {
		expect(isTooBusyFor('GET', pressure)).toBe(shedsReads)
		expect(isTooBusyFor('POST', pressure)).toBe(shedsWrites)
	})

	test('without room on the disk nothing is taken in, and what is there can be read', async () => {
		const portal = await openBarePortal({ health: { ...well, dataDir: '/nowhere/at/all' } })
		const headers = { Origin: portal.origin }
		const refused = await portal.ask('/estates/1', { method: 'POST', headers })
		expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '60' } })
		expect(refused.body).toContain('现在无法保存')
		expect((await portal.ask('/estates/1')).status).toBe(200)
		portal.close()
	})

	test('a reader gets a page that comes back by itself', async () => {
		const watch = { pressure: () => ({ delay: 9_999, inFlight: 0 }), stop() {}, enter: () => () => {} }
		const portal = await openBarePortal({ watch })
		const page = await portal.ask('/estates/1')
		expect(page).toMatchObject({ status: 503, headers: { 'retry-after': '3' } })
		expect(page.body).toContain('http-equiv="refresh"')
		const data = await portal.ask('/estates/1.data?x=1')
		expect(JSON.parse(data.body)).toContain('/estates/1?x=1')
		expect((await portal.ask('/livez')).status).toBe(200)
		portal.close()
	})
})
