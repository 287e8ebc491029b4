import { owners } from 'db/schema'
import { onQuery, write } from 'db/store.server'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/features/identity/types'
import { settleVotes } from '~/features/planning/votes/settle-votes.server'
import { newId } from '~/platform/id'
import { freshDatabase } from '../../../../tests/support/database'
import { type MadeEstate, makeEstate, makeHolder, makeOfficer } from '../../../../tests/support/factories'
import { closesAt, type MadeVote, makeVote, midway, opensAt } from '../../../../tests/support/voting'
import { buildingGrid } from '../grid/queries.server'
import { callList } from './calls.server'
import { deliverPage } from './deliver-page.server'
import { doorPage } from './door-page.server'
import { recordDelivery } from './record-delivery.server'
import { recordVisit } from './record-visit.server'

beforeEach(freshDatabase)

async function openVote(areas = [6000, 7000, 8000]): Promise<MadeVote> {
	const vote = await makeVote({ made: await makeEstate({ buildings: 2, entrancesEach: 2, areas }) })
	await settleVotes(opensAt)
	await write((tx) => tx.update(owners).set({ phone: '13800138000' }).where(eq(owners.estateId, vote.made.estate.id)))
	return vote
}

const holder = (role: 'captain', made: MadeEstate, entrance: number) =>
	makeHolder(role, {
		scopeKind: 'entrance',
		scopeId: made.buildings[0]?.entrances[entrance]?.id ?? '',
		estateId: made.estate.id,
		regionPath: null,
	})
const auditor = () => makeHolder('auditor', { scopeKind: 'region', scopeId: '51', estateId: null, regionPath: '51/' })
const first = (made: MadeEstate) => made.buildings[0]?.id ?? ''

async function queriesOf(work: () => Promise<unknown>): Promise<number> {
	let queries = 0
	const stop = onQuery(() => {
		queries += 1
	})
	await work()
	stop()
	return queries
}

describe('the call list', () => {
	it('has the telephones of the captain’s own doors that have not voted, with the last result', async () => {
		const { made, voteId } = await openVote()
		const captain = await holder('captain', made, 0)
		const [unit] = made.units
		const visit = { voteId, unitId: unit?.id ?? '', outcome: 'no-answer' as const, note: '', requestKey: newId() }
		expect(await recordVisit(captain, made.estate, visit, midway)).toMatchObject({ ok: true })
		const list = await callList(captain, made.estate, { buildingId: first(made) }, midway)
		expect(list?.doors.map(({ entrance, number, visit: last, owners: own }) => [entrance, number, last, own])).toEqual([
			['1 单元', '101', 'no-answer', [{ name: '王*', phone: '13800138000' }]],
			['1 单元', '201', null, [{ name: '王*', phone: '13800138000' }]],
			['1 单元', '301', null, [{ name: '王*', phone: '13800138000' }]],
		])
		const narrowed = { buildingId: first(made), entrance: made.buildings[0]?.entrances[1]?.id }
		expect(await callList(captain, made.estate, narrowed, midway)).toBeNull()
	})

	it('is nothing for an auditor, for another building, and has no doors after the closing', async () => {
		const { made } = await openVote()
		const captain = await holder('captain', made, 0)
		const asked = { buildingId: first(made) }
		expect(await callList(await auditor(), made.estate, asked, midway)).toBeNull()
		expect(await callList(captain, made.estate, { buildingId: made.buildings[1]?.id ?? '' }, midway)).toBeNull()
		expect(await callList(captain, made.estate, asked, closesAt + 1)).toMatchObject({ vote: null, doors: [] })
	})
})

it('the page of deliveries has chosen what was not delivered yet', async () => {
	const { made, voteId } = await openVote()
	const captain = await holder('captain', made, 0)
	const input = {
		voteId,
		units: [made.units[1]?.id ?? ''],
		method: 'hand' as const,
		outcome: 'delivered' as const,
		day: '2026-11-19',
		note: '',
		requestKey: newId(),
	}
	expect(await recordDelivery(captain, made.estate, input, midway)).toMatchObject({ ok: true })
	const asked = { buildingId: first(made) }
	const page = await deliverPage(captain, made.estate, asked, midway)
	expect(page?.doors.map(({ number, delivery }) => [number, delivery])).toEqual([
		['101', null],
		['201', 'delivered'],
		['301', null],
	])
	expect(page?.chosen).toEqual([made.units[0]?.id, made.units[2]?.id])
	const one = await deliverPage(captain, made.estate, { ...asked, unit: made.units[1]?.id }, midway)
	expect(one?.chosen).toEqual([made.units[1]?.id])
	expect(await deliverPage(captain, made.estate, { ...asked, unit: made.units[4]?.id }, midway)).toBeNull()
	expect(await deliverPage(await auditor(), made.estate, asked, midway)).toBeNull()
})

describe('a door’s card', () => {
	async function card(actor: Actor, { made, voteId }: MadeVote, at = midway) {
		const grid = await buildingGrid(actor, made.estate, first(made), { vote: voteId }, at)
		const door = grid?.doors[0]
		if (!grid || !door) throw new Error('no door')
		const opened = { buildingId: first(made), entrance: '1 单元', door, vote: grid.vote }
		return { opened, page: () => doorPage(actor, made.estate, opened, at) }
	}

	it('lets who goes there record something while one can vote', async () => {
		const vote = await openVote()
		const captain = await holder('captain', vote.made, 0)
		const open = await (await card(captain, vote)).page()
		expect(open.work).not.toBeNull()
		expect(open.owners).toEqual([{ name: '王*', phone: '13800138000' }])
		const later = await (await card(captain, vote, closesAt + 1)).page()
		expect(later.work).toBeNull()
		const seen = await (await card(await auditor(), vote)).page()
		expect(seen).toMatchObject({ work: null, phones: false, owners: [{ name: '王*', phone: null }] })
	})
})

it('pages at the doors ask the same number of queries however many doors there are', async () => {
	const officer = await makeOfficer()
	const small = await openVote()
	const large = await openVote(Array.from({ length: 40 }, () => 7000))
	const counted = async ({ made, voteId }: MadeVote) => {
		const asked = { buildingId: first(made), vote: voteId }
		const grid = await buildingGrid(officer, made.estate, first(made), { vote: voteId }, midway)
		const door = grid?.doors[0]
		if (!grid || !door) throw new Error('no door')
		const opened = { buildingId: first(made), entrance: '1 单元', door, vote: grid.vote }
		return [
			await queriesOf(() => callList(officer, made.estate, asked, midway)),
			await queriesOf(() => deliverPage(officer, made.estate, asked, midway)),
			await queriesOf(() => doorPage(officer, made.estate, opened, midway)),
		]
	}
	expect(await counted(small)).toEqual([5, 4, 4])
	expect(await counted(large)).toEqual([5, 4, 4])
})
