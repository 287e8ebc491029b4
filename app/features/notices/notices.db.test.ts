import { auditEntries, notices, outbox, readings } from 'db/schema'
import { read } from 'db/store.server'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { freshDatabase } from '../../../tests/support/database'
import { type MadeEstate, makeEstate, makeHolder, makeOfficer, makeResident } from '../../../tests/support/factories'
import { doorsOf, noticeFor, numberOfNotice, readingOf } from './notice.server'
import { postNotice } from './post-notice.server'
import { latestNotices, noticesOf } from './queries.server'
import { readNotice } from './read-notice.server'
import { scopesToPost } from './targets.server'
import { captainNoticesFor, unreadNoticesFor } from './waiting.server'
import { withdrawNotice } from './withdraw-notice.server'

const at = Date.UTC(2026, 10, 20, 8)
let made: MadeEstate
let estate: EstateFacts

/** Two buildings of two entrances of four doors. */
beforeEach(async () => {
	await freshDatabase()
	made = await makeEstate({ buildings: 2, entrancesEach: 2 })
	estate = made.estate
})

function part(building: number, entrance?: number): string {
	const house = made.buildings[building - 1]
	const id = entrance ? house?.entrances[entrance - 1]?.id : house?.id
	if (!id) throw new Error('no such part')
	return id
}

const unitOf = (building: number, entrance: number, index: number) =>
	made.units[(building - 1) * 8 + (entrance - 1) * 4 + index]

function living(building: number, entrance: number, index: number): Promise<Actor> {
	return makeResident(made, unitOf(building, entrance, index), 'tenant')
}

function words(scope: string, requestKey = newId()) {
	return { scope, title: '明早 8–12 点停水检修', body: '请提前接水。', requestKey }
}

async function posted(actor: Actor, scope: string, when = at): Promise<string> {
	const result = await postNotice(actor, estate, words(scope), when)
	if (!result.ok) throw new Error(result.error)
	return result.value.noticeId
}

const captain = (building: number) =>
	makeHolder('captain', { scopeKind: 'building', scopeId: part(building), estateId: estate.id, regionPath: null })

function staff(role: 'community-worker' | 'auditor'): Promise<Actor> {
	const regionPath = estate.regionPath
	return makeHolder(role, { scopeKind: 'region', scopeId: 'x', estateId: null, regionPath })
}

describe('posting a notice', () => {
	it('is a captain’s deed in their own building and its entrances', async () => {
		const actor = await captain(1)
		const id = await posted(actor, part(1, 2))
		const [row] = await read.select().from(notices).where(eq(notices.id, id))
		expect(row).toMatchObject({ scopeKind: 'entrance', postedAs: 'captain', withdrawnAt: null, postedAt: at })
		const [entry] = await read.select().from(auditEntries)
		expect(entry).toMatchObject({ deed: 'post-notice', outcome: 'done', subjectId: id, estateId: estate.id })
		expect(JSON.stringify(entry?.detail)).not.toContain('停水')
	})

	it('finds no other building, no whole estate, no other estate and no nonsense', async () => {
		const actor = await captain(1)
		const elsewhere = await makeEstate()
		for (const scope of [
			part(2),
			part(2, 1),
			estate.id,
			elsewhere.estate.id,
			elsewhere.buildings[0]?.id ?? '',
			'nonsense',
		]) {
			await expect(postNotice(actor, estate, words(scope), at)).rejects.toMatchObject({ status: 404 })
		}
		expect(await read.select().from(notices)).toEqual([])
	})

	it('makes one notice of two posts of the same form, also at once', async () => {
		const actor = await captain(1)
		const form = words(part(1))
		const [first, second] = await Promise.all([
			postNotice(actor, estate, form, at),
			postNotice(actor, estate, { ...form, sms: 'on' as const }, at),
		])
		expect(first).toEqual(second)
		expect(await postNotice(actor, estate, form, at + 1)).toEqual(first)
		expect(await read.select().from(notices)).toHaveLength(1)
	})

	it('tells each person of the addressed households once by SMS when asked to', async () => {
		await living(1, 1, 0)
		await living(2, 1, 0)
		const actor = await captain(1)
		await postNotice(actor, estate, { ...words(part(1)), sms: 'on' }, at)
		const messages = await read.select().from(outbox)
		expect(messages).toHaveLength(1)
		expect(messages[0]).toMatchObject({ template: 'notice-posted', channel: 'sms', estateId: estate.id })
	})

	it('has been read by who posted it', async () => {
		const resident = await living(1, 1, 0)
		const actor = { ...(await captain(1)), homes: resident.homes }
		const id = await posted(actor, part(1))
		expect(await readingOf(actor, estate.id, id)).toEqual({ wasRead: true, read: 1, households: 8 })
	})

	it('offers each their own places', async () => {
		const scopes = await scopesToPost(await captain(2), estate)
		expect(scopes.map((scope) => scope.scopeId)).toEqual([part(2), part(2, 1), part(2, 2)])
		expect(await scopesToPost(await makeOfficer(), estate)).toHaveLength(7)
		expect(await scopesToPost(await staff('auditor'), estate)).toEqual([])
	})
})

describe('reading a notice', () => {
	it('counts once for each household and person', async () => {
		const couple = [unitOf(1, 1, 0)?.id, unitOf(1, 1, 1)?.id]
		const alone = await living(1, 1, 0)
		const wife = { ...alone, homes: [...alone.homes, ...(await living(1, 1, 1)).homes] }
		const husband = await living(1, 1, 0)
		const id = await posted(await captain(1), part(1))
		for (const actor of [wife, wife, husband]) expect((await readNotice(actor, estate, id, at)).ok).toBe(true)
		expect(await read.select().from(readings)).toHaveLength(3)
		expect(await readingOf(wife, estate.id, id)).toEqual({ wasRead: true, read: 2, households: 8 })
		const doors = await doorsOf(estate.id, id, { scopeKind: 'building', scopeId: part(1) })
		expect(doors).toHaveLength(8)
		expect(doors.filter((unit) => unit.readAt !== null).map((unit) => unit.unitId)).toEqual(
			expect.arrayContaining(couple),
		)
	})

	it('is refused to those whom it does not speak to, and kept in the audit', async () => {
		const neighbour = await living(2, 1, 0)
		const id = await posted(await captain(1), part(1))
		expect(await readNotice(neighbour, estate, id, at)).toMatchObject({ error: 'notices:refusal.not-addressed' })
		expect(await read.select().from(readings)).toEqual([])
		const refused = await read.select().from(auditEntries).where(eq(auditEntries.outcome, 'refused'))
		expect(refused).toHaveLength(1)
		await expect(readNotice(neighbour, estate, 'nothing', at)).rejects.toMatchObject({ status: 404 })
	})

	it('waits on the first page until it is read', async () => {
		const actor = await living(1, 1, 0)
		const id = await posted(await captain(1), part(1))
		await posted(await captain(2), part(2))
		expect((await unreadNoticesFor(actor, at)).map((notice) => notice.id)).toEqual([id])
		await readNotice(actor, estate, id, at)
		expect(await unreadNoticesFor(actor, at)).toEqual([])
		expect(await unreadNoticesFor(await makeOfficer(), at)).toEqual([])
	})
})

describe('who sees which notices', () => {
	it('shows visitors what the office says to the whole estate, residents what speaks to them, staff everything', async () => {
		const officer = await makeOfficer()
		const community = await staff('community-worker')
		const toAll = await posted(officer, estate.id, at)
		const inside = await posted(community, estate.id, at + 1)
		const first = await posted(await captain(1), part(1), at + 2)
		const second = await posted(await captain(2), part(2, 1), at + 3)
		const resident = await living(2, 1, 0)
		const ids = async (actor: Actor | null) =>
			(await noticesOf(actor, estate, { limit: 20, offset: 0 })).map((notice) => notice.id)
		expect(await ids(null)).toEqual([toAll])
		expect(await ids(resident)).toEqual([second, inside, toAll])
		expect(await ids(officer)).toEqual([second, first, inside, toAll])
		expect(await noticeFor(null, estate, inside)).toBeNull()
		expect((await noticeFor(null, estate, toAll))?.id).toBe(toAll)
		expect((await noticeFor(resident, estate, first))?.id).toBe(first)
		const elsewhere = await makeEstate()
		const stranger = await makeResident(elsewhere, elsewhere.units[0])
		expect(await noticeFor(stranger, estate, first)).toBeNull()
	})

	it('names the building and entrance of each and numbers them by the year', async () => {
		const actor = await captain(1)
		const old = await posted(actor, part(1), Date.UTC(2025, 11, 31, 15, 59))
		const first = await posted(actor, part(1, 2), Date.UTC(2025, 11, 31, 16))
		const second = await posted(actor, part(1), at)
		const lines = await latestNotices(actor, estate, 5)
		expect(lines.map((line) => [line.id, line.buildingName, line.entranceName])).toEqual([
			[second, '1 栋', null],
			[first, '1 栋', '2 单元'],
			[old, '1 栋', null],
		])
		const numbers = await Promise.all(lines.map((line) => numberOfNotice(estate.id, line)))
		expect(numbers).toEqual([
			{ year: 2026, number: 2 },
			{ year: 2026, number: 1 },
			{ year: 2025, number: 1 },
		])
	})

	it('shows a captain how many households of theirs have read', async () => {
		const actor = await captain(1)
		await posted(actor, part(1, 2))
		const id = await posted(actor, part(1), at + 1)
		await posted(await captain(2), part(2), at + 2)
		await posted(actor, part(1), at - 100 * 24 * 60 * 60 * 1000)
		await readNotice(await living(1, 1, 0), estate, id, at)
		expect((await captainNoticesFor(actor, at)).map((line) => [line.read, line.households])).toEqual([
			[1, 8],
			[0, 4],
		])
	})
})

describe('withdrawing a notice', () => {
	it('leaves its trace and takes it from what waits', async () => {
		const actor = await captain(1)
		const resident = await living(1, 1, 0)
		const id = await posted(actor, part(1))
		await withdrawNotice(actor, estate, id, at + 5)
		await withdrawNotice(actor, estate, id, at + 9)
		expect((await noticeFor(resident, estate, id))?.withdrawnAt).toBe(at + 5)
		expect(await unreadNoticesFor(resident, at)).toEqual([])
		expect(await latestNotices(resident, estate, 5)).toEqual([])
		expect(await noticesOf(resident, estate, { limit: 20, offset: 0 })).toHaveLength(1)
		expect(await readNotice(resident, estate, id, at)).toMatchObject({ error: 'notices:refusal.withdrawn' })
	})

	it('is not found for others than the poster and wider voices', async () => {
		const id = await posted(await captain(1), part(1))
		for (const actor of [await captain(2), await captain(1), await living(1, 1, 0)]) {
			await expect(withdrawNotice(actor, estate, id, at)).rejects.toMatchObject({ status: 404 })
		}
		const officer = await makeOfficer()
		expect((await withdrawNotice(officer, estate, id, at)).ok).toBe(true)
	})
})
