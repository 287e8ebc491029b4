import {
	auditEntries,
	ballotDeliveries,
	notices,
	outbox,
	ownerships,
	rollVoters,
	voteExtensions,
	voteLogLeaves,
	voteObjections,
} from 'db/schema'
import { read, write } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '~/platform/id'
import { startOfDay } from '~/platform/shanghai'
import { freshDatabase } from '../../../../tests/support/database'
import { makeEstate, makeOfficer, makeResident } from '../../../../tests/support/factories'
import {
	closesAt,
	type MadeVote,
	makeVote,
	midway,
	opensAt,
	profileWith,
	voteRow,
} from '../../../../tests/support/voting'
import { announceResult } from './announce-result.server'
import { castBallot } from './cast-ballot.server'
import { countBallots } from './count-ballots.server'
import { extendVote } from './extend-vote.server'
import { findVote } from './queries.server'
import type { Choice } from './rules'
import { settleVotes } from './settle-votes.server'
import { neverOpened } from './stages'
import { votersOf } from './voters.server'

beforeEach(freshDatabase)

const day = 24 * 60 * 60 * 1000

async function openVote(options: Parameters<typeof makeVote>[0] = {}) {
	const vote = await makeVote(options)
	await settleVotes(opensAt)
	return vote
}

async function castBy(vote: MadeVote, index: number, choice: Choice, at = midway) {
	const owner = await makeResident(vote.made, vote.made.units[index])
	const [voter] = await votersOf(owner, vote.made.estate.id, vote.voteId)
	const choices = Object.fromEntries(vote.matterIds.map((id) => [id, choice]))
	const ballot = { voteId: vote.voteId, voterId: voter?.id ?? '', choices, requestKey: newId() }
	return castBallot(owner, vote.made.estate, ballot, at)
}

const extension = (vote: MadeVote, change: Partial<Parameters<typeof extendVote>[2]> = {}) => ({
	voteId: vote.voteId,
	lastDay: '2026-11-30',
	reason: '还有三户老人在外地，等他们回来。',
	requestKey: newId(),
	...change,
})

describe('extending a vote', () => {
	it('moves the closing, tells everyone, and stands in the log and the audit', async () => {
		const vote = await openVote()
		const input = extension(vote)
		const extended = await extendVote(vote.officer, vote.made.estate, input, midway)
		expect(extended).toMatchObject({ ok: true, value: { number: 1, closesAt: startOfDay('2026-12-01') } })
		expect((await voteRow(vote)).closesAt).toBe(startOfDay('2026-12-01'))
		expect(await read.select().from(voteExtensions)).toMatchObject([{ number: 1, fromClosesAt: closesAt }])
		const leaves = await read.select({ kind: voteLogLeaves.kind }).from(voteLogLeaves)
		expect(leaves.map(({ kind }) => kind)).toEqual(['manifest', 'extension'])
		const [notice, ...more] = await read.select().from(notices)
		expect(more).toEqual([])
		expect(notice?.title).toContain('2026年11月30日 24:00')
		expect(notice?.body).toContain(input.reason)
		expect(await read.$count(auditEntries, eq(auditEntries.deed, 'extend-vote'))).toBe(1)
		expect((await findVote(vote.made.estate.id, vote.voteId, closesAt))?.stage).toBe('extended')
		expect(await castBy(vote, 0, 'for', closesAt + day)).toMatchObject({ ok: true })
	})

	it('is one extension, however often the form is sent', async () => {
		const vote = await openVote()
		const input = extension(vote)
		const sent = await Promise.all([1, 2, 3].map(() => extendVote(vote.officer, vote.made.estate, input, midway)))
		expect(sent.map((result) => result.ok && result.value.number)).toEqual([1, 1, 1])
		expect([await read.$count(voteExtensions), await read.$count(notices)]).toEqual([1, 1])
	})

	it('is refused at 24:00 of the last day, after the closing, and to who is no officer here', async () => {
		const vote = await openVote()
		const { estate } = vote.made
		expect(await extendVote(vote.officer, estate, extension(vote), closesAt)).toMatchObject({
			error: 'votes:refusal.closed',
		})
		const stranger = await makeOfficer('51/5101/510107/510107005/')
		expect(await extendVote(stranger, estate, extension(vote), midway)).toMatchObject({
			error: 'votes:refusal.not-officer',
		})
		await settleVotes(closesAt)
		expect(await extendVote(vote.officer, estate, extension(vote), closesAt - 1)).toMatchObject({
			error: 'votes:refusal.closed',
		})
		expect(await read.$count(voteExtensions)).toBe(0)
		expect(await read.$count(auditEntries, eq(auditEntries.outcome, 'refused'))).toBe(3)
	})

	it('and the closing instant at once: one of them happens, and only one', async () => {
		for (let round = 0; round < 5; round++) {
			const vote = await openVote({ made: await makeEstate({ name: `第 ${round} 院` }) })
			const [extended] = await Promise.all([
				extendVote(vote.officer, vote.made.estate, extension(vote), closesAt - 1),
				settleVotes(closesAt),
			])
			const row = await voteRow(vote)
			expect(row.closedAt === null).toBe(extended.ok)
			expect(row.closesAt > closesAt).toBe(extended.ok)
		}
	}, 30_000)
})

async function deliver(
	vote: MadeVote,
	index: number,
	proof: boolean,
	outcome: 'delivered' | 'undeliverable' = 'delivered',
) {
	const estateId = vote.made.estate.id
	const unit = vote.made.units[index]
	if (!unit) throw new Error('no such unit')
	const [voter] = await read
		.select({ id: rollVoters.id })
		.from(rollVoters)
		.where(and(eq(rollVoters.estateId, estateId), eq(rollVoters.voteId, vote.voteId), eq(rollVoters.number, index + 1)))
	await write((tx) =>
		tx.insert(ballotDeliveries).values({
			estateId,
			id: newId(),
			voteId: vote.voteId,
			voterId: voter?.id ?? '',
			unitId: unit.id,
			method: 'hand',
			outcome,
			deliveredAt: midway,
			recordedBy: vote.officer.personId,
			note: '',
			fileId: proof ? newId() : null,
			requestKey: newId(),
		}),
	)
}

describe('the count', () => {
	it('is preliminary by itself, waits for its posting and for answers, and is then announced once', async () => {
		const vote = await openVote()
		const { estate } = vote.made
		for (const index of [0, 1, 2, 3, 4]) await castBy(vote, index, 'for')
		expect(await announceResult(vote.officer, estate, { voteId: vote.voteId }, midway)).toMatchObject({
			error: 'votes:refusal.not-counted',
		})
		const counted = await findVote(estate.id, vote.voteId, closesAt)
		expect(counted).toMatchObject({ stage: 'preliminary', passed: null })
		// three days after Thursday 26 November, rolled over the weekend to Monday
		expect(counted?.objectionsUntil).toBe(startOfDay('2026-12-01'))
		const until = counted?.objectionsUntil ?? 0
		expect(await announceResult(vote.officer, estate, { voteId: vote.voteId }, until - 1)).toMatchObject({
			error: 'votes:refusal.objections-open',
		})
		const owner = await makeResident(vote.made, vote.made.units[5])
		const objection = { estateId: estate.id, id: newId(), voteId: vote.voteId, raisedBy: owner.personId }
		await write((tx) =>
			tx
				.insert(voteObjections)
				.values({ ...objection, kind: 'count', body: '请再核对', raisedAt: closesAt, requestKey: newId() }),
		)
		expect(await announceResult(vote.officer, estate, { voteId: vote.voteId }, until)).toMatchObject({
			error: 'votes:refusal.objections-unanswered',
			facts: { count: 1 },
		})
		await write((tx) =>
			tx.update(voteObjections).set({ withdrawnAt: until }).where(eq(voteObjections.id, objection.id)),
		)
		const announcing = await Promise.all(
			[1, 2].map(() => announceResult(vote.officer, estate, { voteId: vote.voteId }, until)),
		)
		expect(announcing.filter((result) => result.ok)).toHaveLength(1)
		expect(await announceResult(vote.officer, estate, { voteId: vote.voteId }, until + 1)).toMatchObject({
			error: 'votes:refusal.result-announced',
		})
		expect(await findVote(estate.id, vote.voteId, until + 1)).toMatchObject({ stage: 'effect', passed: 'yes' })
		const kinds = await read.select({ kind: voteLogLeaves.kind }).from(voteLogLeaves)
		expect(kinds.filter(({ kind }) => kind === 'closing')).toHaveLength(1)
	})

	it('counts the silent only with the clause on file and a proof for each, and never among the yes', async () => {
		const silenceClause = new File(['%PDF-1.4\n%%EOF\n'], '议事规则.pdf', { type: 'application/pdf' })
		const profileId = await profileWith({ silence: 'deemed-majority' })
		const made = await makeEstate({ areas: [8000, 8000, 8000, 8000, 8000, 8000] })
		const vote = await openVote({ made, change: { profileId, silenceClauseDay: '2026-05-01', silenceClause } })
		const { estate } = made
		await castBy(vote, 0, 'for')
		await castBy(vote, 1, 'for')
		await castBy(vote, 2, 'against')
		await deliver(vote, 3, true)
		await deliver(vote, 4, false)
		await deliver(vote, 5, true, 'undeliverable')
		await deliver(vote, 0, true)
		const { silent, matters, passed } = await countBallots(read, estate.id, vote.voteId)
		expect(silent).toEqual({ heads: 1, area: 8000 })
		const [first] = matters
		expect(first?.result.for).toEqual({ heads: 2, area: 16_000 })
		expect(first?.result.passed).toBe(false)
		expect(first?.deemed).toMatchObject({ choice: 'for', heads: 1, area: 8000, passed: true })
		expect(passed).toBe(matters.every((matter) => matter.deemed?.passed))
	})
})

describe('opening', () => {
	it('tells everyone with a claimed home on the roll by SMS, once and not at night', async () => {
		const vote = await makeVote()
		const owner = await makeResident(vote.made, vote.made.units[0])
		await makeResident(vote.made, vote.made.units[1])
		await makeResident(vote.made, vote.made.units[2], 'tenant')
		await Promise.all([settleVotes(opensAt), settleVotes(opensAt)])
		const messages = await read.select().from(outbox)
		expect(messages).toHaveLength(2)
		expect(messages.every(({ template }) => template === 'vote-opened')).toBe(true)
		expect(new Set(messages.map(({ dueAt }) => dueAt))).toEqual(new Set([opensAt + 8 * 60 * 60 * 1000]))
		expect(messages.map(({ dedupeKey }) => dedupeKey)).toContain(`vote-opened ${vote.voteId} ${owner.personId}`)
	})

	it('that never came ends in a cancellation whose reason is a sentence of ours', async () => {
		const vote = await makeVote()
		const { units } = vote.made
		await write((tx) => tx.delete(ownerships).where(eq(ownerships.unitId, units[0]?.id ?? '')))
		await settleVotes(opensAt)
		expect((await findVote(vote.made.estate.id, vote.voteId, midway))?.stage).toBe('refused')
		await settleVotes(closesAt)
		expect(await findVote(vote.made.estate.id, vote.voteId, closesAt)).toMatchObject({
			stage: 'cancelled',
			cancelReason: neverOpened,
		})
	})
})
