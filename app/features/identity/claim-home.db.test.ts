import { auditEntries, homes, invitations, outbox, owners, people, sessions } from 'db/schema'
import { read, write } from 'db/store.server'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../tests/support/database'
import { type MadeEstate, makeEstate } from '../../../tests/support/factories'
import { makeLetter } from '../../../tests/support/letters'
import { newBrowser } from './browser.server'
import { claimHome } from './claim-home.server'
import { invitedBy } from './invitation-queries.server'
import { sendCode } from './send-code.server'

let made: MadeEstate
const at = Date.now()
const month = 30 * 24 * 60 * 60_000

beforeEach(async () => {
	await freshDatabase()
	made = await makeEstate()
})

const unit = (index = 0) => {
	const found = made.units[index]
	if (!found) throw new Error('no such unit')
	return found
}

async function codeFor(phone: string, network = phone) {
	const browser = newBrowser()
	await sendCode({ phone, purpose: 'claim', browser, network }, at)
	const sent = await read.select().from(outbox).where(eq(outbox.recipient, phone))
	return { browser, code: sent.at(-1)?.parameters.code ?? '' }
}

async function claim(invitation: string, phone: string, who = unit().ownerIds[0] ?? '', name?: string) {
	return claimHome({ invitation, who, name, by: await codeFor(phone), replaces: null }, at)
}

describe('claiming a household', () => {
	it('makes the person, the home and the session, and uses the letter up', async () => {
		const letter = await makeLetter(made.estate.id, unit().id, at)
		const claimed = await claim(letter.toLowerCase().replace('-', ''), '13800138000')
		expect(claimed).toMatchObject({ ok: true, value: { estateId: made.estate.id, unitId: unit().id } })
		expect(await read.select().from(people)).toMatchObject([
			{ kind: 'resident', displayName: '王1', phone: '13800138000' },
		])
		expect(await read.select().from(homes)).toMatchObject([{ relation: 'owner', ownerId: unit().ownerIds[0] }])
		expect(await read.$count(sessions)).toBe(1)
		const again = await claim(letter, '13900139000')
		expect(again).toMatchObject({ error: 'identity:refusal.invitation-used' })
		expect(await read.$count(people)).toBe(1)
		const trail = await read.select().from(auditEntries).where(eq(auditEntries.deed, 'claim-home'))
		expect(trail.map(({ outcome }) => outcome).sort()).toEqual(['done', 'refused'])
		expect(JSON.stringify(trail)).not.toContain('13800138000')
		expect(JSON.stringify(trail)).not.toContain('王1')
	})

	it('lets exactly one of two win who hold the same letter at the same moment', async () => {
		const letter = await makeLetter(made.estate.id, unit().id, at)
		const phones = ['13800138001', '13800138002', '13800138003', '13800138004']
		const codes = await Promise.all(phones.map((phone) => codeFor(phone)))
		const tries = await Promise.all(
			codes.map((by) => claimHome({ invitation: letter, who: 'tenant', name: '租客', by, replaces: null }, at)),
		)
		expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
		expect(await read.$count(homes)).toBe(1)
		expect(await read.$count(people)).toBe(1)
	})

	it('lets a signed-in person claim a further home and remain one person', async () => {
		const letters = [await makeLetter(made.estate.id, unit(0).id, at), await makeLetter(made.estate.id, unit(1).id, at)]
		const by = await codeFor('13800138000')
		const first = await claimHome({ invitation: letters[0] ?? '', who: 'tenant', name: '租客', by, replaces: null }, at)
		if (!first.ok) throw new Error(first.error)
		const actor = { personId: first.value.personId, kind: 'resident' as const }
		const further = { invitation: letters[1] ?? '', who: unit(1).ownerIds[0] ?? '', by: { actor }, replaces: null }
		expect(await claimHome(further, at)).toMatchObject({ ok: true })
		expect(await read.$count(people)).toBe(1)
		expect(await read.$count(homes)).toBe(2)
	})

	it.each([
		['expired', { expiresAt: at }, 'identity:refusal.invitation-expired'],
		['replaced', { replacedAt: at - 1 }, 'identity:refusal.invitation-replaced'],
	])('refuses a letter that is %s, and keeps nothing', async (_, change, error) => {
		const letter = await makeLetter(made.estate.id, unit().id, at - month)
		await write((tx) => tx.update(invitations).set(change))
		expect(await claim(letter, '13800138000')).toMatchObject({ error })
		expect(await invitedBy(letter, at)).toMatchObject({ error })
		expect(await read.$count(people)).toBe(0)
		expect(await read.$count(homes)).toBe(0)
	})

	it('refuses an unknown letter, a wrong code and an owner of another unit', async () => {
		const letter = await makeLetter(made.estate.id, unit().id, at)
		expect(await claim('22222-22222', '13800138000')).toMatchObject({ error: 'identity:refusal.invitation-unknown' })
		const { browser, code } = await codeFor('13800138001')
		const by = { browser, code: code === '000000' ? '000001' : '000000' }
		const who = unit().ownerIds[0] ?? ''
		expect(await claimHome({ invitation: letter, who, by, replaces: null }, at)).toMatchObject({
			error: 'identity:refusal.code-wrong',
		})
		expect(await claim(letter, '13800138002', unit(1).ownerIds[0])).toMatchObject({
			error: 'identity:refusal.who-unknown',
		})
		expect(await read.$count(people)).toBe(0)
		expect(await claim(letter, '13800138003')).toMatchObject({ ok: true })
	})

	it('does not open with a code that was sent for signing in', async () => {
		const letter = await makeLetter(made.estate.id, unit().id, at)
		await write((tx) =>
			tx.insert(people).values({ id: 'li', kind: 'resident', displayName: '李', phone: '13800138000', createdAt: 0 }),
		)
		const browser = newBrowser()
		await sendCode({ phone: '13800138000', purpose: 'sign-in', browser, network: 'n' }, at)
		const [sent] = await read.select().from(outbox)
		const by = { browser, code: sent?.parameters.code ?? '' }
		expect(await claimHome({ invitation: letter, who: 'tenant', name: '李', by, replaces: null }, at)).toMatchObject({
			error: 'identity:refusal.code-missing',
		})
	})

	it('lets nobody else speak for an owner, and finds a person by phone', async () => {
		const owner = unit().ownerIds[0] ?? ''
		const first = await makeLetter(made.estate.id, unit().id, at)
		const second = await makeLetter(made.estate.id, unit().id, at)
		expect(await claim(first, '13800138000', owner)).toMatchObject({ ok: true })
		expect(await claim(second, '13900139000', owner)).toMatchObject({ error: 'identity:refusal.owner-claimed' })
		expect(await claim(second, '13800138000', owner)).toMatchObject({ error: 'identity:refusal.home-yours' })
		expect(await claim(second, '13900139000', 'tenant', '赵六')).toMatchObject({ ok: true })
		expect(await read.$count(people)).toBe(2)
	})

	it('records whether the register knows another phone, and shows neither name nor phone to the holder of the letter', async () => {
		await write((tx) => tx.update(owners).set({ phone: '13711112222' }))
		const letter = await makeLetter(made.estate.id, unit().id, at)
		const invited = await invitedBy(letter, at)
		expect(invited).toMatchObject({ ok: true, value: { owners: [{ maskedName: '王*' }] } })
		expect(JSON.stringify(invited)).not.toContain('13711112222')
		await claim(letter, '13800138000')
		const [entry] = await read.select().from(auditEntries).where(eq(auditEntries.deed, 'claim-home'))
		expect(entry?.detail).toMatchObject({ registeredPhone: 'other', relation: 'owner' })
	})

	it('is refused to a number that belongs to a disabled person', async () => {
		await write((tx) =>
			tx
				.insert(people)
				.values({ id: 'off', kind: 'resident', displayName: '停', phone: '13800138000', disabledAt: 1, createdAt: 0 }),
		)
		const letter = await makeLetter(made.estate.id, unit().id, at)
		expect(await claim(letter, '13800138000')).toMatchObject({ error: 'identity:refusal.phone-unusable' })
	})
})
