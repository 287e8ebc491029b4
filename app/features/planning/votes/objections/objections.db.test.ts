import { auditEntries, ballots, ballotVoids, rollVoters, voteLogLeaves, voteObjections } from 'db/schema'
import { read, write } from 'db/store.server'
import { and, eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { freshDatabase } from '../../../../../tests/support/database'
import { makeEstate, makeOfficer, makeResident } from '../../../../../tests/support/factories'
import {
	announcedAt,
	closesAt,
	type MadeVote,
	makeVote,
	midway,
	opensAt,
	voteRow,
} from '../../../../../tests/support/voting'
import { announceResult } from '../announce-result.server'
import { cancelVote } from '../cancel-vote.server'
import { castBallot } from '../cast-ballot.server'
import { settleVotes } from '../settle-votes.server'
import { votersOf } from '../voters.server'
import { answerObjection } from './answer-objection.server'
import { objectionsPage } from './page.server'
import { objectionsOf } from './queries.server'
import { type RaisedObjection, raiseObjection } from './raise-objection.server'
import { objectionTimes } from './times.server'
import { withdrawObjection } from './withdraw-objection.server'

beforeEach(freshDatabase)

const day = 24 * 3600 * 1000

function raise(vote: MadeVote, actor: Actor, at: number, change: Partial<RaisedObjection> = {}) {
	const input = { voteId: vote.voteId, kind: 'roll' as const, body: '我家面积写错了', requestKey: newId(), ...change }
	return raiseObjection(actor, vote.made.estate, input, at)
}

async function raised(vote: MadeVote, actor: Actor, at: number, change: Partial<RaisedObjection> = {}) {
	const result = await raise(vote, actor, at, change)
	if (!result.ok) throw new Error(result.error)
	return result.value.objectionId
}

function answer(vote: MadeVote, objectionId: string, at: number, outcome: 'upheld' | 'rejected' = 'rejected') {
	const input = { voteId: vote.voteId, objectionId, outcome, answer: '已经核对过产权登记' }
	return answerObjection(vote.officer, vote.made.estate, input, at)
}

/** A vote with the ballot of its first owner. */
async function voted() {
	const vote = await makeVote()
	const owner = await makeResident(vote.made, vote.made.units[0])
	await settleVotes(opensAt)
	const [voter] = await votersOf(owner, vote.made.estate.id, vote.voteId)
	if (!voter) throw new Error('no voter')
	const choices = Object.fromEntries(vote.matterIds.map((id) => [id, 'for' as const]))
	const ballot = { voteId: vote.voteId, voterId: voter.id, choices, requestKey: newId() }
	await castBallot(owner, vote.made.estate, ballot, midway)
	const rows = await read.select({ id: ballots.id }).from(ballots)
	return { vote, owner, voterId: voter.id, ballotId: rows[0]?.id ?? '' }
}

describe('raising', () => {
	it('is open to every resident from the notice on, and the same form twice is one', async () => {
		const vote = await makeVote()
		const tenant = await makeResident(vote.made, vote.made.units[1], 'tenant')
		const unitId = vote.made.units[0]?.id
		const input = { unitId, requestKey: newId() }
		const results = await Promise.all(Array.from({ length: 4 }, () => raise(vote, tenant, announcedAt + 1, input)))
		expect(new Set(results.map((result) => result.ok && result.value.objectionId)).size).toBe(1)
		const rows = await read.select().from(voteObjections)
		expect(rows).toMatchObject([{ kind: 'roll', unitId, raisedBy: tenant.personId, outcome: null }])
		const [entry] = await read.select().from(auditEntries).where(eq(auditEntries.deed, 'raise-objection'))
		expect(entry).toMatchObject({ outcome: 'done', detail: { kind: 'roll' } })
	})

	it('ends for the roll with its posting, so long as the profile says, at 24:00', async () => {
		const vote = await makeVote()
		const owner = await makeResident(vote.made, vote.made.units[0])
		await settleVotes(opensAt)
		// opened on Monday 16 November; the posting's last day follows from the profile
		const until = (await objectionTimes(read, vote.made.estate.id, vote.voteId))?.rollPostedUntil ?? 0
		expect(until).toBeGreaterThan(opensAt + day)
		expect(until % day).toBe(opensAt % day)
		expect(await raise(vote, owner, until - 1)).toMatchObject({ ok: true })
		expect(await raise(vote, owner, until)).toMatchObject({ error: 'objections:refusal.roll-over' })
	})

	it('is not for outsiders, not about a home elsewhere, and not without end', async () => {
		const vote = await makeVote()
		const elsewhere = await makeEstate({ name: '别处' })
		const outsider = await makeResident(elsewhere, elsewhere.units[0])
		const owner = await makeResident(vote.made, vote.made.units[0])
		expect(await raise(vote, outsider, announcedAt)).toMatchObject({ error: 'objections:refusal.not-resident' })
		expect(await raise(vote, vote.officer, announcedAt)).toMatchObject({ error: 'objections:refusal.not-resident' })
		const foreign = elsewhere.units[0]?.id
		expect(await raise(vote, owner, announcedAt, { unitId: foreign })).toMatchObject({
			error: 'objections:refusal.foreign-unit',
		})
		for (let count = 0; count < 5; count++) expect((await raise(vote, owner, announcedAt)).ok).toBe(true)
		expect(await raise(vote, owner, announcedAt)).toMatchObject({ error: 'objections:refusal.too-many' })
		expect(await read.$count(voteObjections)).toBe(5)
	})

	it('to a ballot is for those of its own voter', async () => {
		const { vote, owner, ballotId } = await voted()
		const neighbour = await makeResident(vote.made, vote.made.units[1])
		const about = { kind: 'ballot' as const, ballotId }
		expect(await raise(vote, neighbour, midway, about)).toMatchObject({ error: 'objections:refusal.not-your-ballot' })
		expect(await raise(vote, owner, midway, { kind: 'ballot' })).toMatchObject({
			error: 'objections:refusal.not-your-ballot',
		})
		const id = await raised(vote, owner, midway, about)
		const [row] = await read.select().from(voteObjections).where(eq(voteObjections.id, id))
		expect(row).toMatchObject({ ballotId, unitId: vote.made.units[0]?.id })
	})
})

describe('answering', () => {
	it('upheld voids the ballot in the same transaction, and the voter may vote again', async () => {
		const { vote, owner, voterId, ballotId } = await voted()
		const id = await raised(vote, owner, midway, { kind: 'ballot', ballotId })
		expect(await answer(vote, id, midway + 1, 'upheld')).toEqual({ ok: true, value: { consequence: 'ballot-void' } })
		const [gone] = await read.select().from(ballotVoids)
		expect(gone).toMatchObject({
			ballotId,
			objectionId: id,
			reason: 'objection-upheld',
			voidedBy: vote.officer.personId,
		})
		const [voter] = await read.select().from(rollVoters).where(eq(rollVoters.id, voterId))
		expect(voter).toMatchObject({ ballotSeq: 0, lastSeq: 1 })
		expect(await read.$count(voteLogLeaves, eq(voteLogLeaves.kind, 'void'))).toBe(1)
		expect(await answer(vote, id, midway + 2)).toMatchObject({ error: 'objections:refusal.answered' })
	})

	it('rejected leaves the ballot as it is', async () => {
		const { vote, owner, voterId, ballotId } = await voted()
		const id = await raised(vote, owner, midway, { kind: 'ballot', ballotId })
		expect(await answer(vote, id, midway + 1)).toEqual({ ok: true, value: { consequence: null } })
		const [voter] = await read.select().from(rollVoters).where(eq(rollVoters.id, voterId))
		expect(voter?.ballotSeq).toBe(1)
		expect(await read.$count(ballotVoids)).toBe(0)
	})

	it('says what an upheld one to the roll leads to; the frozen roll stays', async () => {
		const vote = await makeVote()
		const owner = await makeResident(vote.made, vote.made.units[0])
		const before = await raised(vote, owner, announcedAt)
		expect(await answer(vote, before, announcedAt, 'upheld')).toMatchObject({
			value: { consequence: 'correct-register' },
		})
		await settleVotes(opensAt)
		const { rollHash } = await voteRow(vote)
		const after = await raised(vote, owner, opensAt + 1)
		expect(await answer(vote, after, opensAt + 2, 'upheld')).toMatchObject({ value: { consequence: 'ask-anew' } })
		expect((await voteRow(vote)).rollHash).toBe(rollHash)
		const page = await objectionsPage(vote.made.estate, { voteId: vote.voteId, ballotId: undefined }, null, opensAt + 3)
		expect(page?.lines.map(({ consequence }) => consequence)).toEqual(['ask-anew', 'correct-register'])
	})

	it('is for the officer of the street, once, also when two answer at the same time', async () => {
		const vote = await makeVote()
		const owner = await makeResident(vote.made, vote.made.units[0])
		const id = await raised(vote, owner, announcedAt)
		const elsewhere = await makeOfficer('51/5101/510107/510107099/')
		const input = { voteId: vote.voteId, objectionId: id, outcome: 'upheld', answer: '不归我管' } as const
		expect(await answerObjection(elsewhere, vote.made.estate, input, announcedAt)).toMatchObject({
			error: 'votes:refusal.not-officer',
		})
		expect(await answerObjection(owner, vote.made.estate, input, announcedAt)).toMatchObject({
			error: 'votes:refusal.not-officer',
		})
		const both = await Promise.all([answer(vote, id, announcedAt, 'upheld'), answer(vote, id, announcedAt)])
		expect(both.filter(({ ok }) => ok)).toHaveLength(1)
		expect(await answer(vote, newId(), announcedAt)).toMatchObject({ error: 'objections:refusal.no-such-objection' })
	})

	it('is over with the vote', async () => {
		const vote = await makeVote()
		const owner = await makeResident(vote.made, vote.made.units[0])
		const id = await raised(vote, owner, announcedAt)
		await cancelVote(vote.officer, vote.made.estate, { voteId: vote.voteId, reason: '方案要改' }, announcedAt)
		expect(await answer(vote, id, announcedAt)).toMatchObject({ error: 'votes:refusal.cancelled' })
	})

	it('comes before the result: while one waits, nothing is announced', async () => {
		const { vote, owner } = await voted()
		await settleVotes(closesAt)
		const { objectionsUntil } = await voteRow(vote)
		const until = objectionsUntil ?? 0
		expect(await raise(vote, owner, closesAt + 1)).toMatchObject({ error: 'objections:refusal.roll-over' })
		const id = await raised(vote, owner, closesAt + 1, { kind: 'count' })
		expect(await raise(vote, owner, until, { kind: 'count' })).toMatchObject({ error: 'objections:refusal.over' })
		const announce = () => announceResult(vote.officer, vote.made.estate, { voteId: vote.voteId }, until)
		expect(await announce()).toMatchObject({ error: 'votes:refusal.objections-unanswered' })
		expect(await answer(vote, id, until)).toMatchObject({ ok: true })
		expect(await announce()).toMatchObject({ ok: true })
		const late = await raise(vote, owner, until + 1, { kind: 'count' })
		expect(late).toMatchObject({ error: 'objections:refusal.result-announced' })
	})
})

describe('withdrawing', () => {
	it('is for who raised it, while it waits', async () => {
		const vote = await makeVote()
		const owner = await makeResident(vote.made, vote.made.units[0])
		const neighbour = await makeResident(vote.made, vote.made.units[1])
		const objectionId = await raised(vote, owner, announcedAt)
		const key = { voteId: vote.voteId, objectionId }
		expect(await withdrawObjection(neighbour, vote.made.estate, key, announcedAt)).toMatchObject({
			error: 'objections:refusal.no-such-objection',
		})
		expect(await withdrawObjection(owner, vote.made.estate, key, announcedAt)).toEqual({ ok: true, value: null })
		expect(await withdrawObjection(owner, vote.made.estate, key, announcedAt)).toMatchObject({
			error: 'objections:refusal.withdrawn',
		})
		expect(await answer(vote, objectionId, announcedAt)).toMatchObject({ error: 'objections:refusal.withdrawn' })
	})
})

describe('the page', () => {
	it('lists the ballots given in the household’s name to that household alone', async () => {
		const { vote, owner, ballotId } = await voted()
		const neighbour = await makeResident(vote.made, vote.made.units[1])
		const key = { voteId: vote.voteId, ballotId: undefined }
		const seen = (actor: Actor | null, id?: string) =>
			objectionsPage(vote.made.estate, { ...key, ballotId: id }, actor, midway + 1)
		expect((await seen(owner))?.ballots).toMatchObject([{ id: ballotId, seq: 1, channel: 'online' }])
		expect((await seen(owner, ballotId))?.ballot).toMatchObject({ id: ballotId })
		for (const other of [neighbour, vote.officer, null]) {
			expect(await seen(other, ballotId)).toMatchObject({ ballots: [], ballot: null })
		}
		const id = await raised(vote, owner, midway, { kind: 'ballot', ballotId })
		await answer(vote, id, midway, 'upheld')
		expect(await seen(owner, ballotId)).toMatchObject({ ballots: [], ballot: null })
	})
})

describe('the list', () => {
	it('gives words and names to who raised one and to the officer alone', async () => {
		const vote = await makeVote()
		const owner = await makeResident(vote.made, vote.made.units[0])
		const neighbour = await makeResident(vote.made, vote.made.units[1])
		await raised(vote, owner, announcedAt, { unitId: vote.made.units[0]?.id })
		const seen = (actor: Actor | null) => objectionsOf(vote.made.estate, vote.voteId, actor)
		expect(await seen(owner)).toMatchObject([
			{ state: 'open', words: { own: true, raisedBy: null, door: '1 栋 1 单元 101' } },
		])
		expect(await seen(vote.officer)).toMatchObject([
			{ words: { own: false, raisedBy: '王测试', body: '我家面积写错了' } },
		])
		for (const other of [neighbour, null]) expect(await seen(other)).toMatchObject([{ state: 'open', words: null }])
		const elsewhere = await makeEstate({ name: '别处' })
		expect(await objectionsOf(elsewhere.estate, vote.voteId, null)).toEqual([])
	})

	it('keeps what was said as it was said', async () => {
		const vote = await makeVote()
		const owner = await makeResident(vote.made, vote.made.units[0])
		const id = await raised(vote, owner, announcedAt)
		const change = (statement: ReturnType<typeof sql>) => write((tx) => tx.execute(statement))
		await expect(change(sql`update vote_objections set body = 'x'`)).rejects.toThrow()
		await expect(change(sql`delete from vote_objections`)).rejects.toThrow()
		const [row] = await read
			.select({ body: voteObjections.body })
			.from(voteObjections)
			.where(and(eq(voteObjections.estateId, vote.made.estate.id), eq(voteObjections.id, id)))
		expect(row?.body).toBe('我家面积写错了')
	})
})
