import { homes, owners, ownerships, people, rollVoters, ruleProfiles, units } from 'db/schema'
import { read, write } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { freshDatabase } from '../../../../tests/support/database'
import { makeEstate, makeResident } from '../../../../tests/support/factories'
import { type MadeVote, makeVote, midway, opensAt } from '../../../../tests/support/voting'
import { castBallot } from './cast-ballot.server'
import { nationalProfile } from './national-profile'
import type { SaleRule } from './profile'
import { settleVotes } from './settle-votes.server'
import { votersOf } from './voters.server'

beforeEach(freshDatabase)

/** An open vote under this rule. The owner of 101 owns 201 too. */
async function openVote(sale: SaleRule): Promise<MadeVote & { seller: Actor; voterId: string }> {
	const rules = { ...nationalProfile, sale }
	const row = {
		id: 'here-1',
		code: 'here',
		version: 1,
		regionPath: '51/',
		validFrom: '2026-01-01',
		validTo: null,
		rules,
	}
	await write((tx) => tx.insert(ruleProfiles).values(row))
	const made = await makeEstate()
	await sell(made, 1, made.units[0]?.ownerIds[0] ?? '')
	const vote = await makeVote({ made })
	await settleVotes(opensAt)
	const seller = await makeResident(made, made.units[0])
	const [voter] = await read
		.select({ id: rollVoters.id })
		.from(rollVoters)
		.where(and(eq(rollVoters.voteId, vote.voteId), eq(rollVoters.unitCount, 2)))
	return { ...vote, seller, voterId: voter?.id ?? '' }
}

async function sell(made: MadeVote['made'], index: number, ownerId: string): Promise<void> {
	const unitId = made.units[index]?.id ?? ''
	await write(async (tx) => {
		await tx.delete(ownerships).where(eq(ownerships.unitId, unitId))
		await tx
			.insert(ownerships)
			.values({ estateId: made.estate.id, unitId, ownerId, shareNumerator: 1, shareDenominator: 1 })
	})
}

/** A new owner who has claimed the unit. */
async function buyerOf({ made }: MadeVote, index: number): Promise<Actor & { ownerId: string }> {
	const ownerId = newId()
	const personId = newId()
	const estateId = made.estate.id
	const unit = made.units[index]
	if (!unit) throw new Error('no such unit')
	const home = { unitId: unit.id, relation: 'owner', ownerId } as const
	await write(async (tx) => {
		await tx.insert(owners).values({ estateId, id: ownerId, ownerKey: ownerId, name: '买家' })
		await tx.insert(people).values({ id: personId, kind: 'resident', displayName: '买家', createdAt: 1 })
		await tx.insert(homes).values({ estateId, id: newId(), personId, claimedAt: 1, ...home })
	})
	const homesOf = [{ estateId, buildingId: unit.buildingId, entranceId: unit.entranceId, ...home }]
	return { personId, kind: 'resident', displayName: '买家', signedInAt: 1, grants: [], homes: homesOf, ownerId }
}

async function cast(vote: MadeVote & { voterId: string }, actor: Actor): Promise<string> {
	const choices = Object.fromEntries(vote.matterIds.map((id) => [id, 'for' as const]))
	const ballot = { voteId: vote.voteId, voterId: vote.voterId, choices, requestKey: newId() }
	const result = await castBallot(actor, vote.made.estate, ballot, midway)
	return result.ok ? `ballot ${result.value.seq}` : result.error
}

const speaks = async (vote: MadeVote, actor: Actor) => (await votersOf(actor, vote.made.estate.id, vote.voteId)).length

describe('a sale while the vote is open', () => {
	it('changes nothing where the owners at opening vote', async () => {
		const vote = await openVote('frozen-owners')
		const buyer = await buyerOf(vote, 0)
		await sell(vote.made, 0, buyer.ownerId)
		await sell(vote.made, 1, buyer.ownerId)
		expect(await speaks(vote, buyer)).toBe(0)
		expect(await cast(vote, buyer)).toBe('votes:refusal.not-on-roll')
		expect(await cast(vote, vote.seller)).toBe('ballot 1')
	})

	it('gives the vote to the buyer who owns all the units, when the seller has not voted', async () => {
		const vote = await openVote('buyer-if-not-voted')
		const buyer = await buyerOf(vote, 0)
		await sell(vote.made, 0, buyer.ownerId)
		await sell(vote.made, 1, buyer.ownerId)
		expect(await speaks(vote, buyer)).toBe(1)
		expect(await speaks(vote, vote.seller)).toBe(0)
		expect(await cast(vote, vote.seller)).toBe('votes:refusal.not-on-roll')
		expect(await cast(vote, buyer)).toBe('ballot 1')
		// the buyer's ballot is the buyer's to change, and not the seller's
		expect(await speaks(vote, buyer)).toBe(1)
		expect(await cast(vote, vote.seller)).toBe('votes:refusal.not-on-roll')
		expect(await cast(vote, buyer)).toBe('ballot 2')
		const [voter] = await read.select().from(rollVoters).where(eq(rollVoters.id, vote.voterId))
		expect(voter).toMatchObject({ ballotSeq: 2, area: 13_000 })
	})

	it('leaves the seller’s ballot standing', async () => {
		const vote = await openVote('buyer-if-not-voted')
		const buyer = await buyerOf(vote, 0)
		expect(await cast(vote, vote.seller)).toBe('ballot 1')
		await sell(vote.made, 0, buyer.ownerId)
		await sell(vote.made, 1, buyer.ownerId)
		expect(await speaks(vote, buyer)).toBe(0)
		expect(await cast(vote, buyer)).toBe('votes:refusal.not-on-roll')
	})

	it('of one unit of two leaves the vote with the seller', async () => {
		const vote = await openVote('buyer-if-not-voted')
		const buyer = await buyerOf(vote, 0)
		await sell(vote.made, 0, buyer.ownerId)
		expect(await cast(vote, buyer)).toBe('votes:refusal.not-on-roll')
		expect(await cast(vote, vote.seller)).toBe('ballot 1')
	})

	it('counts one ballot when seller and buyer come at the same time', async () => {
		const vote = await openVote('buyer-if-not-voted')
		const buyer = await buyerOf(vote, 0)
		const sold = Promise.all([sell(vote.made, 0, buyer.ownerId), sell(vote.made, 1, buyer.ownerId)])
		await Promise.all([cast(vote, vote.seller), sold, cast(vote, buyer), cast(vote, vote.seller), cast(vote, buyer)])
		const [voter] = await read.select().from(rollVoters).where(eq(rollVoters.id, vote.voterId))
		expect(voter?.ballotSeq).toBeGreaterThanOrEqual(0)
		expect(voter?.ballotSeq).toBe(voter?.lastSeq)
		expect((await speaks(vote, buyer)) + (await speaks(vote, vote.seller))).toBe(1)
	})

	it('does not let the buyer of another voter’s unit in', async () => {
		const vote = await openVote('buyer-if-not-voted')
		const buyer = await buyerOf(vote, 2)
		await sell(vote.made, 2, buyer.ownerId)
		expect(await cast(vote, buyer)).toBe('votes:refusal.not-on-roll')
		expect(await read.$count(units)).toBe(4)
	})
})
