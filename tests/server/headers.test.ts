import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nonce } from '~/platform/request-scope.server'
import { openBarePortal } from './bare-portal'

let portal: Awaited<ReturnType<typeof openBarePortal>>
beforeAll(async () => {
	portal = await openBarePortal({
		application: async (request, response) => {
			await new Promise(setImmediate)
			if (request.path === '/kept') response.set('Cache-Control', 'private, max-age=60')
			response.type('html').send(`<p>${nonce()}</p>${'long enough to compress '.repeat(100)}`)
		},
	})
})
afterAll(() => portal.close())

describe('the headers of every answer', () => {
	test('forbid what a page of ours does not need', async () => {
		const { headers } = await portal.ask('/')
		expect(headers).toMatchObject({
			'x-content-type-options': 'nosniff',
			'x-frame-options': 'DENY',
			'referrer-policy': 'same-origin',
			'cross-origin-opener-policy': 'same-origin',
			'cache-control': 'no-store',
		})
		expect(headers['x-powered-by']).toBeUndefined()
		expect(headers['strict-transport-security']).toBeUndefined()
		const policy = String(headers['content-security-policy'])
		for (const rule of [
			"default-src 'self'",
			"object-src 'none'",
			"base-uri 'none'",
			"frame-ancestors 'none'",
			"form-action 'self'",
		]) {
			expect(policy).toContain(rule)
		}
		expect(policy).not.toContain('unsafe')
	})

	test('carry another nonce in each of 1,000 answers, the one the application sees', async () => {
		const seen = new Set<string>()
		for (let batch = 0; batch < 20; batch += 1) {
			for (const { headers, body } of await Promise.all(Array.from({ length: 50 }, () => portal.ask('/')))) {
				const [, inPolicy = ''] =
					/script-src[^;]*'nonce-([\w-]{22})'/.exec(String(headers['content-security-policy'])) ?? []
				expect(body).toContain(`<p>${inPolicy}</p>`)
				seen.add(inPolicy)
			}
		}
		expect(seen.size).toBe(1_000)
	})

	test('keep what a route says about caching, and compress', async () => {
		const { headers } = await portal.ask('/kept', { headers: { 'Accept-Encoding': 'gzip' } })
		expect(headers).toMatchObject({ 'cache-control': 'private, max-age=60', 'content-encoding': 'gzip' })
	})

	test('ask for https for a year when residents come by https', async () => {
		const secure = await openBarePortal({ publicOrigin: 'https://portal.example' })
		expect((await secure.ask('/')).headers['strict-transport-security']).toBe('max-age=31536000')
		secure.close()
	})
})
