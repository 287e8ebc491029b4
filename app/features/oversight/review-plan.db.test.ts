import { auditEntries, ownerships, reviews, votes } from 'db/schema'
import { read, write } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '~/platform/id'
import { addDays, endOfDay, startOfDay } from '~/platform/shanghai'
import { freshDatabase } from '../../../tests/support/database'
import { type MadeEstate, makeEstate, makeOfficer, publishPlan } from '../../../tests/support/factories'
import { gateFor, reviewsDueFor, reviewsOf } from './queries.server'
import { reviewPlan } from './review-plan.server'

beforeEach(freshDatabase)

const opening = '2026-11-01'
const at = endOfDay('2026-11-10') + 1000

async function closedVote(made: MadeEstate, planVersionId: string, passed: 'yes' | 'no', noticeDays = 15) {
	const id = newId()
	await write((tx) =>
		tx.insert(votes).values({
			estateId: made.estate.id,
			id,
			planVersionId,
			profileId: 'national-1',
			title: '方案表决',
			scopeKind: 'estate',
			scopeId: made.estate.id,
			noticePostedDay: addDays(opening, -noticeDays),
			opensAt: startOfDay(opening),
			closesAt: endOfDay('2026-11-10'),
			announcedAt: startOfDay('2026-10-01'),
			announcedBy: 'officer',
			requestKey: newId(),
			openedAt: startOfDay(opening),
			rollHeads: 4,
			rollArea: 30000,
			closedAt: endOfDay('2026-11-10'),
			objectionsUntil: endOfDay('2026-11-10'),
			resultAnnouncedAt: endOfDay('2026-11-10'),
			resultAnnouncedBy: 'officer',
			effectiveAt: endOfDay('2026-11-10'),
			passed,
		}),
	)
	return id
}

async function ready() {
	const made = await makeEstate()
	const { versionId } = await publishPlan(made.estate.id)
	await closedVote(made, versionId, 'yes')
	const officer = await makeOfficer()
	const approve = { decision: 'approved' as const, reason: '', planVersionId: versionId, requestKey: newId() }
	return { ...made, made, versionId, officer, approve }
}

describe('the street office’s review', () => {
	it('approves when all rules are met, and opens the gate', async () => {
		const { officer, estate, approve } = await ready()
		expect(await reviewsDueFor(officer)).toMatchObject([{ estateId: estate.id, versionNumber: 1 }])
		expect((await gateFor(estate, at)).whyNotStart).toBe('oversight:refusal.not-approved')
		const [first, again] = await Promise.all([
			reviewPlan(officer, estate, approve, at),
			reviewPlan(officer, estate, approve, at),
		])
		expect(first.ok).toBe(true)
		expect(again).toEqual(first)
		expect(await gateFor(estate, at)).toMatchObject({ approved: true, allMet: true, whyNotStart: null })
		expect(await reviewsOf(estate.id)).toMatchObject([{ decision: 'approved', versionNumber: 1, reviewer: '测试员' }])
		expect(await reviewsDueFor(officer)).toEqual([])
	})

	it('refuses approval while a rule is unmet, stores nothing and records the refusal', async () => {
		const { officer, estate, approve, units } = await ready()
		await write((tx) =>
			tx.delete(ownerships).where(and(eq(ownerships.estateId, estate.id), eq(ownerships.unitId, units[0]?.id ?? ''))),
		)
		expect(await reviewPlan(officer, estate, approve, at)).toMatchObject({
			ok: false,
			error: 'oversight:refusal.rule-unmet',
		})
		expect(await read.select().from(reviews)).toEqual([])
		expect(await read.select({ deed: auditEntries.deed, outcome: auditEntries.outcome }).from(auditEntries)).toEqual([
			{ deed: 'review-plan', outcome: 'refused' },
		])
	})

	it('is shut again by a new version of the plan, until that is voted and approved', async () => {
		const { officer, estate, approve, made } = await ready()
		await reviewPlan(officer, estate, approve, at)
		const { versionId } = await publishPlan(estate.id, { number: 2 })
		const gate = await gateFor(estate, at)
		expect(gate).toMatchObject({ approved: false, allMet: false, whyNotStart: 'oversight:refusal.rule-unmet' })
		expect(gate.lines.at(-1)).toMatchObject({ state: 'not-met', fact: 'version-changed' })
		expect(await reviewPlan(officer, estate, { ...approve, requestKey: newId() }, at)).toMatchObject({
			error: 'oversight:refusal.version-changed',
		})
		await closedVote(made, versionId, 'yes')
		expect((await gateFor(estate, at)).whyNotStart).toBe('oversight:refusal.not-approved')
	})

	it.each([
		['a lost vote', 'no' as const, 15],
		['a notice of 14 days', 'yes' as const, 14],
	])('stays shut after %s', async (_, passed, noticeDays) => {
		const made = await makeEstate()
		const { versionId } = await publishPlan(made.estate.id)
		await closedVote(made, versionId, passed, noticeDays)
		const officer = await makeOfficer()
		const approve = { decision: 'approved' as const, reason: '', planVersionId: versionId, requestKey: newId() }
		expect(await reviewPlan(officer, made.estate, approve, at)).toMatchObject({ error: 'oversight:refusal.rule-unmet' })
	})

	it('does not list another street’s estates as due', async () => {
		await ready()
		expect(await reviewsDueFor(await makeOfficer('51/5101/510107/510107005/'))).toEqual([])
	})
})
