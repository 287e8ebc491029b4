import { createHash } from 'node:crypto'
import {
	auditEntries,
	ballotChoices,
	ballots,
	homes,
	outbox,
	owners,
	ownerships,
	people,
	rollUnits,
	rollVoters,
} from 'db/schema'
import { onQuery, read, write } from 'db/store.server'
import { and, eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { freshDatabase } from '../../../../tests/support/database'
import { makeEstate, makeHolder, makeResident } from '../../../../tests/support/factories'
import { closesAt, type MadeVote, makeVote, midway, opensAt, voteRow } from '../../../../tests/support/voting'
import { cancelVote } from './cancel-vote.server'
import { castBallot } from './cast-ballot.server'
import { countBallots } from './count-ballots.server'
import { rollLines } from './roll-rules'
import type { Choice } from './rules'
import { settleVote, settleVotes } from './settle-votes.server'
import { votersOf } from './voters.server'

beforeEach(freshDatabase)

async function voterId(vote: MadeVote, actor: Actor): Promise<string> {
	const [voter] = await votersOf(actor, vote.made.estate.id, vote.voteId)
	if (!voter) throw new Error('no voter')
	return voter.id
}

const both = (vote: MadeVote, choice: Choice) => Object.fromEntries(vote.matterIds.map((id) => [id, choice]))

async function cast(
	vote: MadeVote,
	actor: Actor,
	{
		choice = 'for',
		at = midway,
		...change
	}: { choice?: Choice; at?: number } & Partial<Parameters<typeof castBallot>[2]> = {},
) {
	const input = {
		voteId: vote.voteId,
		voterId: change.voterId ?? (await voterId(vote, actor)),
		choices: both(vote, choice),
		requestKey: newId(),
		...change,
	}
	return castBallot(actor, vote.made.estate, input, at)
}

async function openVote(options: Parameters<typeof makeVote>[0] = {}) {
	const vote = await makeVote(options)
	await settleVotes(opensAt)
	const owner = await makeResident(vote.made, vote.made.units[0])
	return { vote, owner }
}

describe('casting a ballot', () => {
	it('asks few statements, however large the estate', async () => {
		const count = async (size: number) => {
			const made = await makeEstate({ areas: Array.from({ length: size }, () => 8000) })
			const { vote, owner } = await openVote({ made })
			const voter = await voterId(vote, owner)
			let statements = 0
			const stop = onQuery(() => {
				statements += 1
			})
			await cast(vote, owner, { voterId: voter })
			stop()
			return statements
		}
		const few = await count(6)
		expect(few).toBe(await count(60))
		expect(few).toBeLessThanOrEqual(14)
	})

	it('stores it with a receipt and an audit entry that holds no choice', async () => {
		const { vote, owner } = await openVote()
		const result = await cast(vote, owner, { choice: 'against' })
		expect(result).toMatchObject({ ok: true, value: { seq: 1, repeated: false } })
		expect(result.ok && result.value.receiptNumber).toMatch(/^WG(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
		const [ballot] = await read.select().from(ballots)
		expect(ballot).toMatchObject({ castBy: owner.personId, castAt: midway, channel: 'online', seq: 1 })
		expect((await read.select().from(ballotChoices)).map((row) => row.choice)).toEqual(['against', 'against'])
		const [entry] = await read.select().from(auditEntries).where(eq(auditEntries.deed, 'cast-ballot'))
		expect(entry).toMatchObject({ outcome: 'done', actorId: owner.personId, detail: { seq: 1, repeated: false } })
		expect(JSON.stringify(entry)).not.toMatch(/against/)
	})

	it('a change is a new ballot with a new receipt, and only the last counts', async () => {
		const { vote, owner } = await openVote()
		const first = await cast(vote, owner, { choice: 'against' })
		const second = await cast(vote, owner, { choice: 'for' })
		expect(second).toMatchObject({ ok: true, value: { seq: 2 } })
		expect(first.ok && second.ok && first.value.receiptNumber !== second.value.receiptNumber).toBe(true)
		const { matters } = await countBallots(read, vote.made.estate.id, vote.voteId)
		expect(matters.map(({ result }) => [result.for.heads, result.against.heads])).toEqual([
			[1, 0],
			[1, 0],
		])
		expect(await read.$count(ballots)).toBe(2)
	})

	it('a retry with the same key gets the same receipt, also after the closing', async () => {
		const { vote, owner } = await openVote()
		const requestKey = newId()
		const first = await cast(vote, owner, { requestKey })
		const retries = [
			await cast(vote, owner, { requestKey }),
			await cast(vote, owner, { requestKey, choice: 'against' }),
			await cast(vote, owner, { requestKey, at: closesAt + 5 }),
		]
		for (const retry of retries) {
			expect(retry).toMatchObject({ ok: true, value: { repeated: true, seq: 1 } })
			expect(retry.ok && first.ok && retry.value.receiptNumber === first.value.receiptNumber).toBe(true)
		}
		expect(await read.$count(ballots)).toBe(1)
	})

	it('50 posts of one voter at once: one counts, each answer is true', async () => {
		const { vote, owner } = await openVote()
		const voter = await voterId(vote, owner)
		const results = await Promise.all(
			Array.from({ length: 50 }, (_, index) =>
				cast(vote, owner, { voterId: voter, choice: index % 2 ? 'for' : 'against' }),
			),
		)
		const seqs = results.flatMap((result) => (result.ok ? [result.value.seq] : []))
		expect(seqs.length).toBe(50)
		expect(new Set(seqs).size).toBe(50)
		const stored = await read.select().from(ballots)
		expect(stored.length).toBe(50)
		for (const result of results) {
			if (!result.ok) continue
			const { seq, receiptNumber } = result.value
			expect(stored.find((ballot) => ballot.receiptNumber === receiptNumber)?.seq).toBe(seq)
		}
		const { matters } = await countBallots(read, vote.made.estate.id, vote.voteId)
		expect(matters.map(({ result }) => result.participating.heads)).toEqual([1, 1])
	}, 30_000)

	it('20 posts with one key at once: one ballot, one receipt', async () => {
		const { vote, owner } = await openVote()
		const voter = await voterId(vote, owner)
		const requestKey = newId()
		const results = await Promise.all(
			Array.from({ length: 20 }, () => cast(vote, owner, { voterId: voter, requestKey })),
		)
		expect(new Set(results.map((result) => result.ok && result.value.receiptNumber)).size).toBe(1)
		expect(await read.$count(ballots)).toBe(1)
	}, 30_000)

	it('is accepted 1 ms before 24:00 and refused at 24:00 exactly', async () => {
		const { vote, owner } = await openVote()
		expect(await cast(vote, owner, { at: closesAt - 1 })).toMatchObject({ ok: true })
		expect(await cast(vote, owner, { at: closesAt })).toMatchObject({ error: 'votes:refusal.closed' })
		expect(await read.$count(ballots)).toBe(1)
		expect(
			await read.$count(auditEntries, and(eq(auditEntries.deed, 'cast-ballot'), eq(auditEntries.outcome, 'refused'))),
		).toBe(1)
	})

	it('is refused after the closing is on record, whatever the clock of the request says', async () => {
		const { vote, owner } = await openVote()
		const voter = await voterId(vote, owner)
		await settleVotes(closesAt)
		expect(await cast(vote, owner, { voterId: voter, at: closesAt - 1 })).toMatchObject({
			error: 'votes:refusal.closed',
		})
	})

	it('is refused before the first instant, and before the roll is frozen knows nobody', async () => {
		const vote = await makeVote()
		const owner = await makeResident(vote.made, vote.made.units[0])
		expect(await cast(vote, owner, { voterId: 'unknown', at: opensAt - 1 })).toMatchObject({
			error: 'votes:refusal.announced',
		})
		expect(await cast(vote, owner, { voterId: 'unknown', at: opensAt })).toMatchObject({
			error: 'votes:refusal.not-on-roll',
		})
		await settleVote(vote.made.estate.id, vote.voteId, opensAt)
		expect(await cast(vote, owner, { at: opensAt })).toMatchObject({ ok: true })
	})

	it('is refused when the vote was cancelled', async () => {
		const { vote, owner } = await openVote()
		await cancelVote(vote.officer, vote.made.estate, { voteId: vote.voteId, reason: '方案要改' }, midway)
		expect(await cast(vote, owner)).toMatchObject({ error: 'votes:refusal.cancelled' })
	})

	it.each<[string, (vote: MadeVote) => Record<string, Choice>, string]>([
		['a matter is missing', (vote) => ({ [vote.matterIds[0] ?? '']: 'for' }), 'votes:refusal.incomplete'],
		['nothing is answered', () => ({}), 'votes:refusal.incomplete'],
		[
			'a matter is not of this vote',
			(vote) => ({ ...both(vote, 'for'), other: 'for' }),
			'votes:refusal.foreign-matter',
		],
	])('is refused when %s', async (_, choices, error) => {
		const { vote, owner } = await openVote()
		expect(await cast(vote, owner, { choices: choices(vote) })).toMatchObject({ error })
		expect(await read.$count(ballots)).toBe(0)
		expect(await read.$count(rollVoters, sql`ballot_seq > 0`)).toBe(0)
	})
})

describe('who may cast it', () => {
	it('not a tenant, a captain, an officer or a neighbour for another household', async () => {
		const { vote, owner } = await openVote()
		const voter = await voterId(vote, owner)
		const neighbour = await makeResident(vote.made, vote.made.units[1])
		const tenant = await makeResident(vote.made, vote.made.units[0], 'tenant')
		const captain = await makeHolder('captain', {
			scopeKind: 'building',
			scopeId: vote.made.units[0]?.buildingId ?? '',
			estateId: vote.made.estate.id,
			regionPath: null,
		})
		const refused = (actor: Actor) => cast(vote, actor, { voterId: voter })
		expect(await refused(tenant)).toMatchObject({ error: 'votes:refusal.tenant' })
		expect(await refused(captain)).toMatchObject({ error: 'votes:refusal.not-owner' })
		expect(await refused(vote.officer)).toMatchObject({ error: 'votes:refusal.not-owner' })
		expect(await refused(neighbour)).toMatchObject({ error: 'votes:refusal.not-on-roll' })
		expect(await read.$count(ballots)).toBe(0)
	})

	it('not with the ids of another estate, vote or voter', async () => {
		const { vote, owner } = await openVote()
		const other = await openVote({ made: await makeEstate({ name: '另一个小区' }) })
		const voter = await voterId(vote, owner)
		const foreignVoter = await voterId(other.vote, other.owner)
		expect(await cast(vote, owner, { voterId: foreignVoter })).toMatchObject({ error: 'votes:refusal.not-on-roll' })
		expect(await cast(vote, owner, { voterId: voter, voteId: other.vote.voteId })).toMatchObject({
			error: 'votes:refusal.no-such-vote',
		})
		expect(await cast(vote, owner, { voterId: voter, choices: both(other.vote, 'for') })).toMatchObject({
			error: 'votes:refusal.foreign-matter',
		})
		expect(
			await castBallot(
				owner,
				other.vote.made.estate,
				{ voteId: vote.voteId, voterId: voter, choices: both(vote, 'for'), requestKey: newId() },
				midway,
			),
		).toMatchObject({ error: 'votes:refusal.no-such-vote' })
		expect(await read.$count(ballots)).toBe(0)
	})

	it('co-owners are told of the first ballot and of each change, without the choice', async () => {
		const vote = await makeVote()
		const [unit] = vote.made.units
		await write(async (tx) => {
			const estateId = vote.made.estate.id
			await tx.insert(owners).values({ estateId, id: 'spouse', ownerKey: 'spouse', name: '李' })
			await tx
				.insert(ownerships)
				.values({ estateId, unitId: unit?.id ?? '', ownerId: 'spouse', shareNumerator: 1, shareDenominator: 2 })
		})
		await settleVotes(opensAt)
		const first = await makeResident(vote.made, unit)
		const second = await makeResident(vote.made, unit && { ...unit, ownerIds: ['spouse'] }, 'co-owner')
		expect(await cast(vote, first)).toMatchObject({ value: { seq: 1 } })
		expect(await cast(vote, second, { choice: 'against' })).toMatchObject({ value: { seq: 2 } })
		const phone = async ({ personId }: Actor) => {
			const [row] = await read.select({ phone: people.phone }).from(people).where(eq(people.id, personId))
			return row?.phone
		}
		const messages = await read.select().from(outbox).orderBy(outbox.id)
		expect(messages.map(({ template, recipient }) => [template, recipient])).toEqual([
			['ballot-cast', await phone(second)],
			['ballot-changed', await phone(first)],
		])
		for (const { parameters } of messages) expect(JSON.stringify(parameters)).not.toMatch(/for|against/)
	})

	it('one ballot speaks for all units of an owner', async () => {
		const vote = await makeVote()
		const [first, second] = vote.made.units
		await write(async (tx) => {
			await tx.delete(ownerships).where(eq(ownerships.unitId, second?.id ?? ''))
			const share = { estateId: vote.made.estate.id, shareNumerator: 1, shareDenominator: 1 }
			await tx.insert(ownerships).values({ ...share, unitId: second?.id ?? '', ownerId: first?.ownerIds[0] ?? '' })
		})
		await settleVotes(opensAt)
		const owner = await makeResident(vote.made, first)
		const voters = await votersOf(owner, vote.made.estate.id, vote.voteId)
		expect(voters.map((voter) => voter.doors.map((door) => door.number))).toEqual([['101', '201']])
		await cast(vote, owner)
		const { matters } = await countBallots(read, vote.made.estate.id, vote.voteId)
		expect(matters[0]?.result.for).toEqual({ heads: 1, area: 13_000 })
	})
})

describe('a sale after the roll is frozen', () => {
	it('changes neither the roll nor who votes', async () => {
		const { vote, owner } = await openVote()
		const before = await read.select().from(rollVoters).orderBy(rollVoters.id)
		const [unit] = vote.made.units
		await write(async (tx) => {
			const estateId = vote.made.estate.id
			await tx.insert(owners).values({ estateId, id: 'buyer', ownerKey: 'buyer', name: '买' })
			await tx.delete(ownerships).where(eq(ownerships.unitId, unit?.id ?? ''))
			await tx
				.insert(ownerships)
				.values({ estateId, unitId: unit?.id ?? '', ownerId: 'buyer', shareNumerator: 1, shareDenominator: 1 })
		})
		const buyer = await makeResident(vote.made, unit && { ...unit, ownerIds: ['buyer'] })
		expect(await votersOf(buyer, vote.made.estate.id, vote.voteId)).toEqual([])
		expect(await cast(vote, buyer, { voterId: await voterId(vote, owner) })).toMatchObject({
			error: 'votes:refusal.not-on-roll',
		})
		expect(await read.select().from(rollVoters).orderBy(rollVoters.id)).toEqual(before)

		const nameless = await makeResident(vote.made, unit && { ...unit, ownerIds: [] })
		expect(await votersOf(nameless, vote.made.estate.id, vote.voteId)).toEqual([])
	})

	it('lets a home that names no owner speak while the register has not changed', async () => {
		const { vote } = await openVote()
		const [unit] = vote.made.units
		const nameless = await makeResident(vote.made, unit && { ...unit, ownerIds: [] })
		expect(nameless.homes[0]?.ownerId).toBeNull()
		expect(await cast(vote, nameless)).toMatchObject({ ok: true })
	})

	it('takes the voice from a home that has ended', async () => {
		const { vote, owner } = await openVote()
		await write((tx) => tx.update(homes).set({ endedAt: midway }).where(eq(homes.personId, owner.personId)))
		expect(await votersOf(owner, vote.made.estate.id, vote.voteId)).toEqual([])
	})
})

describe('the frozen roll', () => {
	it('has the hash of its lines', async () => {
		const { vote } = await openVote()
		const lines = rollLines(vote.voteId, await read.select().from(rollVoters), await read.select().from(rollUnits))
		expect((await voteRow(vote)).rollHash).toBe(createHash('sha256').update(lines).digest('hex'))
	})
})

describe('closing', () => {
	it('is put on record once under several closers, with what the rules say', async () => {
		const { vote, owner } = await openVote()
		for (const unit of vote.made.units.slice(1, 5)) await cast(vote, await makeResident(vote.made, unit))
		await cast(vote, owner, { choice: 'against' })
		await Promise.all([
			settleVotes(closesAt),
			settleVotes(closesAt),
			settleVote(vote.made.estate.id, vote.voteId, closesAt + 1),
			settleVote(vote.made.estate.id, vote.voteId, closesAt + 2),
		])
		const row = await voteRow(vote)
		expect(row.closedAt).toBeGreaterThanOrEqual(closesAt)
		expect(row.passed).toBe('yes')
		expect(await read.$count(auditEntries, eq(auditEntries.deed, 'close-vote'))).toBe(1)
	})

	it('closes a vote that nobody opened, as not passed', async () => {
		const vote = await makeVote()
		await settleVotes(closesAt + 1)
		expect(await voteRow(vote)).toMatchObject({ rollHeads: 6, passed: 'no', closedAt: closesAt + 1 })
	})

	it('does not pass when one matter fails', async () => {
		const { vote, owner } = await openVote()
		const [first = '', second = ''] = vote.matterIds
		// 5 of 6 take part; 4 of 5 for the first, 3 of 5 for the second, which needs three quarters
		for (const [index, unit] of vote.made.units.slice(1, 5).entries()) {
			const choices = { [first]: 'for', [second]: index === 0 ? 'abstain' : 'for' } as const
			await cast(vote, await makeResident(vote.made, unit), { choices })
		}
		await cast(vote, owner, { choice: 'against' })
		await settleVotes(closesAt)
		expect((await voteRow(vote)).passed).toBe('no')
		const { matters } = await countBallots(read, vote.made.estate.id, vote.voteId)
		expect(matters.map(({ result }) => result.passed)).toEqual([true, false])
	})
})

describe('stored ballots', () => {
	it.each([
		sql`update ballots set seq = 9`,
		sql`update ballots set cast_by = 'x'`,
		sql`delete from ballots`,
		sql`update ballot_choices set choice = 'for'`,
		sql`delete from ballot_choices`,
		sql`insert into ballot_choices (estate_id, ballot_id, matter_id, choice) select estate_id, ballot_id, matter_id, 'for' from ballot_choices where true on conflict do update set choice = 'for'`,
		sql`insert into ballot_choices (estate_id, ballot_id, matter_id, choice) select estate_id, ballot_id, 'nothing', 'maybe' from ballot_choices`,
	])('stand against raw SQL (%#)', async (statement) => {
		const { vote, owner } = await openVote()
		await cast(vote, owner, { choice: 'against' })
		const before = [await read.select().from(ballots), await read.select().from(ballotChoices)]
		await expect(write((tx) => tx.execute(statement))).rejects.toThrow()
		expect([await read.select().from(ballots), await read.select().from(ballotChoices)]).toEqual(before)
	})
})
