import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { auditEntries, invitations, people } from 'db/schema'
import { read, write } from 'db/store.server'
import { eq, isNull } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { hashInvitationCode } from '~/features/identity/invitation-code'
import type { Actor } from '~/features/identity/types'
import { env } from '~/platform/env.server'
import { translatorFor } from '~/platform/i18n.server'
import { newId } from '~/platform/id'
import { freshDatabase } from '../../../../tests/support/database'
import { type MadeEstate, makeEstate, makeHolder, makeOfficer, makeResident } from '../../../../tests/support/factories'
import { issueLetters } from './issue-letters.server'
import { printable, readLetters } from './letter-files.server'
import { batchesOf, lettersDue } from './letter-queries.server'
import { lettersToPrint } from './print-letters.server'

const at = Date.UTC(2026, 10, 20, 4)
let officer: Actor
let made: MadeEstate

beforeEach(async () => {
	await freshDatabase()
	made = await makeEstate({ buildings: 2 })
	officer = await makeOfficer()
})

const issue = (over: { requestKey?: string; buildings?: string[]; at?: number } = {}) =>
	issueLetters(
		officer,
		made.estate,
		{ requestKey: over.requestKey ?? newId(), buildings: over.buildings ?? [] },
		over.at ?? at,
	)

async function issued(over: Parameters<typeof issue>[0] = {}) {
	const result = await issue(over)
	if (!result.ok) throw new Error(result.error)
	return result.value
}

const print = (batchId: string, when = at, estate = made.estate) =>
	lettersToPrint(officer, estate, batchId, 1, {
		t: translatorFor('zh-CN'),
		lng: 'zh-CN',
		origin: 'https://jiayuan.example.cn',
		at: when,
	})

test('a letter for each unclaimed household; only hashes are stored', async () => {
	await makeResident(made, made.units[0])
	await makeResident(made, made.units[1], 'tenant')
	expect((await lettersDue(made.estate.id)).map((building) => building.count)).toEqual([3, 4])
	const { batchId, count } = await issued()
	expect(count).toBe(7)
	const page = await print(batchId)
	expect(page).toMatchObject({
		total: 7,
		page: 1,
		pages: 1,
		readable: true,
		office: '区划510107004办事处',
		site: 'jiayuan.example.cn',
	})
	const rows = await read.select().from(invitations)
	expect(rows.map((row) => row.codeHash).toSorted()).toEqual(
		page?.letters.map((letter) => hashInvitationCode(letter.code)).toSorted(),
	)
	expect(page?.letters[0]).toMatchObject({
		code: expect.stringMatching(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/),
		household: '1 栋 1 单元 201',
	})
	expect(JSON.stringify(rows)).not.toContain(page?.letters[0]?.code ?? '?')
	const deeds = (await read.select().from(auditEntries)).map((entry) => entry.deed)
	expect(deeds).toEqual(expect.arrayContaining(['issue-letters', 'print-letters']))
})

test('for chosen buildings only', async () => {
	const { count } = await issued({ buildings: [made.buildings[1]?.id ?? ''] })
	expect(count).toBe(4)
	expect(await issue({ buildings: ['elsewhere'] })).toMatchObject({
		ok: false,
		error: 'register:refusal.no-households',
	})
})

test('a new letter ends the old one and leaves a used one as it is', async () => {
	const first = await issued()
	const old = await read.select().from(invitations)
	await write((tx) =>
		tx
			.update(invitations)
			.set({ usedAt: at, usedBy: 'someone' })
			.where(eq(invitations.id, old[0]?.id ?? '')),
	)
	await issued({ at: at + 1000 })
	const ended = await read.select().from(invitations).where(eq(invitations.batchId, first.batchId))
	expect(ended.filter((row) => row.replacedAt === null).map((row) => row.id)).toEqual([old[0]?.id])
	expect(await read.$count(invitations, isNull(invitations.replacedAt))).toBe(9)
	expect(await print(first.batchId)).toMatchObject({ total: 0, readable: true })
	expect(await batchesOf(made.estate.id)).toMatchObject([
		{ count: 8, used: 0 },
		{ count: 8, used: 1 },
	])
})

test('the same form sent twice, also at once, issues one batch that can be printed', async () => {
	const requestKey = newId()
	const results = await Promise.all([1, 2, 3].map(() => issue({ requestKey })))
	expect(results.map((result) => result.ok && result.value)).toEqual(Array(3).fill({ batchId: requestKey, count: 8 }))
	await issue({ requestKey, at: at + 5 })
	expect(await read.$count(invitations)).toBe(8)
	expect(await print(requestKey)).toMatchObject({ total: 8 })
	expect(readdirSync(join(env.DATA_DIR, 'letters')).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('after 24 hours the codes cannot be read any more', async () => {
	const { batchId } = await issued()
	expect(await print(batchId, at + printable - 1)).toMatchObject({ total: 8 })
	expect(await print(batchId, at + printable)).toMatchObject({ total: 0, readable: false })
	expect(await readLetters(batchId, at + printable)).toBeNull()
})

test('another estate’s batch is not there', async () => {
	const { batchId } = await issued()
	const other = await makeEstate({ name: '别的小区' })
	expect(await print(batchId, at, other.estate)).toBeNull()
	expect(await print('01ARZ3NDEKTSV4RRFFQ69G5FAV')).toBeNull()
})

test('the captain of the entrance stands on the letter, or else of the building', async () => {
	const [first, second] = made.buildings
	const scope = { estateId: made.estate.id, regionPath: null }
	const captain = await makeHolder('captain', { ...scope, scopeKind: 'building', scopeId: first?.id ?? '' })
	const { batchId } = await issued()
	expect((await print(batchId))?.letters[0]?.captain).toBeNull()
	await write((tx) => tx.update(people).set({ phone: '13800138000' }).where(eq(people.id, captain.personId)))
	const letters = (await print(batchId))?.letters ?? []
	expect(
		letters.filter((letter) => letter.household.startsWith(first?.name ?? '?')).map((letter) => letter.captain?.phone),
	).toEqual(Array(4).fill('13800138000'))
	expect(
		letters.filter((letter) => letter.household.startsWith(second?.name ?? '?')).map((letter) => letter.captain),
	).toEqual(Array(4).fill(null))
})
