import { auditEntries, oneTimeCodes, outbox, people, sessions } from 'db/schema'
import { read, write } from 'db/store.server'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../tests/support/database'
import { newBrowser } from './browser.server'
import { codeLasts } from './one-time-code'
import { sendCode } from './send-code.server'
import { signIn } from './sign-in.server'

beforeEach(freshDatabase)

const at = Date.now()
const phone = '13800138000'

async function resident(displayName = '张三') {
	await write(async (tx) => {
		await tx.insert(people).values({ id: 'zhang', kind: 'resident', displayName, phone, createdAt: 0 })
	})
}

async function ask(browser: string, options: { at?: number; phone?: string; network?: string } = {}) {
	const asked = { phone, purpose: 'sign-in' as const, browser, network: '203.0.113.5', ...options }
	return sendCode(asked, options.at ?? at)
}

async function lastSent(): Promise<string> {
	const rows = await read.select().from(outbox)
	return rows.at(-1)?.parameters.code ?? ''
}

const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

describe('signing in by phone', () => {
	it('starts a session with the code that was sent, and records it without code or phone', async () => {
		await resident()
		const browser = newBrowser()
		expect(await ask(browser)).toMatchObject({ ok: true })
		const code = await lastSent()
		expect(code).toMatch(/^\d{6}$/)
		const [stored] = await read.select().from(oneTimeCodes)
		expect(JSON.stringify(stored)).not.toContain(code)
		expect(await signIn({ browser, code, replaces: null }, at + 1)).toMatchObject({
			ok: true,
			value: { personId: 'zhang' },
		})
		expect(await read.$count(sessions)).toBe(1)
		const audit = JSON.stringify(await read.select().from(auditEntries))
		expect(audit).toContain('sign-in')
		expect(audit).not.toContain(code)
		expect(audit).not.toContain(phone)
	})

	it('takes a code once', async () => {
		await resident()
		const browser = newBrowser()
		await ask(browser)
		const code = await lastSent()
		const tries = await Promise.all([1, 2, 3].map(() => signIn({ browser, code, replaces: null }, at + 1)))
		expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
		expect(await signIn({ browser, code, replaces: null }, at + 2)).toMatchObject({
			error: 'identity:refusal.code-used',
		})
	})

	it('refuses it after ten minutes', async () => {
		await resident()
		const browser = newBrowser()
		await ask(browser)
		const code = await lastSent()
		const late = { browser, code, replaces: null }
		expect(await signIn(late, at + codeLasts)).toMatchObject({ error: 'identity:refusal.code-expired' })
		expect(await signIn(late, at + codeLasts - 1)).toMatchObject({ ok: true })
	})

	it('refuses it from another browser', async () => {
		await resident()
		await ask(newBrowser())
		const code = await lastSent()
		for (const browser of [newBrowser(), null]) {
			expect(await signIn({ browser, code, replaces: null }, at)).toMatchObject({
				error: 'identity:refusal.code-missing',
			})
		}
	})

	it('burns it after five wrong tries, also when they come at once', async () => {
		await resident()
		const browser = newBrowser()
		await ask(browser)
		const code = await lastSent()
		const guesses = await Promise.all(
			Array.from({ length: 12 }, () => signIn({ browser, code: wrong(code), replaces: null }, at)),
		)
		expect(guesses.every(({ ok }) => !ok)).toBe(true)
		expect((await read.select().from(oneTimeCodes))[0]?.tries).toBe(5)
		expect(await signIn({ browser, code, replaces: null }, at)).toMatchObject({ error: 'identity:refusal.code-spent' })
		expect(await read.$count(sessions)).toBe(0)
	})

	it('says how many tries are left', async () => {
		await resident()
		const browser = newBrowser()
		await ask(browser)
		const code = await lastSent()
		const guess = await signIn({ browser, code: wrong(code), replaces: null }, at)
		expect(guess).toMatchObject({ error: 'identity:refusal.code-wrong', facts: { left: 4 } })
	})

	it('ends the old code when a new one is sent', async () => {
		await resident()
		const [first, second] = [newBrowser(), newBrowser()]
		await ask(first)
		const old = await lastSent()
		await ask(second)
		expect(await signIn({ browser: first, code: old, replaces: null }, at)).toMatchObject({ ok: false })
		const fresh =
			(await read.select().from(outbox)).map((row) => row.parameters.code).find((code) => code !== old) ?? old
		expect(await signIn({ browser: second, code: fresh, replaces: null }, at)).toMatchObject({ ok: true })
	})

	it('answers the same for a phone that nobody signs in with, and sends nothing', async () => {
		const known = await ask(newBrowser(), { phone: '13900139000' })
		expect(known.ok).toBe(true)
		expect(await read.$count(outbox)).toBe(0)
		expect(await read.$count(oneTimeCodes)).toBe(1)
		await write((tx) =>
			tx.insert(people).values({ id: 'off', kind: 'resident', displayName: '停', phone, disabledAt: 1, createdAt: 0 }),
		)
		await ask(newBrowser())
		expect(await read.$count(outbox)).toBe(0)
	})

	it('sends five codes an hour to a phone and twenty from a network', async () => {
		await resident()
		const answers = []
		for (let count = 0; count < 6; count++) answers.push((await ask(newBrowser())).ok)
		expect(answers).toEqual([true, true, true, true, true, false])
		expect(await read.$count(outbox)).toBe(5)
		let allowed = 0
		for (let count = 0; count < 20; count++) {
			const other = await ask(newBrowser(), { phone: `139${String(count).padStart(8, '0')}` })
			if (other.ok) allowed += 1
		}
		expect(allowed).toBe(14)
		expect(await ask(newBrowser(), { phone: '13700137000', network: '203.0.113.6' })).toMatchObject({ ok: true })
	})

	it('ends the session that the browser had before', async () => {
		await resident()
		const first = newBrowser()
		await ask(first)
		const signed = await signIn({ browser: first, code: await lastSent(), replaces: null }, at)
		expect(signed.ok).toBe(true)
		const [before] = await read.select().from(sessions)
		await write((tx) => tx.delete(outbox))
		await ask(first)
		await signIn({ browser: first, code: await lastSent(), replaces: before?.id ?? null }, at)
		expect(await read.$count(sessions)).toBe(1)
		expect(await read.$count(sessions, eq(sessions.id, before?.id ?? ''))).toBe(0)
	})
})
