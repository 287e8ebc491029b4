import { people, sessions } from 'db/schema'
import { read, write } from 'db/store.server'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../tests/support/database'
import { sessionCookieFor } from '../../tests/support/sessions'
import {
	deleteEndedSessions,
	endSessionsOf,
	hashSessionToken,
	lifetimes,
	sessionCookie,
	sessionCookieName,
	sessionHasEnded,
	signedIn,
	startSession,
} from './session.server'

beforeEach(freshDatabase)

const at = Date.now()

async function person(id: string, kind: 'resident' | 'staff') {
	await write(async (tx) => {
		await tx.insert(people).values({ id, kind, displayName: id, createdAt: at })
	})
}

const requestWith = (cookie: string) => new Request('http://localhost/', { headers: { Cookie: cookie } })

describe('a session', () => {
	it('is known by its cookie, and the database holds no cookie', async () => {
		await person('li', 'resident')
		const cookie = await sessionCookieFor('li')
		expect(await signedIn(requestWith(cookie))).toMatchObject({ personId: 'li', kind: 'resident', stage: 'complete' })
		const [row] = await read.select().from(sessions)
		expect(cookie).not.toContain(row?.id)
		expect(await signedIn(requestWith(`${sessionCookieName}=${row?.id}`))).toBeNull()
	})

	it('is 32 random bytes in an HttpOnly, SameSite=Lax cookie of the whole site', async () => {
		await person('li', 'resident')
		const token = await write((tx) => startSession(tx, { personId: 'li', kind: 'resident' }, at))
		expect(Buffer.from(token, 'base64url')).toHaveLength(32)
		const line = sessionCookie(token, 'resident')
		for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=2592000']) expect(line).toContain(part)
		expect(line).not.toContain('Domain')
		expect(sessionCookie(token, 'staff')).not.toContain('Max-Age')
	})

	it('ends the one it replaces, and everywhere when asked', async () => {
		await person('li', 'resident')
		const first = await sessionCookieFor('li')
		const before = await signedIn(requestWith(first))
		const token = await write((tx) =>
			startSession(tx, { personId: 'li', kind: 'resident', replaces: before?.sessionId ?? null }, at),
		)
		expect(await signedIn(requestWith(first))).toBeNull()
		const second = `${sessionCookieName}=${token}`
		expect(await signedIn(requestWith(second))).not.toBeNull()
		await write((tx) => endSessionsOf(tx, 'li', hashSessionToken(token)))
		expect(await signedIn(requestWith(second))).not.toBeNull()
		await write((tx) => endSessionsOf(tx, 'li'))
		expect(await signedIn(requestWith(second))).toBeNull()
	})

	it('of a disabled person is none', async () => {
		await person('wang', 'staff')
		const cookie = await sessionCookieFor('wang')
		await write((tx) => tx.update(people).set({ disabledAt: at }).where(eq(people.id, 'wang')))
		expect(await signedIn(requestWith(cookie))).toBeNull()
	})

	it.each([
		['resident', lifetimes.resident.idle],
		['staff', lifetimes.staff.idle],
	] as const)('of a %s ends after its idle time and at its end', (kind, idle) => {
		const session = { kind, lastSeenAt: at, expiresAt: at + lifetimes[kind].absolute }
		expect(sessionHasEnded(session, at + idle - 1)).toBe(false)
		expect(sessionHasEnded(session, at + idle)).toBe(true)
		expect(sessionHasEnded({ ...session, lastSeenAt: session.expiresAt - 1 }, session.expiresAt)).toBe(true)
	})

	it('notes its use, but no more than once a minute for staff', async () => {
		await person('wang', 'staff')
		const cookie = await sessionCookieFor('wang')
		const seen = async () => (await read.select({ at: sessions.lastSeenAt }).from(sessions))[0]?.at ?? 0
		const fresh = await seen()
		await signedIn(requestWith(cookie))
		await write(async () => undefined)
		expect(await seen()).toBe(fresh)
		await write((tx) => tx.update(sessions).set({ lastSeenAt: fresh - 61_000 }))
		await signedIn(requestWith(cookie))
		await expect.poll(seen).toBeGreaterThanOrEqual(fresh)
	})

	it('is swept away when it has ended', async () => {
		await person('li', 'resident')
		await sessionCookieFor('li')
		await write((tx) => deleteEndedSessions(tx, at + lifetimes.resident.idle - 60_000))
		expect(await read.$count(sessions)).toBe(1)
		await write((tx) => deleteEndedSessions(tx, at + lifetimes.resident.idle + 60_000))
		expect(await read.$count(sessions)).toBe(0)
	})
})
