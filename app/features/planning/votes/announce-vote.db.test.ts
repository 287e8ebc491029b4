import { auditEntries, owners, ownerships, rollVoters, ruleProfiles, units, voteMatters, votes } from 'db/schema'
import { read, write } from 'db/store.server'
import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '~/platform/id'
import { addDays, shanghaiDay } from '~/platform/shanghai'
import { freshDatabase } from '../../../../tests/support/database'
import { makeEstate, makeHolder, makeOfficer, makeResident, publishPlan } from '../../../../tests/support/factories'
import {
	type AnnounceInput,
	announcedAt,
	announceInput,
	closesAt,
	makeVote,
	opensAt,
	voteRow,
} from '../../../../tests/support/voting'
import { announceVote } from './announce-vote.server'
import { cancelVote } from './cancel-vote.server'
import { nationalProfile } from './national-profile'
import { settleVotes } from './settle-votes.server'

beforeEach(freshDatabase)

const today = shanghaiDay(announcedAt)

describe('announcing a vote', () => {
	it('keeps the matters with the thresholds of their class and the window in Shanghai days', async () => {
		const vote = await makeVote()
		expect(await voteRow(vote)).toMatchObject({
			opensAt,
			closesAt,
			noticePostedDay: '2026-11-01',
			profileId: 'national-1',
			openedAt: null,
			passed: null,
		})
		const matters = await read.select().from(voteMatters).orderBy(voteMatters.position)
		expect(matters.map((m) => [m.title, m.approvalNumerator, m.approvalDenominator, m.approvalBound])).toEqual([
			['屋面翻修', 1, 2, 'over'],
			['加装电梯', 3, 4, 'at-least'],
		])
		const [entry] = await read.select().from(auditEntries).where(eq(auditEntries.deed, 'announce-vote'))
		expect(entry).toMatchObject({ outcome: 'done', subjectId: vote.voteId, actorId: vote.officer.personId })
	})

	it('answers the same form twice with one vote, at once or later', async () => {
		const made = await makeEstate()
		const officer = await makeOfficer()
		const { versionId } = await publishPlan(made.estate.id)
		const input = announceInput(versionId)
		const results = await Promise.all(
			Array.from({ length: 5 }, () => announceVote(officer, made.estate, input, announcedAt)),
		)
		results.push(await announceVote(officer, made.estate, input, announcedAt + 60_000))
		expect(new Set(results.map((result) => result.ok && result.value.voteId)).size).toBe(1)
		expect(await read.$count(votes)).toBe(1)
		expect(await read.$count(voteMatters)).toBe(2)
	})

	it('opens at once, with its roll frozen, when the notice has hung for 15 days and the first day is today', async () => {
		const vote = await makeVote({
			change: { noticePostedDay: addDays(today, -15), firstDay: today, lastDay: addDays(today, 4) },
		})
		expect(await voteRow(vote)).toMatchObject({
			opensAt: announcedAt,
			openedAt: announcedAt,
			rollHeads: 6,
			rollArea: 51_000,
		})
	})

	it('takes its rules from the nearest locality that has its own', async () => {
		const made = await makeEstate()
		await write((tx) =>
			tx.insert(ruleProfiles).values({
				id: 'sichuan-1',
				code: 'sichuan',
				version: 1,
				regionPath: '51/',
				validFrom: '2026-01-01',
				validTo: null,
				rules: { ...nationalProfile, noticeDays: 20 },
			}),
		)
		const officer = await makeOfficer()
		const { versionId } = await publishPlan(made.estate.id)
		const result = await announceVote(officer, made.estate, announceInput(versionId), announcedAt)
		expect(result).toMatchObject({ error: 'votes:refusal.notice-too-short', facts: { days: 15, least: 20 } })
	})

	it.each<[string, Partial<AnnounceInput>, string]>([
		['an old version', { versionId: newId() }, 'votes:refusal.not-current-version'],
		[
			'a class that the profile lacks',
			{ matters: [{ title: 'a', text: 'b', classCode: 'easy' }] },
			'votes:refusal.unknown-class',
		],
		[
			'an item that the version lacks',
			{ matters: [{ title: 'a', text: 'b', classCode: 'other', itemKey: 'nothing' }] },
			'votes:refusal.unknown-item',
		],
		['a building that the estate lacks', { scope: `building:${newId()}` }, 'votes:refusal.empty-scope'],
		['a notice not yet posted', { noticePostedDay: addDays(today, 1) }, 'votes:refusal.notice-in-future'],
		[
			'a first day in the past',
			{ noticePostedDay: addDays(today, -30), firstDay: addDays(today, -1) },
			'votes:refusal.opens-in-past',
		],
		['14 days of notice', { firstDay: addDays(today, 14) }, 'votes:refusal.notice-too-short'],
		['a window of 4 days', { lastDay: addDays(today, 18) }, 'votes:refusal.window-too-short'],
		['a window of 61 days', { lastDay: addDays(today, 75) }, 'votes:refusal.window-too-long'],
		['a last day before the first', { lastDay: addDays(today, 3) }, 'votes:refusal.window-too-short'],
	])('refuses %s and stores nothing', async (_, change, error) => {
		const made = await makeEstate()
		const officer = await makeOfficer()
		const { versionId } = await publishPlan(made.estate.id)
		const result = await announceVote(officer, made.estate, announceInput(versionId, change), announcedAt)
		expect(result).toMatchObject({ ok: false, error })
		expect(await read.$count(votes)).toBe(0)
		const [entry] = await read.select().from(auditEntries)
		expect(entry).toMatchObject({ outcome: 'refused', reason: error })
	})

	it('refuses a scope with gaps and says at which doors', async () => {
		const made = await makeEstate()
		const [unit, other] = made.units
		await write(async (tx) => {
			await tx.delete(ownerships).where(eq(ownerships.unitId, unit?.id ?? ''))
			await tx
				.update(units)
				.set({ area: 0 })
				.where(eq(units.id, other?.id ?? ''))
		})
		const officer = await makeOfficer()
		const { versionId } = await publishPlan(made.estate.id)
		expect(await announceVote(officer, made.estate, announceInput(versionId), announcedAt)).toMatchObject({
			error: 'roll:refusal.incomplete',
			facts: { count: 2, doors: '1 栋 1 单元 101; 1 栋 1 单元 201' },
		})
	})

	it('refuses a superseded version', async () => {
		const made = await makeEstate()
		const officer = await makeOfficer()
		const first = await publishPlan(made.estate.id, { number: 1 })
		await publishPlan(made.estate.id, { number: 2 })
		expect(await announceVote(officer, made.estate, announceInput(first.versionId), announcedAt)).toMatchObject({
			error: 'votes:refusal.not-current-version',
		})
	})

	it('is not for residents, captains or another street', async () => {
		const made = await makeEstate()
		const { versionId } = await publishPlan(made.estate.id)
		const building = {
			scopeKind: 'building',
			scopeId: made.units[0]?.buildingId ?? '',
			estateId: made.estate.id,
			regionPath: null,
		} as const
		const others = [
			await makeResident(made, made.units[0]),
			await makeHolder('captain', building),
			await makeOfficer('51/5101/510107/510107099/'),
		]
		for (const actor of others) {
			expect(await announceVote(actor, made.estate, announceInput(versionId), announcedAt)).toMatchObject({
				error: 'votes:refusal.not-officer',
			})
		}
	})
})

describe('opening', () => {
	it('freezes one head for each set of owners, once, also when two come at the same time', async () => {
		const vote = await makeVote()
		const [first, second, third] = vote.made.units
		await write(async (tx) => {
			// 201 goes to the owner of 101; 301 gets a second owner
			await tx.delete(ownerships).where(eq(ownerships.unitId, second?.id ?? ''))
			const share = { estateId: vote.made.estate.id, shareNumerator: 1, shareDenominator: 1 }
			await tx.insert(ownerships).values({ ...share, unitId: second?.id ?? '', ownerId: first?.ownerIds[0] ?? '' })
			await tx.insert(owners).values({ estateId: vote.made.estate.id, id: 'spouse', ownerKey: 'spouse', name: '李' })
			await tx.insert(ownerships).values({ ...share, unitId: third?.id ?? '', ownerId: 'spouse' })
		})
		await Promise.all([settleVotes(opensAt), settleVotes(opensAt), settleVotes(opensAt + 1)])
		const roll = await read.select().from(rollVoters).orderBy(rollVoters.area)
		expect(roll.map((voter) => [voter.area, voter.unitCount, voter.ownerIds.length])).toEqual([
			[8000, 1, 2],
			[9000, 1, 1],
			[10_000, 1, 1],
			[11_000, 1, 1],
			[13_000, 2, 1],
		])
		expect(await voteRow(vote)).toMatchObject({ rollHeads: 5, rollArea: 51_000 })
		expect(await read.$count(auditEntries, eq(auditEntries.deed, 'open-vote'))).toBe(1)
	})

	it('does nothing before the first instant', async () => {
		const vote = await makeVote()
		await settleVotes(opensAt - 1)
		expect((await voteRow(vote)).openedAt).toBeNull()
	})

	it('takes only the units in scope', async () => {
		const made = await makeEstate({ buildings: 2, areas: [5000, 6000] })
		const vote = await makeVote({ made, change: { scope: `building:${made.buildings[1]?.id}` } })
		await settleVotes(opensAt)
		expect(await voteRow(vote)).toMatchObject({ rollHeads: 2, rollArea: 11_000 })
	})
})

describe('cancelling', () => {
	it('is done with a reason while the vote has not closed, and only once', async () => {
		const vote = await makeVote()
		const cancel = (at: number) =>
			cancelVote(vote.officer, vote.made.estate, { voteId: vote.voteId, reason: '方案要改' }, at)
		expect(await cancel(opensAt + 5)).toEqual({ ok: true, value: null })
		expect(await cancel(opensAt + 6)).toMatchObject({ error: 'votes:refusal.cancelled' })
		await settleVotes(closesAt + 1)
		expect(await voteRow(vote)).toMatchObject({ cancelledAt: opensAt + 5, closedAt: null, passed: null })
	})

	it('is refused after 24:00 of the last day', async () => {
		const vote = await makeVote()
		const input = { voteId: vote.voteId, reason: '方案要改' }
		expect(await cancelVote(vote.officer, vote.made.estate, input, closesAt)).toMatchObject({
			error: 'votes:refusal.closed',
		})
	})
})

describe('an announced vote', () => {
	it.each([
		sql`update votes set title = 'x'`,
		sql`update votes set closes_at = closes_at - 1`,
		sql`update votes set opened_at = null`,
		sql`update votes set concerns_parking = not concerns_parking`,
		sql`update votes set profile_id = 'x'`,
		sql`update votes set opens_at = opens_at - 1`,
		sql`update votes set notice_posted_day = '2026-01-01'`,
		sql`update vote_matters set text = 'x'`,
		sql`update vote_matters set approval_numerator = 0`,
		sql`delete from vote_matters`,
		sql`delete from votes`,
		sql`update roll_voters set area = 1`,
		sql`update roll_voters set owner_ids = '[]'`,
		sql`delete from roll_voters`,
		sql`update roll_units set area = 1`,
		sql`delete from roll_units`,
	])('is not edited by raw SQL either (%#)', async (statement) => {
		const vote = await makeVote()
		await settleVotes(opensAt)
		const before = await voteRow(vote)
		await expect(write((tx) => tx.execute(statement))).rejects.toThrow()
		expect(await voteRow(vote)).toEqual(before)
	})

	it('may close later while no count is made, by raw SQL too; after the count, and once cancelled, never', async () => {
		const vote = await makeVote()
		await settleVotes(opensAt)
		const later = () => write((tx) => tx.execute(sql`update votes set closes_at = closes_at + 1`))
		await later()
		expect((await voteRow(vote)).closesAt).toBe(closesAt + 1)
		await settleVotes(closesAt + 1)
		expect((await voteRow(vote)).closedAt).not.toBeNull()
		await expect(later()).rejects.toThrow()
		await expect(write((tx) => tx.execute(sql`update votes set closed_at = null`))).rejects.toThrow()
		expect((await voteRow(vote)).closesAt).toBe(closesAt + 1)
		const other = await makeVote({ made: await makeEstate({ name: '另一个小区' }) })
		await cancelVote(other.officer, other.made.estate, { voteId: other.voteId, reason: '方案要改' }, announcedAt)
		await expect(later()).rejects.toThrow()
		expect((await voteRow(other)).closesAt).toBe(closesAt)
	})
})
