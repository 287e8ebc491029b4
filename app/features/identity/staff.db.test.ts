import { auditEntries, grants, people, sessions } from 'db/schema'
import { read, write } from 'db/store.server'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { type SignedIn, sessionCookieName, signedIn } from '~/platform/session.server'
import { freshDatabase } from '../../../tests/support/database'
import {
	communityPath,
	countyPath,
	makeEstate,
	makeHolder,
	makeOfficer,
	streetPath,
} from '../../../tests/support/factories'
import { sessionCookieFor } from '../../../tests/support/sessions'
import { currentActor } from './actor.server'
import { changePassword } from './change-password.server'
import { confirmTotp, secondFactorOf } from './confirm-totp.server'
import { createStaff } from './create-staff.server'
import { demoPassword } from './demo-access'
import { disableStaff, endStaffGrant, grantStaffRole, resetStaffPassword } from './manage-staff.server'
import { hashPassword } from './password.server'
import { signInStaff } from './sign-in-staff.server'
import { findStaff, listStaff } from './staff-queries.server'
import { totpCode } from './totp.server'
import type { Actor } from './types'

const at = Date.now()
const password = 'seven chairs under a tree'
let street: Actor

beforeEach(async () => {
	await freshDatabase()
	await makeEstate()
	street = await makeOfficer()
})

const cookie = (token: string) =>
	new Request('http://localhost/', { headers: { Cookie: `${sessionCookieName}=${token}` } })

async function sessionOf(token: string): Promise<SignedIn> {
	const session = await signedIn(cookie(token))
	if (!session) throw new Error('no session')
	return session
}

async function clerk(loginName = 'wang', own = password): Promise<string> {
	const passwordHash = await hashPassword(own)
	await write(async (tx) => {
		await tx
			.insert(people)
			.values({ id: loginName, kind: 'staff', displayName: '王', loginName, passwordHash, createdAt: 0 })
	})
	return loginName
}

const enter = (loginName: string, typed: string, network = 'n') =>
	signInStaff({ loginName, password: typed, network, replaces: null }, at)

describe('staff sign in', () => {
	it('with password, then authenticator; nothing opens before', async () => {
		await clerk()
		const first = await enter(' WANG ', password)
		if (!first.ok) throw new Error(first.error)
		const half = await sessionOf(first.value.token)
		expect(half.stage).toBe('second-factor')
		expect(await currentActor(cookie(first.value.token))).toBeNull()
		const factor = await secondFactorOf('wang')
		expect(factor).toMatchObject({ confirmed: false, loginName: 'wang' })
		const [row] = await read.select({ secret: people.totpSecret }).from(people).where(eq(people.id, 'wang'))
		expect(row?.secret).not.toContain(factor?.secret)
		const code = totpCode(factor?.secret ?? '', at)
		const second = await confirmTotp(half, code, at)
		if (!second.ok) throw new Error(second.error)
		expect(await signedIn(cookie(first.value.token))).toBeNull()
		expect(await currentActor(cookie(second.value.token))).toMatchObject({ personId: 'wang', kind: 'staff' })
		expect(await read.$count(sessions)).toBe(1)
	})

	it('a code of the authenticator opens once, also when it comes twice at once', async () => {
		await clerk()
		const halves = []
		for (let count = 0; count < 3; count++) {
			const first = await enter('wang', password)
			if (first.ok) halves.push(await sessionOf(first.value.token))
		}
		const secret = (await secondFactorOf('wang'))?.secret ?? ''
		const code = totpCode(secret, at)
		const tries = await Promise.all(halves.map((half) => confirmTotp(half, code, at)))
		expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
		const [half] = halves.slice(-1)
		if (!half) throw new Error('no session')
		expect(await confirmTotp(half, totpCode(secret, at - 30_000), at)).toMatchObject({ ok: false })
		expect(await confirmTotp(half, totpCode(secret, at + 30_000), at)).toMatchObject({ ok: true })
	})

	it('five wrong codes of the authenticator are enough', async () => {
		await clerk()
		const first = await enter('wang', password)
		if (!first.ok) throw new Error(first.error)
		const half = await sessionOf(first.value.token)
		const secret = (await secondFactorOf('wang'))?.secret ?? ''
		const right = totpCode(secret, at)
		const wrong = right === '000000' ? '000001' : '000000'
		for (let count = 0; count < 5; count++) await confirmTotp(half, wrong, at)
		expect(await confirmTotp(half, right, at)).toMatchObject({ error: 'staff:refusal.too-many-totp' })
	})

	it('answers a wrong password, an unknown name and a disabled account alike', async () => {
		await clerk()
		await clerk('off')
		await write((tx) => tx.update(people).set({ disabledAt: 1 }).where(eq(people.id, 'off')))
		for (const [name, typed] of [
			['wang', 'not the password'],
			['nobody', password],
			['off', password],
		] as const) {
			expect(await enter(name, typed)).toMatchObject({ error: 'staff:refusal.wrong-password' })
		}
		expect(await read.$count(sessions)).toBe(0)
	})

	it('the password of the demo opens nothing outside of it', async () => {
		await clerk('demo', demoPassword)
		expect(await enter('demo', demoPassword)).toMatchObject({ error: 'staff:refusal.wrong-password' })
	})

	it('a stranger who tries an account is stopped, its owner elsewhere is not', async () => {
		await clerk()
		const tries = []
		for (let count = 0; count < 11; count++) tries.push(await enter('wang', 'wrong wrong wrong', 'stranger'))
		expect(tries.at(-1)).toMatchObject({ error: 'staff:refusal.too-many-for-account' })
		expect(await enter('wang', password, 'stranger')).toMatchObject({ error: 'staff:refusal.too-many-for-account' })
		expect(await enter('wang', password, 'office')).toMatchObject({ ok: true })
	}, 30_000)
})

describe('passwords', () => {
	it('the one-time one must be replaced before anything opens; other sessions end', async () => {
		await clerk()
		await write((tx) => tx.update(people).set({ mustChangePassword: true }).where(eq(people.id, 'wang')))
		const first = await enter('wang', password)
		if (!first.ok) throw new Error(first.error)
		const code = totpCode((await secondFactorOf('wang'))?.secret ?? '', at)
		const second = await confirmTotp(await sessionOf(first.value.token), code, at)
		if (!second.ok) throw new Error(second.error)
		expect(second.value.stage).toBe('new-password')
		expect(await currentActor(cookie(second.value.token))).toBeNull()
		const other = await sessionCookieFor('wang')
		const session = await sessionOf(second.value.token)
		expect(await changePassword(session, { newPassword: password }, at)).toMatchObject({
			error: 'staff:refusal.password-same',
		})
		expect(await changePassword(session, { newPassword: 'wang wang wang wang' }, at)).toMatchObject({
			error: 'staff:refusal.password-too-easy',
		})
		const changed = await changePassword(session, { newPassword: 'nine lamps by the gate' }, at)
		if (!changed.ok) throw new Error(changed.error)
		expect(await currentActor(cookie(changed.value.token))).not.toBeNull()
		expect(await signedIn(cookie(second.value.token))).toBeNull()
		expect(await signedIn(new Request('http://localhost/', { headers: { Cookie: other } }))).toBeNull()
		expect(await enter('wang', password)).toMatchObject({ ok: false })
		expect(await enter('wang', 'nine lamps by the gate')).toMatchObject({ ok: true })
	})

	it('the present one is asked of those who are signed in', async () => {
		await clerk()
		const request = new Request('http://localhost/', { headers: { Cookie: await sessionCookieFor('wang') } })
		const session = await signedIn(request)
		if (!session) throw new Error('no session')
		const change = { currentPassword: 'not the password', newPassword: 'nine lamps by the gate' }
		expect(await changePassword(session, change, at)).toMatchObject({ error: 'staff:refusal.wrong-current-password' })
		expect(await changePassword(session, { ...change, currentPassword: password }, at)).toMatchObject({ ok: true })
	})
})

const requestKey = '01HZZZZZZZZZZZZZZZZZZZZZZZ'
const lilei = {
	requestKey,
	loginName: 'LiLei',
	displayName: '李雷',
	role: 'community-worker',
	regionCode: '510107004001',
} as const

describe('managing staff', () => {
	it('makes an account once for a form, with a password that opens the first step', async () => {
		const made = await createStaff(street, lilei, at)
		if (!made.ok) throw new Error(made.error)
		expect(await createStaff(street, lilei, at)).toMatchObject({
			ok: true,
			value: { personId: requestKey, password: null },
		})
		expect(await enter('lilei', made.value.password ?? '')).toMatchObject({ ok: true })
		expect(await findStaff(street, requestKey)).toMatchObject({ loginName: 'lilei', mustChangePassword: true })
		expect((await listStaff(street, 1)).staff.map((row) => row.personId)).toContain(requestKey)
		const trail = JSON.stringify(await read.select().from(auditEntries).where(eq(auditEntries.deed, 'create-staff')))
		expect(trail).not.toContain('李雷')
		expect(trail).not.toContain(made.value.password)
		const namesake = { ...lilei, requestKey: '01HYYYYYYYYYYYYYYYYYYYYYYY' }
		expect(await createStaff(street, namesake, at)).toMatchObject({ error: 'staff:refusal.login-taken' })
	})

	it('refuses what lies outside the own region, and roles above the own', async () => {
		const other = await makeEstate({ regionPath: `${countyPath}510107005/510107005001/` })
		expect(other.estate.regionPath).toContain('510107005')
		const outside = { ...lilei, role: 'street-officer', regionCode: '510107005' } as const
		expect(await createStaff(street, outside, at)).toMatchObject({ error: 'staff:refusal.region-outside' })
		const above = { ...lilei, role: 'county-officer', regionCode: '510107' } as const
		expect(await createStaff(street, above, at)).toMatchObject({ error: 'staff:refusal.region-outside' })
		expect(await createStaff(street, { ...lilei, regionCode: '999999' }, at)).toMatchObject({
			error: 'staff:refusal.region-outside',
		})
		expect(await read.$count(people, eq(people.id, requestKey))).toBe(0)
	})

	it('does not find staff of another region, and leaves oneself alone', async () => {
		const county = await makeHolder('county-officer', {
			scopeKind: 'region',
			scopeId: '510107',
			estateId: null,
			regionPath: countyPath,
		})
		expect(await findStaff(street, county.personId)).toBeNull()
		expect(await disableStaff(street, county.personId, at)).toMatchObject({ error: 'staff:refusal.not-found' })
		expect(await resetStaffPassword(street, county.personId, at)).toMatchObject({ error: 'staff:refusal.not-found' })
		expect(await disableStaff(street, street.personId, at)).toMatchObject({ error: 'staff:refusal.self' })
		expect(await findStaff(county, street.personId)).not.toBeNull()
		const auditor = await makeHolder('auditor', {
			scopeKind: 'region',
			scopeId: '510107',
			estateId: null,
			regionPath: countyPath,
		})
		expect(await findStaff(auditor, street.personId)).toBeNull()
		expect(await disableStaff(auditor, street.personId, at)).toMatchObject({ error: 'staff:refusal.not-found' })
	})

	it('ends every session of whoever is disabled, given a role or taken one, and takes effect at once', async () => {
		const worker = await makeHolder('community-worker', {
			scopeKind: 'region',
			scopeId: '510107004001',
			estateId: null,
			regionPath: communityPath,
		})
		const here = async () =>
			new Request('http://localhost/', { headers: { Cookie: await sessionCookieFor(worker.personId) } })
		let request = await here()
		expect((await currentActor(request))?.grants).toHaveLength(1)
		const role = { personId: worker.personId, role: 'auditor', regionCode: '510107004' } as const
		expect(await grantStaffRole(street, role, at)).toMatchObject({ ok: true })
		expect(await currentActor(request)).toBeNull()
		expect(await grantStaffRole(street, role, at)).toMatchObject({ error: 'staff:refusal.held-already' })
		request = await here()
		expect((await currentActor(request))?.grants).toHaveLength(2)
		const [given] = await read.select().from(grants).where(eq(grants.role, 'auditor'))
		const ending = { personId: worker.personId, grantId: given?.id ?? '' }
		expect(await endStaffGrant(street, ending, at)).toMatchObject({ ok: true })
		expect(await currentActor(request)).toBeNull()
		request = await here()
		expect((await currentActor(request))?.grants).toHaveLength(1)
		expect(await grantStaffRole(street, role, at)).toMatchObject({ ok: true })
		expect(await read.$count(grants, eq(grants.role, 'auditor'))).toBe(1)
		request = await here()
		expect(await disableStaff(street, worker.personId, at)).toMatchObject({ ok: true })
		expect(await currentActor(request)).toBeNull()
	})

	it('gives a new password, which ends the old one and the authenticator', async () => {
		const made = await createStaff(street, lilei, at)
		if (!made.ok) throw new Error(made.error)
		await enter('lilei', made.value.password ?? '')
		const before = (await secondFactorOf(requestKey))?.secret
		const reset = await resetStaffPassword(street, requestKey, at)
		if (!reset.ok) throw new Error(reset.error)
		expect(await enter('lilei', made.value.password ?? '')).toMatchObject({ ok: false })
		expect(await enter('lilei', reset.value.password)).toMatchObject({ ok: true })
		expect((await secondFactorOf(requestKey))?.secret).not.toBe(before)
		expect(streetPath).toBe(street.grants[0]?.regionPath)
	})
})
