import { auditEntries, ballots, delegations, files, outbox, owners, people, rollVoters } from 'db/schema'
import { read, write } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { freshDatabase } from '../../../../tests/support/database'
import { makeHolder, makeResident } from '../../../../tests/support/factories'
import {
	type AnnounceInput,
	closesAt,
	type MadeVote,
	makeVote,
	midway,
	opensAt,
	profileWith,
} from '../../../../tests/support/voting'
import { castBallot } from '../votes/cast-ballot.server'
import { voteForPage } from '../votes/page.server'
import { openVotesFor } from '../votes/queries.server'
import { receiptFor } from '../votes/receipt.server'
import { settleVotes } from '../votes/settle-votes.server'
import { votersOf } from '../votes/voters.server'
import { delegationPage, powerFile } from './page.server'
import { recordDelegation } from './record-delegation.server'
import { revokeDelegation } from './revoke-delegation.server'

beforeEach(freshDatabase)

const paper = () => new File(['%PDF-1.4\n%%EOF\n'], '委托书.pdf', { type: 'application/pdf' })

async function phoneOf({ personId }: Actor): Promise<string> {
	const [row] = await read.select({ phone: people.phone }).from(people).where(eq(people.id, personId))
	return row?.phone ?? ''
}

/** Somebody with an account and no home here. */
async function stranger(): Promise<Actor> {
	const personId = newId()
	const phone = `188${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`
	await write((tx) =>
		tx.insert(people).values({ id: personId, kind: 'resident', displayName: '赵小明', phone, createdAt: 1 }),
	)
	return { personId, kind: 'resident', displayName: '赵小明', signedInAt: 1, grants: [], homes: [] }
}

async function openVote(change: Partial<AnnounceInput> = {}) {
	const vote = await makeVote({ change })
	await settleVotes(opensAt)
	return vote
}

async function ownerOf(vote: MadeVote, index: number) {
	const owner = await makeResident(vote.made, vote.made.units[index])
	const [voter] = await votersOf(owner, vote.made.estate.id, vote.voteId)
	return { owner, voterId: voter?.id ?? '' }
}

async function give(
	vote: MadeVote,
	giver: Actor,
	voterId: string,
	holder: Actor,
	change: Partial<Parameters<typeof recordDelegation>[2]> = {},
	at = midway,
) {
	const input = {
		voteId: vote.voteId,
		voter: { voterId },
		holderPhone: await phoneOf(holder),
		grantedBy: '王一',
		file: paper(),
		requestKey: newId(),
		...change,
	}
	return recordDelegation(giver, vote.made.estate, input, at)
}

function cast(vote: MadeVote, actor: Actor, voterId: string, at = midway) {
	const choices = Object.fromEntries(vote.matterIds.map((id) => [id, 'for' as const]))
	return castBallot(actor, vote.made.estate, { voteId: vote.voteId, voterId, choices, requestKey: newId() }, at)
}

describe('a power of attorney', () => {
	it('lets its holder vote for the household, which is told; the owner may vote after that', async () => {
		const vote = await openVote()
		const { estate } = vote.made
		const { owner, voterId } = await ownerOf(vote, 0)
		const holder = await stranger()
		expect(await cast(vote, holder, voterId)).toMatchObject({ error: 'votes:refusal.not-owner' })
		const given = await give(vote, owner, voterId, holder)
		if (!given.ok) throw new Error(given.error)
		expect(await votersOf(holder, estate.id, vote.voteId)).toMatchObject([{ id: voterId, byPower: true, ballot: null }])
		expect((await voteForPage(estate, vote.voteId, holder, 'en', midway))?.standing).toBe('voter')
		expect((await openVotesFor(holder, midway)).map(({ waiting }) => waiting.length)).toEqual([1])

		const first = await cast(vote, holder, voterId)
		expect(first).toMatchObject({ ok: true, value: { seq: 1, counts: true } })
		expect(await read.select({ by: ballots.castBy, power: ballots.delegationId }).from(ballots)).toEqual([
			{ by: holder.personId, power: given.value.delegationId },
		])
		const told = await read.select().from(outbox).where(eq(outbox.template, 'ballot-by-delegate'))
		expect(told.map(({ recipient }) => recipient)).toEqual([await phoneOf(owner)])
		expect(await votersOf(owner, estate.id, vote.voteId)).toMatchObject([
			{ byPower: false, ballot: { by: 'delegate' } },
		])

		const own = await cast(vote, owner, voterId)
		expect(own).toMatchObject({ ok: true, value: { seq: 2, counts: true } })
		const seen = await votersOf(holder, estate.id, vote.voteId)
		expect(seen).toMatchObject([{ ballot: { by: 'owner', receiptNumber: null } }])
		const receipt = (actor: Actor, result: typeof own) =>
			receiptFor(
				actor,
				estate.id,
				{ voteId: vote.voteId, receiptNumber: result.ok ? result.value.receiptNumber : '' },
				midway,
			)
		expect(await receipt(holder, own)).toBeNull()
		expect(await receipt(holder, first)).toMatchObject({ by: 'me', standing: 'changed' })
		expect(await receipt(owner, first)).toMatchObject({ by: 'delegate', standing: 'changed' })
	})

	it('that is taken back is refused with its reason; the ballot cast by it stands', async () => {
		const vote = await openVote()
		const { owner, voterId } = await ownerOf(vote, 0)
		const holder = await stranger()
		const given = await give(vote, owner, voterId, holder)
		if (!given.ok) throw new Error(given.error)
		await cast(vote, holder, voterId)
		const revoke = (actor: Actor) =>
			revokeDelegation(actor, vote.made.estate, { voteId: vote.voteId, delegationId: given.value.delegationId }, midway)
		const neighbour = (await ownerOf(vote, 1)).owner
		for (const actor of [neighbour, holder]) {
			expect(await revoke(actor)).toMatchObject({ error: 'delegations:refusal.not-yours' })
		}
		expect(await revoke(owner)).toMatchObject({ ok: true })
		expect(await cast(vote, holder, voterId)).toMatchObject({ error: 'votes:refusal.power-revoked' })
		expect(await votersOf(holder, vote.made.estate.id, vote.voteId)).toEqual([])
		const [voter] = await read.select({ seq: rollVoters.ballotSeq }).from(rollVoters).where(eq(rollVoters.id, voterId))
		expect(voter?.seq).toBe(1)
		const told = await read.select().from(outbox).where(eq(outbox.template, 'power-revoked'))
		expect(told.map(({ recipient }) => recipient)).toEqual([await phoneOf(holder)])
		expect(await give(vote, owner, voterId, await stranger())).toMatchObject({ ok: true })
	})

	it('is given by the owner alone, or at the office by the number on the roll', async () => {
		const vote = await openVote()
		const { estate } = vote.made
		const { owner, voterId } = await ownerOf(vote, 0)
		const neighbour = await ownerOf(vote, 1)
		const holder = await stranger()
		expect(await give(vote, neighbour.owner, voterId, holder)).toMatchObject({
			error: 'delegations:refusal.not-yours',
		})
		expect(await give(vote, owner, voterId, holder, { voter: { number: 1 } })).toMatchObject({
			error: 'delegations:refusal.not-yours',
		})
		expect(await give(vote, vote.officer, voterId, holder, { voter: { number: 999 } })).toMatchObject({
			error: 'delegations:refusal.no-such-voter',
		})
		expect(await read.$count(files)).toBe(0)
		const given = await give(vote, vote.officer, voterId, holder, { voter: { number: 1 } })
		expect(given).toMatchObject({ ok: true })
		const told = await read.select().from(outbox).where(eq(outbox.template, 'power-recorded'))
		expect(told.map(({ recipient }) => recipient)).toEqual([await phoneOf(owner)])
		// who holds a power does not hand it on
		expect(await give(vote, holder, voterId, await stranger())).toMatchObject({
			error: 'delegations:refusal.not-yours',
		})
		const asked = { voteId: vote.voteId, delegationId: given.ok ? given.value.delegationId : '' }
		for (const actor of [owner, holder, vote.officer]) expect(await powerFile(actor, estate, asked)).not.toBeNull()
		for (const actor of [neighbour.owner, await stranger()]) expect(await powerFile(actor, estate, asked)).toBeNull()
		expect((await delegationPage(owner, estate, vote.voteId, midway))?.powers).toMatchObject([
			{ holder: '赵*明', own: true },
		])
		expect((await delegationPage(neighbour.owner, estate, vote.voteId, midway))?.powers).toEqual([])
	})

	it('names nobody unknown, no co-owner, no officer and no captain of the building', async () => {
		const vote = await openVote()
		const { estate, units } = vote.made
		const { owner, voterId } = await ownerOf(vote, 0)
		const captain = await makeHolder('captain', {
			scopeKind: 'building',
			scopeId: units[0]?.buildingId ?? '',
			estateId: estate.id,
			regionPath: null,
		})
		await write((tx) => tx.update(people).set({ phone: '18700000001' }).where(eq(people.id, captain.personId)))
		await write((tx) => tx.update(people).set({ phone: '18700000002' }).where(eq(people.id, vote.officer.personId)))
		const sameHome = await makeResident(vote.made, units[0])
		const refusals = []
		for (const holder of [captain, vote.officer, sameHome, owner]) {
			const given = await give(vote, owner, voterId, holder)
			refusals.push(given.ok ? 'given' : given.error)
		}
		const unknown = await give(vote, owner, voterId, owner, { holderPhone: '18799999999' })
		expect([...refusals, unknown.ok ? 'given' : unknown.error]).toEqual([
			'delegations:refusal.captain',
			'delegations:refusal.staff',
			'delegations:refusal.own-voice',
			'delegations:refusal.own-voice',
			'delegations:refusal.no-such-holder',
		])
		expect([await read.$count(delegations), await read.$count(files)]).toEqual([0, 0])
	})

	it('to an owner of the register without account makes one, to sign in with', async () => {
		const vote = await openVote()
		const { owner, voterId } = await ownerOf(vote, 0)
		const [, unit] = vote.made.units
		await write((tx) =>
			tx
				.update(owners)
				.set({ phone: '18712345678' })
				.where(and(eq(owners.estateId, vote.made.estate.id), eq(owners.id, unit?.ownerIds[0] ?? ''))),
		)
		expect(await give(vote, owner, voterId, owner, { holderPhone: '18712345678' })).toMatchObject({ ok: true })
		const [person] = await read.select().from(people).where(eq(people.phone, '18712345678'))
		expect(person).toMatchObject({ kind: 'resident', displayName: '王2' })
	})

	it('is none before the opening and none after the last day, and a file that is none is refused', async () => {
		const early = await makeVote()
		const unopened = await makeResident(early.made, early.made.units[0])
		expect(await give(early, unopened, 'nobody', await stranger(), {}, opensAt - 1)).toMatchObject({
			error: 'delegations:refusal.no-such-voter',
		})
		await settleVotes(opensAt)
		const { owner, voterId } = await ownerOf(early, 1)
		expect(await give(early, owner, voterId, await stranger(), {}, closesAt)).toMatchObject({
			error: 'votes:refusal.closed',
		})
		expect(await give(early, owner, voterId, await stranger(), { file: new File(['text'], 'a.pdf') })).toMatchObject({
			error: 'files:refusal.wrong-kind',
		})
		expect(await read.$count(delegations)).toBe(0)
	})

	it('two at once at the limit: one is recorded; the same form sent twice is one', async () => {
		const profileId = await profileWith({ proxiesPerHolder: 3 })
		const vote = await openVote({ profileId })
		const holder = await stranger()
		const givers: Awaited<ReturnType<typeof ownerOf>>[] = []
		for (const index of [0, 1, 2, 3, 4]) givers.push(await ownerOf(vote, index))
		for (const { owner, voterId } of givers.slice(0, 2))
			expect((await give(vote, owner, voterId, holder)).ok).toBe(true)
		const racing = await Promise.all(givers.slice(2).map(({ owner, voterId }) => give(vote, owner, voterId, holder)))
		expect(racing.filter(({ ok }) => ok)).toHaveLength(1)
		expect(racing.filter((result) => !result.ok && result.error === 'delegations:refusal.too-many')).toHaveLength(2)
		expect(await read.$count(delegations)).toBe(3)

		const another = await stranger()
		const requestKey = newId()
		const last = givers.find((_, index) => racing[index - 2] && !racing[index - 2]?.ok)
		if (!last) throw new Error('everybody was recorded')
		const twice = await Promise.all([1, 2].map(() => give(vote, last.owner, last.voterId, another, { requestKey })))
		expect(twice.every(({ ok }) => ok)).toBe(true)
		expect(await read.$count(delegations)).toBe(4)
		expect(
			await read.$count(
				auditEntries,
				and(eq(auditEntries.deed, 'record-delegation'), eq(auditEntries.outcome, 'refused')),
			),
		).toBe(2)
	}, 30_000)
})
