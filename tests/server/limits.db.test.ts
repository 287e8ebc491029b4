import { rateLimits } from 'db/schema'
import { read } from 'db/store.server'
import { beforeEach, expect, test } from 'vitest'
import { clearLimit, consume, limits, peek, sweepLimits } from '~/platform/limits.server'
import { freshDatabase } from '../support/database'

beforeEach(freshDatabase)

test('a key may spend its points and no more, whoever asks at once', async () => {
	const { points } = limits['code-phone-hour']
	const asked = await Promise.all(Array.from({ length: 20 }, () => consume('code-phone-hour', '13800138000')))
	expect(asked.filter(({ allowed }) => allowed)).toHaveLength(points)
	for (const answer of asked) {
		if (!answer.allowed) expect(answer.retryAfterSeconds).toBeGreaterThan(3_590)
	}
	expect(await consume('code-phone-hour', '13800138001')).toEqual({ allowed: true, remaining: points - 1 })
	expect(await consume('code-phone-day', '13800138000')).toMatchObject({ allowed: true })
})

test('peek spends nothing, clearing gives all points back', async () => {
	const { points } = limits['sign-in-account']
	expect(await peek('sign-in-account', 'x')).toEqual({ allowed: true, remaining: points })
	await consume('sign-in-account', 'x', points)
	expect(await peek('sign-in-account', 'x')).toMatchObject({ allowed: false })
	await clearLimit('sign-in-account', 'x')
	expect(await peek('sign-in-account', 'x')).toEqual({ allowed: true, remaining: points })
})

test('the database holds no phone, and the sweep leaves what still counts', async () => {
	await consume('code-phone-hour', '13800138000')
	await sweepLimits()
	const rows = await read.select().from(rateLimits)
	expect(rows).toHaveLength(1)
	expect(JSON.stringify(rows)).not.toContain('13800138000')
})
