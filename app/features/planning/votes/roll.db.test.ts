import { auditEntries, owners, ownerships, rollExclusions, rollUnits, rollVoters, units, votes } from 'db/schema'
import { read, write } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { translatorFor } from '~/platform/i18n.server'
import { freshDatabase } from '../../../../tests/support/database'
import { type MadeEstate, makeEstate, makeOfficer, publishPlan } from '../../../../tests/support/factories'
import {
	type AnnounceInput,
	announcedAt,
	announceInput,
	closesAt,
	type MadeVote,
	makeVote,
	midway,
	opensAt,
	voteRow,
} from '../../../../tests/support/voting'
import { announceVote } from './announce-vote.server'
import { findVote } from './queries.server'
import { rollCsv } from './roll-export.server'
import { rollPage } from './roll-page.server'
import { openingGaps, postedRoll } from './roll-posted.server'
import { settleVotes } from './settle-votes.server'

beforeEach(freshDatabase)

const change = (made: MadeEstate, index: number, values: Partial<typeof units.$inferInsert>) =>
	write((tx) =>
		tx
			.update(units)
			.set(values)
			.where(and(eq(units.estateId, made.estate.id), eq(units.id, made.units[index]?.id ?? ''))),
	)

function disown(made: MadeEstate, index: number) {
	return write((tx) => tx.delete(ownerships).where(eq(ownerships.unitId, made.units[index]?.id ?? '')))
}

function own(made: MadeEstate, index: number, ownerId: string) {
	const share = { estateId: made.estate.id, shareNumerator: 1, shareDenominator: 1 }
	return write((tx) => tx.insert(ownerships).values({ ...share, unitId: made.units[index]?.id ?? '', ownerId }))
}

async function announce(made: MadeEstate, input: Partial<AnnounceInput>) {
	const officer = await makeOfficer()
	const { versionId } = await publishPlan(made.estate.id)
	return announceVote(officer, made.estate, announceInput(versionId, input), announcedAt)
}

const doors = (rows: readonly { number: string }[]) => rows.map(({ number }) => number)

describe('interested owners', () => {
	it('are those of the listed doors, whole entrances and single ones together; the list is frozen with the notice', async () => {
		const made = await makeEstate({ buildings: 2, entrancesEach: 2, areas: [5000, 6000] })
		const second = made.buildings[1]?.entrances[1]?.id ?? ''
		const vote = await makeVote({
			made,
			change: { scope: 'interested', scopeParts: [`entrance:${second}`], scopeDoors: '1-1-101\n1栋1单元201室' },
		})
		expect(await voteRow(vote)).toMatchObject({ scopeKind: 'interested', scopeId: vote.voteId })
		await settleVotes(opensAt)
		expect(await voteRow(vote)).toMatchObject({ rollHeads: 4, rollArea: 22_000 })
		const roll = await postedRoll(made.estate, vote.voteId, opensAt)
		expect(roll?.units.map((unit) => `${unit.building} ${unit.entrance} ${unit.number}`)).toEqual([
			'1 栋 1 单元 101',
			'1 栋 1 单元 201',
			'2 栋 2 单元 101',
			'2 栋 2 单元 201',
		])
	})

	it.each<[string, Partial<AnnounceInput>, string]>([
		['an empty list', { scopeDoors: ' \n' }, 'roll:refusal.no-doors'],
		['a door that the estate lacks', { scopeDoors: '1-1-101\n9-9-901' }, 'roll:refusal.unknown-doors'],
		['a building elsewhere', { scopeParts: ['building:elsewhere'] }, 'roll:refusal.unknown-doors'],
	])('are not %s', async (_, input, error) => {
		const made = await makeEstate()
		expect(await announce(made, { scope: 'interested', ...input })).toMatchObject({ ok: false, error })
		expect(await read.$count(votes)).toBe(0)
	})

	it('of another estate are refused, though the door has the same name there', async () => {
		const other = await makeEstate({ name: '别处', buildings: 3 })
		const made = await makeEstate()
		const part = `building:${other.buildings[2]?.id}`
		expect(await announce(made, { scope: 'interested', scopeParts: [part] })).toMatchObject({
			error: 'roll:refusal.unknown-doors',
		})
	})
})

describe('parking and storage', () => {
	/** 101 is a garage, 201 a storage room, the other four are homes. */
	async function withGarage(input: Partial<AnnounceInput>) {
		const made = await makeEstate({ areas: [1200, 600, 8000, 9000, 10_000, 11_000] })
		await change(made, 0, { use: 'garage' })
		await change(made, 1, { use: 'storage' })
		const vote = await makeVote({ made, change: input })
		await settleVotes(opensAt)
		return vote
	}

	it('stay off the roll when the matters do not concern them, each with its reason', async () => {
		const vote = await withGarage({ concernsParking: 'no' })
		expect(await voteRow(vote)).toMatchObject({ rollHeads: 4, rollArea: 38_000, concernsParking: false })
		const rows = await read.select().from(rollExclusions).orderBy(rollExclusions.area)
		expect(rows.map(({ area, reason }) => [area, reason])).toEqual([
			[600, 'storage'],
			[1200, 'parking'],
		])
		const page = await pageOf(vote, opensAt)
		expect(page?.excluded).toEqual([
			{ reason: 'parking', units: 1, area: 1200 },
			{ reason: 'storage', units: 1, area: 600 },
		])
		expect(page?.total).toMatchObject({ heads: 4, units: 4, area: 38_000 })
	})

	it('count when the matters concern them', async () => {
		const vote = await withGarage({ concernsParking: 'yes' })
		expect(await voteRow(vote)).toMatchObject({ rollHeads: 6, rollArea: 39_800, concernsParking: true })
		expect(await read.$count(rollExclusions)).toBe(0)
	})

	it('need no owner where they do not count', async () => {
		const made = await makeEstate()
		await change(made, 0, { use: 'garage' })
		await disown(made, 0)
		expect(await announce(made, {})).toMatchObject({ ok: true })
		expect(await announce(await makeEstate({ name: '全是车位', areas: [1000] }), {})).toMatchObject({ ok: true })
	})

	it('alone are no scope', async () => {
		const made = await makeEstate({ areas: [1000] })
		await change(made, 0, { use: 'garage' })
		expect(await announce(made, {})).toMatchObject({ error: 'votes:refusal.empty-scope' })
	})
})

it('the developer is one head with all it has not sold and not delivered', async () => {
	const made = await makeEstate({ areas: [6000, 7000, 8000, 9000] })
	await write((tx) =>
		tx
			.insert(owners)
			.values({ estateId: made.estate.id, id: 'dev', ownerKey: 'dev', name: '开发公司', kind: 'developer' }),
	)
	// sold or not: until it is delivered the register holds the developer as its owner
	for (const index of [1, 2, 3]) {
		await disown(made, index)
		await own(made, index, 'dev')
	}
	const vote = await makeVote({ made })
	await settleVotes(opensAt)
	expect(await voteRow(vote)).toMatchObject({ rollHeads: 2, rollArea: 30_000 })
})

describe('a roll with gaps at the hour of opening', () => {
	async function withGaps() {
		const vote = await makeVote()
		await disown(vote.made, 0)
		await change(vote.made, 2, { area: 0 })
		return vote
	}

	it('refuses to freeze, says at which doors and what, and is put on record once', async () => {
		const vote = await withGaps()
		await settleVotes(opensAt)
		await settleVotes(opensAt + 60_000)
		const row = await voteRow(vote)
		expect(row).toMatchObject({ openedAt: null, openingRefusedAt: opensAt, rollHeads: null })
		expect(await read.$count(rollVoters)).toBe(0)
		const [entry, second] = await read.select().from(auditEntries).where(eq(auditEntries.deed, 'refuse-opening'))
		expect(entry).toMatchObject({ actorKind: 'system', detail: { gaps: 2 } })
		expect(second).toBeUndefined()
		const gaps = await openingGaps(vote.made.estate.id, row)
		expect(gaps).toMatchObject({ count: 2, more: 0 })
		expect(gaps.entrances[0]?.rows.map(({ number, missing }) => [number, missing])).toEqual([
			['101', 'owner'],
			['301', 'area'],
		])
	})

	it('opens by itself when the register is mended, and stays open after a restart', async () => {
		const vote = await withGaps()
		await settleVotes(opensAt)
		await change(vote.made, 2, { area: 8000 })
		await settleVotes(opensAt + 60_000)
		expect((await voteRow(vote)).openedAt).toBeNull()
		await own(vote.made, 0, vote.made.units[0]?.ownerIds[0] ?? '')
		// a new process knows only what is stored: its job does the rest, once
		await Promise.all([settleVotes(midway), settleVotes(midway)])
		const row = await voteRow(vote)
		expect(row).toMatchObject({ openedAt: midway, openingRefusedAt: opensAt, rollHeads: 6, rollArea: 51_000 })
		await settleVotes(midway + 1)
		expect(await voteRow(vote)).toEqual(row)
		expect(await read.$count(auditEntries, eq(auditEntries.deed, 'open-vote'))).toBe(1)
		expect((await findVote(vote.made.estate.id, vote.voteId, midway + 2))?.state).toBe('open')
	})

	it('is cancelled by the system when its last day is over', async () => {
		const vote = await withGaps()
		await settleVotes(opensAt)
		await settleVotes(closesAt - 1)
		expect((await voteRow(vote)).cancelledAt).toBeNull()
		await settleVotes(closesAt)
		expect(await voteRow(vote)).toMatchObject({
			cancelledAt: closesAt,
			cancelReason: 'roll-incomplete',
			openedAt: null,
		})
		const [entry] = await read.select().from(auditEntries).where(eq(auditEntries.deed, 'cancel-vote'))
		expect(entry).toMatchObject({ actorKind: 'system', detail: { reason: 'never-opened' } })
		// mended too late
		await change(vote.made, 2, { area: 8000 })
		await own(vote.made, 0, vote.made.units[0]?.ownerIds[0] ?? '')
		await settleVotes(closesAt + 60_000)
		expect((await voteRow(vote)).openedAt).toBeNull()
	})
})

function pageOf(vote: MadeVote, at: number, who: { inside?: boolean; officer?: boolean } = {}) {
	const standing = { inside: who.inside ?? true, officer: who.officer ?? false, buildingId: undefined }
	return rollPage(vote.made.estate, vote.voteId, standing, at)
}

describe('the posted roll', () => {
	it('is today’s before the opening and the frozen one after it', async () => {
		const vote = await makeVote()
		expect(await pageOf(vote, announcedAt)).toMatchObject({
			frozen: false,
			hash: null,
			total: { heads: 6, area: 51_000 },
		})
		await change(vote.made, 0, { area: 6500, areaSource: 'survey' })
		expect((await pageOf(vote, announcedAt))?.entrances[0]?.units[0]).toMatchObject({
			area: 6500,
			areaSource: 'survey',
		})
		await settleVotes(opensAt)
		await change(vote.made, 0, { area: 9999, areaSource: 'registry' })
		const page = await pageOf(vote, opensAt)
		expect(page).toMatchObject({ frozen: true, total: { heads: 6, area: 51_500 } })
		expect(page?.entrances[0]?.units[0]).toMatchObject({ number: '101', area: 6500, areaSource: 'survey' })
		expect(page?.hash).toBe((await voteRow(vote)).rollHash)
	})

	it('holds no name, no owner and no voter, on the page or in the file', async () => {
		const vote = await makeVote()
		await settleVotes(opensAt)
		const shown = JSON.stringify(await pageOf(vote, opensAt, { officer: true }))
		const csv = await rollCsv(vote.made.estate, vote.voteId, translatorFor('zh-CN'), opensAt)
		const voters = await read.select({ id: rollVoters.id }).from(rollVoters)
		const secrets = [...vote.made.units.flatMap(({ ownerIds }) => ownerIds), ...voters.map(({ id }) => id), '王']
		for (const secret of secrets) {
			expect(shown).not.toContain(secret)
			expect(csv).not.toContain(secret)
		}
		expect(csv?.split('\r\n')[1]).toBe('1 栋,1 单元,101,住宅,60.00,不动产登记,计入')
	})

	it('shows doors to who is inside the estate, and only sums to others', async () => {
		const vote = await makeVote()
		const page = await pageOf(vote, announcedAt, { inside: false })
		expect(page).toMatchObject({ entrances: [], total: { heads: 6 } })
		expect((await pageOf(vote, announcedAt))?.entrances[0]?.units).toHaveLength(6)
	})

	it('gives a spreadsheet nothing to run', async () => {
		const made = await makeEstate()
		await change(made, 0, { number: '=1+1' })
		const vote = await makeVote({ made })
		const csv = await rollCsv(made.estate, vote.voteId, translatorFor('zh-CN'), announcedAt)
		expect(csv).toContain(",'=1+1,")
	})
})

describe('the drift since the last roll', () => {
	it('names doors and areas, and of owners only how many changed', async () => {
		const made = await makeEstate({ areas: [6000, 7000, 8000, 9000] })
		const first = await makeVote({ made })
		expect((await pageOf(first, announcedAt, { officer: true }))?.drift).toBeNull()
		await settleVotes(opensAt)
		await change(made, 0, { area: 6100 })
		await change(made, 1, { use: 'garage' })
		await disown(made, 2)
		await own(made, 2, made.units[0]?.ownerIds[0] ?? '')
		const again = await announceVote(first.officer, made.estate, announceInput(first.versionId), announcedAt)
		if (!again.ok) throw new Error(again.error)
		const second = { ...first, voteId: again.value.voteId }
		const page = await pageOf(second, midway, { officer: true })
		expect(page?.drift).toMatchObject({
			last: { id: first.voteId },
			before: { heads: 4, area: 30_000 },
			counts: { added: 0, gone: 1, areaChanged: 1, ownersChanged: 1 },
			gone: ['1 栋 1 单元 201'],
			areaChanged: [{ door: '1 栋 1 单元 101', before: 6000, now: 6100 }],
		})
		expect((await pageOf(second, midway))?.drift).toBeNull()
	})
})

it('numbers the voters in the order of the doors', async () => {
	const made = await makeEstate({ buildings: 2, areas: [5000, 6000] })
	await makeVote({ made })
	await settleVotes(opensAt)
	const rows = await read
		.select({ number: rollVoters.number, unitId: rollUnits.unitId })
		.from(rollVoters)
		.innerJoin(rollUnits, eq(rollUnits.voterId, rollVoters.id))
		.orderBy(rollVoters.number)
	expect(rows.map(({ unitId }) => unitId)).toEqual(made.units.map(({ id }) => id))
	expect(doors(made.units)).toEqual(['101', '201', '101', '201'])
})
