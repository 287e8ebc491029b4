import { paperBallots, rollUnits } from 'db/schema'
import { onQuery, read, write } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { placeBallot } from '~/features/planning/votes/place-ballot.server'
import { findVote } from '~/features/planning/votes/queries.server'
import { addWeights } from '~/features/planning/votes/rules'
import { settleVotes } from '~/features/planning/votes/settle-votes.server'
import { turnoutOf } from '~/features/planning/votes/turnout.server'
import { newId } from '~/platform/id'
import { freshDatabase } from '../../../../tests/support/database'
import { type MadeEstate, makeEstate, makeHolder, makeOfficer } from '../../../../tests/support/factories'
import { type MadeVote, makeVote, midway, opensAt } from '../../../../tests/support/voting'
import { recordDelivery } from '../doors/record-delivery.server'
import { sendReminder } from '../doors/send-reminder.server'
import { buildingGrid } from '../grid/queries.server'
import { turnoutPage } from './page.server'
import { turnoutFor } from './queries.server'

beforeEach(freshDatabase)

const areas = [6000, 7000, 8000]

async function openVote(made?: MadeEstate): Promise<MadeVote> {
	const vote = await makeVote({ made: made ?? (await makeEstate({ buildings: 2, entrancesEach: 2, areas })) })
	await settleVotes(opensAt)
	return vote
}

async function voterAt({ made, voteId }: MadeVote, unit: number) {
	const unitId = made.units[unit]?.id ?? ''
	const [row] = await read
		.select({ voterId: rollUnits.voterId })
		.from(rollUnits)
		.where(and(eq(rollUnits.estateId, made.estate.id), eq(rollUnits.voteId, voteId), eq(rollUnits.unitId, unitId)))
	return { unitId, voterId: row?.voterId ?? '' }
}

async function cast(vote: MadeVote, unit: number, channel: 'online' | 'paper' | 'municipal') {
	const { made, voteId, matterIds } = vote
	const choices = Object.fromEntries(matterIds.map((id) => [id, 'against' as const]))
	const voter = await voterAt(vote, unit)
	const ballot = {
		estateId: made.estate.id,
		voteId,
		...voter,
		channel,
		castBy: 'somebody',
		choices,
		requestKey: newId(),
	}
	await write((tx) => placeBallot(tx, ballot, midway))
}

/** Three ballots of three ways, a paper that waits, a delivery to an entrance and one that failed. */
async function halfway() {
	const vote = await openVote()
	const { made, voteId } = vote
	await cast(vote, 0, 'online')
	await cast(vote, 4, 'paper')
	await cast(vote, 7, 'municipal')
	const paper = await voterAt(vote, 1)
	await write((tx) =>
		tx.insert(paperBallots).values({
			estateId: made.estate.id,
			id: newId(),
			voteId,
			...paper,
			mode: 'sealed',
			receivedAt: midway,
			receivedBy: 'captain',
			requestKey: newId(),
		}),
	)
	const officer = await makeOfficer()
	const ids = (numbers: number[]) => numbers.map((number) => made.units[number]?.id ?? '')
	const delivery = { voteId, method: 'mailbox' as const, day: '2026-11-17', note: '' }
	const asked = [
		{ ...delivery, units: ids([0, 1, 2]), outcome: 'delivered' as const, requestKey: newId() },
		{ ...delivery, units: ids([11]), outcome: 'undeliverable' as const, requestKey: newId() },
	]
	for (const input of asked)
		expect(await recordDelivery(officer, made.estate, input, midway)).toMatchObject({ ok: true })
	await sendReminder(officer, made.estate, { voteId }, midway + 10 * 3600 * 1000)
	return { ...vote, officer }
}

describe('turnout', () => {
	it('is told by building, entrance, channel and delivery, and adds up to the roll', async () => {
		const { made, voteId, officer } = await halfway()
		const { whole, lines, own, complete } = await turnoutFor(officer, made.estate, voteId, midway)
		expect(whole).toMatchObject({
			all: { heads: 12, area: 84_000 },
			online: { heads: 1, area: 6000 },
			paper: { heads: 1, area: 7000 },
			municipal: { heads: 1, area: 7000 },
			voted: { heads: 3, area: 20_000 },
			toConfirm: { heads: 1, area: 7000 },
			delivered: { heads: 3, area: 21_000 },
			undeliverable: { heads: 1, area: 8000 },
			unrecorded: { heads: 8 },
		})
		expect(whole.voted).toEqual(await turnoutOf(made.estate.id, voteId))
		expect(own).toEqual(whole)
		expect(complete).toBe(true)
		expect(lines.map(({ building, entrance, voted, all }) => [building, entrance, voted.heads, all.heads])).toEqual([
			['1 栋', null, 2, 6],
			['1 栋', '1 单元', 1, 3],
			['1 栋', '2 单元', 1, 3],
			['2 栋', null, 1, 6],
			['2 栋', '1 单元', 1, 3],
			['2 栋', '2 单元', 0, 3],
		])
		const entrances = lines.filter((line) => line.entrance !== null)
		for (const name of ['all', 'voted', 'online', 'paper', 'municipal', 'delivered', 'toConfirm'] as const) {
			expect(addWeights(entrances.map((line) => line[name]))).toEqual(whole[name])
		}
	})

	it('shows a captain the own part beside the whole, and no choice', async () => {
		const { made, voteId } = await halfway()
		const captain = await makeHolder('captain', {
			scopeKind: 'entrance',
			scopeId: made.buildings[0]?.entrances[0]?.id ?? '',
			estateId: made.estate.id,
			regionPath: null,
		})
		const vote = await findVote(made.estate.id, voteId, midway)
		if (!vote) throw new Error('no vote')
		const page = await turnoutPage(captain, made.estate, vote, midway)
		expect(page.lines.map(({ building, entrance, all }) => [building, entrance, all.heads])).toEqual([
			['1 栋', null, 3],
		])
		expect(page.own.all.heads).toBe(3)
		expect(page.whole.all.heads).toBe(12)
		expect(page.complete).toBe(false)
		expect(page.tests.map(({ name, value, needed }) => [name, value, needed])).toEqual([
			['participation-heads', 3, 8],
			['participation-area', 20_000, 56_000],
		])
		expect(JSON.stringify(page)).not.toMatch(/"(for|against|abstain)"/)
	})

	it('asks the same number of queries however many doors there are', async () => {
		const small = await halfway()
		const large = await openVote(await makeEstate({ areas: Array.from({ length: 60 }, () => 7000) }))
		const count = async ({ made, voteId }: MadeVote) => {
			let queries = 0
			const stop = onQuery(() => {
				queries += 1
			})
			await turnoutFor(small.officer, made.estate, voteId, midway)
			stop()
			return queries
		}
		expect(await count(small)).toBe(3)
		expect(await count(large)).toBe(3)
	})
})

it('the grid tells the same, door by door', async () => {
	const { made, officer } = await halfway()
	const grid = await buildingGrid(officer, made.estate, made.buildings[0]?.id, {}, midway)
	expect(grid?.counts).toMatchObject({ doors: 6, online: 1, paper: 1, toConfirm: 1, delivered: 1, notReached: 2 })
	const other = await buildingGrid(officer, made.estate, made.buildings[1]?.id, {}, midway)
	expect(other?.counts).toMatchObject({ doors: 6, online: 1, unvoted: 5, notReached: 5 })
})
