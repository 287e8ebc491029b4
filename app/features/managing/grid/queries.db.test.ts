import { onQuery } from 'db/store.server'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/features/identity/types'
import { castBallot } from '~/features/planning/votes/cast-ballot.server'
import { settleVotes } from '~/features/planning/votes/settle-votes.server'
import { unreachedFor } from '~/features/planning/votes/unreached.server'
import { votersOf } from '~/features/planning/votes/voters.server'
import { newId } from '~/platform/id'
import { freshDatabase } from '../../../../tests/support/database'
import { type MadeEstate, makeEstate, makeHolder, makeOfficer, makeResident } from '../../../../tests/support/factories'
import { makeVote, midway, opensAt } from '../../../../tests/support/voting'
import { buildingGrid, doorOwners, gridList } from './queries.server'

beforeEach(freshDatabase)

async function openVote() {
	const made = await makeEstate({ buildings: 2, entrancesEach: 2, areas: [6000, 7000, 8000] })
	const vote = await makeVote({ made })
	await settleVotes(opensAt)
	const owner = await makeResident(made, made.units[0])
	const [voter] = await votersOf(owner, made.estate.id, vote.voteId)
	const choices = Object.fromEntries(vote.matterIds.map((id) => [id, 'against' as const]))
	await castBallot(
		owner,
		made.estate,
		{ voteId: vote.voteId, voterId: voter?.id ?? '', choices, requestKey: newId() },
		midway,
	)
	return { ...vote, made }
}

const captainOf = (made: MadeEstate, scopeKind: 'building' | 'entrance', scopeId: string | undefined): Promise<Actor> =>
	makeHolder('captain', { scopeKind, scopeId: scopeId ?? '', estateId: made.estate.id, regionPath: null })

describe('a grid', () => {
	it('shows who has voted and who has not, and no choice anywhere', async () => {
		const { made } = await openVote()
		const [building] = made.buildings
		const captain = await captainOf(made, 'building', building?.id)
		const grid = await buildingGrid(captain, made.estate, building?.id, {}, midway)
		expect(grid?.counts).toMatchObject({
			doors: 6,
			claimed: 1,
			online: 1,
			paper: 0,
			unvoted: 5,
			notReached: 5,
			outside: 0,
		})
		expect(grid?.entrances.map(({ name, floors }) => [name, floors.map(({ floor }) => floor)])).toEqual([
			['1 单元', [3, 2, 1]],
			['2 单元', [3, 2, 1]],
		])
		expect(JSON.stringify(grid)).not.toMatch(/against|abstain|choice/)
	})

	it('shows a captain only the own building, or the own entrance of it', async () => {
		const { made } = await openVote()
		const [first, second] = made.buildings
		const captain = await captainOf(made, 'entrance', first?.entrances[1]?.id)
		const grid = await buildingGrid(captain, made.estate, first?.id, {}, midway)
		expect(grid?.entrances.map(({ id }) => id)).toEqual([first?.entrances[1]?.id])
		expect(grid?.doors.length).toBe(3)
		expect(await buildingGrid(captain, made.estate, second?.id, {}, midway)).toBeNull()
		const list = await gridList(captain, made.estate, {}, midway)
		expect(list?.buildings.map((building) => [building.id, building.counts.doors])).toEqual([[first?.id, 3]])
	})

	it('knows no building and no vote of another estate', async () => {
		const { made } = await openVote()
		const other = await openVote()
		const captain = await captainOf(made, 'building', made.buildings[0]?.id)
		const buildingId = made.buildings[0]?.id
		expect(await buildingGrid(captain, made.estate, other.made.buildings[0]?.id, {}, midway)).toBeNull()
		expect(await buildingGrid(captain, made.estate, buildingId, { vote: other.voteId }, midway)).toBeNull()
		expect(await buildingGrid(captain, other.made.estate, other.made.buildings[0]?.id, {}, midway)).toBeNull()
	})

	it('gives the phone of an owner to who goes to the doors, not to an auditor', async () => {
		const { made } = await openVote()
		const [unit] = made.units
		const door = { unitId: unit?.id ?? '', entranceId: unit?.entranceId ?? '' }
		const auditor = await makeHolder('auditor', {
			scopeKind: 'region',
			scopeId: '51',
			estateId: null,
			regionPath: '51/',
		})
		const officer = await makeOfficer()
		const asked = (actor: Actor) => doorOwners(actor, made.estate, unit?.buildingId ?? '', door)
		expect((await asked(auditor)).map((owner) => owner.phone)).toEqual([null])
		expect(await asked(officer)).toHaveLength(1)
	})

	it('asks the same number of queries however many doors there are', async () => {
		const small = await openVote()
		const large = await makeEstate({ areas: Array.from({ length: 60 }, () => 7000) })
		const officer = await makeOfficer()
		const count = async (made: MadeEstate) => {
			let queries = 0
			const stop = onQuery(() => {
				queries += 1
			})
			await buildingGrid(officer, made.estate, made.buildings[0]?.id, {}, midway)
			stop()
			return queries
		}
		expect(await count(small.made)).toBe(3)
		expect(await count(large)).toBe(3)
	})
})

it('a captain is told how many doors are not reached, by building', async () => {
	const { made, voteId } = await openVote()
	const [first, second] = made.buildings
	const one = await captainOf(made, 'building', first?.id)
	expect(
		(await unreachedFor(one, midway)).map((line) => [line.voteId, line.buildingId, line.doors, line.waiting]),
	).toEqual([[voteId, first?.id, 6, 5]])
	const entrance = await captainOf(made, 'entrance', second?.entrances[0]?.id)
	expect((await unreachedFor(entrance, midway)).map((line) => [line.doors, line.waiting])).toEqual([[3, 3]])
	expect(await unreachedFor(await makeResident(made, made.units[1]), midway)).toEqual([])
})
