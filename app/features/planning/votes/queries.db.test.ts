import { onQuery } from 'db/store.server'
import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '~/platform/id'
import { freshDatabase } from '../../../../tests/support/database'
import { makeEstate, makeHolder, makeResident } from '../../../../tests/support/factories'
import {
	announcedAt,
	closesAt,
	type MadeVote,
	makeVote,
	midway,
	opensAt,
	voteRow,
} from '../../../../tests/support/voting'
import { ballotPage } from './ballot-page.server'
import { castBallot } from './cast-ballot.server'
import { voteForPage } from './page.server'
import { openVotesFor, voteForEstatePage, votesOf } from './queries.server'
import { receiptFor } from './receipt.server'
import { votersOf } from './voters.server'

beforeEach(freshDatabase)

async function castBy(vote: MadeVote, index: number, choice: 'for' | 'against' = 'for') {
	const owner = await makeResident(vote.made, vote.made.units[index])
	const page = await ballotPage(owner, vote.made.estate, { voteId: vote.voteId, voterId: null }, midway)
	const choices = Object.fromEntries(vote.matterIds.map((id) => [id, choice]))
	const input = { voteId: vote.voteId, voterId: page?.voter?.id ?? '', choices, requestKey: newId() }
	const cast = await castBallot(owner, vote.made.estate, input, midway)
	if (!cast.ok) throw new Error(cast.error)
	return { owner, receiptNumber: cast.value.receiptNumber }
}

describe('the page of a vote', () => {
	it('opens the vote by itself when somebody looks after the first instant', async () => {
		const vote = await makeVote()
		expect((await voteForPage(vote.made.estate, vote.voteId, null, 'en', opensAt - 1))?.vote.state).toBe('announced')
		const page = await voteForPage(vote.made.estate, vote.voteId, null, 'en', opensAt)
		expect(page?.vote).toMatchObject({ state: 'open', total: { heads: 6, area: 51_000 } })
		expect((await voteRow(vote)).openedAt).toBe(opensAt)
	})

	it('shows turnout and no split while the vote is open, to anybody', async () => {
		const vote = await makeVote()
		const { owner } = await castBy(vote, 0, 'against')
		await castBy(vote, 1, 'for')
		const captain = await makeHolder('captain', {
			scopeKind: 'building',
			scopeId: vote.made.units[0]?.buildingId ?? '',
			estateId: vote.made.estate.id,
			regionPath: null,
		})
		for (const actor of [null, owner, captain, vote.officer]) {
			const page = await voteForPage(vote.made.estate, vote.voteId, actor, 'en', midway)
			expect(page?.counted).toBeNull()
			expect(page?.turnoutTests?.map((test) => [test.value, test.whole, test.missing])).toEqual([
				[2, 6, 2],
				[13_000, 51_000, 21_000],
			])
			expect(JSON.stringify(page)).not.toMatch(/"(for|against|abstain)"/)
		}
	})

	it('shows to nobody who they are not: voters are only the own', async () => {
		const vote = await makeVote()
		const { owner } = await castBy(vote, 0)
		const mine = await voteForPage(vote.made.estate, vote.voteId, owner, 'en', midway)
		expect(mine?.voters.map((voter) => voter.doors.map((door) => door.number))).toEqual([['101']])
		expect((await voteForPage(vote.made.estate, vote.voteId, null, 'en', midway))?.voters).toEqual([])
	})

	it('closes the vote by itself and shows the result that was put on record', async () => {
		const vote = await makeVote()
		for (const index of [0, 1, 2, 3, 4]) await castBy(vote, index)
		const page = await voteForPage(vote.made.estate, vote.voteId, null, 'en', closesAt)
		expect(page?.vote).toMatchObject({ stage: 'preliminary', passed: null, closedAt: closesAt })
		expect((await voteRow(vote)).passed).toBe('yes')
		expect(page?.counted?.map((matter) => matter.result.for.heads)).toEqual([5, 5])
		expect(page?.counted?.[0]?.byBuilding.map((line) => line.for.heads)).toEqual([5])
	})

	it('hides a building in which fewer than five took part', async () => {
		const vote = await makeVote()
		for (const index of [0, 1, 2, 3]) await castBy(vote, index)
		const page = await voteForPage(vote.made.estate, vote.voteId, null, 'en', closesAt)
		expect(page?.counted?.map((matter) => matter.byBuilding)).toEqual([[], []])
	})

	it('is nothing for an id of another estate', async () => {
		const vote = await makeVote()
		const other = await makeEstate({ name: '别处' })
		expect(await voteForPage(other.estate, vote.voteId, null, 'en', midway)).toBeNull()
		for (const id of ['', 'x'.repeat(100), '\u0000', undefined]) {
			expect(await voteForPage(vote.made.estate, id, null, 'en', midway)).toBeNull()
		}
	})

	it('asks a fixed number of queries', async () => {
		const count = async (size: number) => {
			const made = await makeEstate({ areas: Array.from({ length: size }, () => 8000) })
			const vote = await makeVote({ made })
			const { owner } = await castBy(vote, 0)
			let queries = 0
			const stop = onQuery(() => {
				queries += 1
			})
			await voteForPage(made.estate, vote.voteId, owner, 'en', midway)
			stop()
			return queries
		}
		expect(await count(6)).toBe(await count(60))
	})
})

describe('a receipt', () => {
	it('is read again by the household, and by nobody else', async () => {
		const vote = await makeVote()
		const { owner, receiptNumber } = await castBy(vote, 0, 'against')
		const asked = { voteId: vote.voteId, receiptNumber }
		const receipt = await receiptFor(owner, vote.made.estate.id, asked, midway)
		expect(receipt).toMatchObject({ standing: 'counts', by: 'me', area: 6000, castAt: midway })
		expect(receipt?.choices.map(({ choice }) => choice)).toEqual(['against', 'against'])
		const tenant = await makeResident(vote.made, vote.made.units[0], 'tenant')
		const neighbour = await makeResident(vote.made, vote.made.units[1])
		for (const actor of [tenant, neighbour, vote.officer]) {
			expect(await receiptFor(actor, vote.made.estate.id, asked, midway)).toBeNull()
		}
		const unknown = { voteId: vote.voteId, receiptNumber: 'WG-0000-0000-0000' }
		expect(await receiptFor(owner, vote.made.estate.id, unknown, midway)).toBeNull()
	})
})

describe('what other pages ask', () => {
	it('the estate page gets the open vote with the own state', async () => {
		const vote = await makeVote()
		expect((await voteForEstatePage(vote.made.estate, null, announcedAt))?.vote.state).toBe('announced')
		const { owner } = await castBy(vote, 0)
		const shown = await voteForEstatePage(vote.made.estate, owner, midway)
		expect(shown).toMatchObject({ turnout: { heads: 1, area: 6000 }, voters: [{ ballotSeq: 1 }] })
		expect((await votesOf(vote.made.estate, midway)).map((line) => line.state)).toEqual(['open'])
	})

	it('the home page gets what waits, until it is done', async () => {
		const vote = await makeVote()
		const owner = await makeResident(vote.made, vote.made.units[3])
		expect(await openVotesFor(owner, opensAt - 1)).toEqual([])
		const [open] = await openVotesFor(owner, midway)
		expect(open?.waiting.map((voter) => voter.doors.map((door) => door.number))).toEqual([['401']])
		expect(await votersOf(owner, vote.made.estate.id, vote.voteId)).toHaveLength(1)
	})
})
