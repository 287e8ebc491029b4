import { auditEntries, estates, planItems, plans, planVersions, reviews, surveys, votes } from 'db/schema'
import { read, write } from 'db/store.server'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { finishWorks } from '~/features/building/finish-works.server'
import { startWorks } from '~/features/building/start-works.server'
import { newId } from '~/platform/id'
import { endOfDay, startOfDay } from '~/platform/shanghai'
import { freshDatabase } from '../../../tests/support/database'
import { makeEstate, makeOfficer } from '../../../tests/support/factories'
import type { EstateFacts } from './find-estate.server'
import { progressOf } from './progress.server'
import { regionsBelow, regionsToChoose } from './regions/queries.server'
import { stageOf } from './rules'
import { searchEstates } from './search/queries.server'

const at = Date.UTC(2026, 10, 20, 8)

beforeEach(freshDatabase)

const names = async (filter: Parameters<typeof searchEstates>[0], page: string | null = null) =>
	(await searchEstates(filter, page, at)).rows.map((row) => row.name)

describe('finding an estate', () => {
	beforeEach(async () => {
		await makeEstate({ name: '玉林北巷 12 号院', address: '玉林北巷 12 号' })
		await makeEstate({ name: '玉林东路社区 3 号院', address: '玉林东路 3 号' })
		await makeEstate({ name: '绿苑 A 区', address: '倒桑树街 5 号' })
	})

	it.each([
		['玉林北巷', ['玉林北巷 12 号院']],
		['玉林 12', ['玉林北巷 12 号院']],
		['ylbx', ['玉林北巷 12 号院']],
		['YLBX', ['玉林北巷 12 号院']],
		['yulin', ['玉林东路社区 3 号院', '玉林北巷 12 号院']],
		['倒桑树', ['绿苑 A 区']],
		['dssj', ['绿苑 A 区']],
		['没有这个', []],
		['北巷 东路', []],
	])('by “%s”', async (q, found) => {
		expect((await names({ q })).sort()).toEqual([...found].sort())
	})

	it('takes wildcards and quotes for what they are', async () => {
		expect(await names({})).toHaveLength(3)
		for (const q of ['%', '_', '!', '\\', "'", '%_%', '玉_北']) expect(await names({ q })).toEqual([])
		expect(await names({ q: '玉x北巷' })).toEqual([])
	})

	it('puts names that begin with the word first', async () => {
		await makeEstate({ name: '新玉林北巷', address: '别处' })
		expect(await names({ q: '玉林北巷' })).toEqual(['玉林北巷 12 号院', '新玉林北巷'])
	})

	it('narrows to a region and keeps the page within the list', async () => {
		expect(await names({ regionPath: '51/5101/510107/510107004/' })).toHaveLength(3)
		expect(await names({ regionPath: '51/5101/510107/510107005/' })).toEqual([])
		expect((await searchEstates({}, '99', at)).page).toBe(1)
	})

	it('leads visitors to the first level with a choice and counts what is below', async () => {
		const { ladder, regions } = await regionsToChoose()
		expect(ladder.map((region) => region.code)).toEqual(['51', '5101', '510107', '510107004'])
		expect(regions).toMatchObject([{ code: '510107004001', estates: 3, homes: 12 }])
		expect(await regionsBelow(null)).toMatchObject([{ code: '51', estates: 3, homes: 12 }])
	})
})

async function publish(estateId: string, number: number, planId: string): Promise<string> {
	const versionId = newId()
	await write(async (tx) => {
		if (number < 2) await tx.insert(plans).values({ estateId, id: planId, createdAt: 0 })
		await tx.insert(planVersions).values({
			estateId,
			id: versionId,
			planId,
			number,
			title: '方案',
			summary: '',
			changeNote: '',
			contentHash: number > 0 ? `h${number}` : null,
			createdAt: 0,
			updatedAt: 0,
			publishedAt: number > 0 ? number : null,
		})
		await tx.insert(planItems).values({
			estateId,
			id: newId(),
			versionId,
			itemKey: 'roof',
			position: 1,
			classCode: 'basic',
			name: '屋面防水',
			description: '',
			costFen: 100,
		})
	})
	return versionId
}

async function plantVote(estateId: string, planVersionId: string, passed: 'yes' | 'no' | null) {
	await write((tx) =>
		tx.insert(votes).values({
			estateId,
			id: newId(),
			planVersionId,
			profileId: 'national-1',
			title: '表决',
			scopeKind: 'estate',
			scopeId: estateId,
			noticePostedDay: '2026-10-01',
			opensAt: startOfDay('2026-11-01'),
			closesAt: endOfDay(passed ? '2026-11-10' : '2026-11-25'),
			announcedAt: startOfDay('2026-10-02'),
			announcedBy: 'x',
			requestKey: newId(),
			openedAt: startOfDay('2026-11-01'),
			closedAt: passed ? endOfDay('2026-11-10') : null,
			passed,
			resultAnnouncedAt: passed ? endOfDay('2026-11-13') : null,
			effectiveAt: passed ? endOfDay('2026-11-13') : null,
		}),
	)
}

describe('the stage of an estate, and its works', () => {
	let estate: EstateFacts

	beforeEach(async () => {
		estate = (await makeEstate()).estate
	})

	const stage = async (when = at) => stageOf(await progressOf(estate.id, when))

	async function approve(planVersionId: string) {
		await write((tx) =>
			tx.insert(reviews).values({
				estateId: estate.id,
				id: newId(),
				planVersionId,
				decision: 'approved',
				reason: '',
				rules: [],
				reviewedBy: 'x',
				reviewedAt: at,
				requestKey: newId(),
			}),
		)
	}

	it('follows the data from the register to the end', async () => {
		const officer = await makeOfficer()
		const planId = newId()
		expect(await stage()).toBe('registered')
		const first = await publish(estate.id, 1, planId)
		expect(await stage()).toBe('planning')
		await plantVote(estate.id, first, null)
		expect(await stage()).toBe('voting')
		const later = endOfDay('2026-11-25') + 1
		expect(await stage(later)).toBe('voting')
		await write((tx) => tx.update(votes).set({ passed: 'yes', closedAt: later }).where(eq(votes.estateId, estate.id)))
		expect(await stage(later)).toBe('voting')
		const announced = { resultAnnouncedAt: later, effectiveAt: later }
		await write((tx) => tx.update(votes).set(announced).where(eq(votes.estateId, estate.id)))
		expect(await stage(later)).toBe('review')
		expect(await progressOf(estate.id, later)).toMatchObject({
			passed: true,
			failed: false,
			review: null,
			latestVersion: 1,
		})
		await approve(first)
		expect((await progressOf(estate.id, at)).review).toBe('approved')
		expect(await startWorks(officer, estate, { day: '2026-11-26' }, later)).toMatchObject({ ok: true })
		expect(await stage(later)).toBe('works')
		expect(await finishWorks(officer, estate, { day: '2026-11-26' }, later)).toMatchObject({ ok: true })
		expect(await stage(later)).toBe('evaluating')
		await write((tx) =>
			tx.insert(surveys).values({
				estateId: estate.id,
				id: newId(),
				planVersionId: first,
				title: '满意度',
				opensAt: 1,
				closesAt: 2,
				publishedAt: 1,
				publishedBy: 'x',
				requestKey: newId(),
			}),
		)
		expect(await stage()).toBe('done')
	})

	it('goes back to planning when a new version comes after the vote, and the gate shuts', async () => {
		const officer = await makeOfficer()
		const planId = newId()
		const first = await publish(estate.id, 1, planId)
		await plantVote(estate.id, first, 'yes')
		await approve(first)
		await publish(estate.id, 2, planId)
		expect(await stage()).toBe('planning')
		const start = await startWorks(officer, estate, { day: '2026-11-20' }, at)
		expect(start).toMatchObject({ ok: false, error: 'oversight:refusal.rule-unmet' })
		const [row] = await read
			.select({ startedAt: estates.worksStartedAt })
			.from(estates)
			.where(eq(estates.id, estate.id))
		expect(row?.startedAt).toBeNull()
		const [entry] = await read.select().from(auditEntries).where(eq(auditEntries.deed, 'start-works'))
		expect(entry).toMatchObject({ outcome: 'refused', reason: 'oversight:refusal.rule-unmet' })
	})

	it('starts once, not tomorrow, and not before the approval', async () => {
		const officer = await makeOfficer()
		const first = await publish(estate.id, 1, newId())
		await plantVote(estate.id, first, 'yes')
		const start = (day: string) => startWorks(officer, estate, { day }, at)
		expect(await start('2026-11-20')).toMatchObject({ error: 'oversight:refusal.not-approved' })
		await approve(first)
		expect(await start('2026-11-21')).toMatchObject({ error: 'estates:refusal.day-ahead' })
		expect(await finishWorks(officer, estate, { day: '2026-11-20' }, at)).toMatchObject({
			error: 'estates:refusal.not-started',
		})
		expect((await start('2026-11-19')).ok).toBe(true)
		expect(await start('2026-11-20')).toMatchObject({ error: 'oversight:refusal.started' })
		expect(await finishWorks(officer, estate, { day: '2026-11-18' }, at)).toMatchObject({
			error: 'estates:refusal.finish-before-start',
		})
		expect((await finishWorks(officer, estate, { day: '2026-11-20' }, at)).ok).toBe(true)
		expect(await finishWorks(officer, estate, { day: '2026-11-20' }, at)).toMatchObject({
			error: 'estates:refusal.finished',
		})
	})
})
