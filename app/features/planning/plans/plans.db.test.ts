import { auditEntries, files, planItemFunds, planItems, planVersions } from 'db/schema'
import { onQuery, read, write } from 'db/store.server'
import { and, eq, gt } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { freshDatabase } from '../../../../tests/support/database'
import { makeEstate, makeHolder, makeOfficer, makeResident } from '../../../../tests/support/factories'
import { addItem, type ItemInput } from './add-item.server'
import { draftItemPage, draftPage } from './draft-page.server'
import { moveItem } from './move-item.server'
import { itemPage, planPage } from './plan-page.server'
import { publishPlan } from './publish-plan.server'
import { contentOf, currentPlan, planSummary, publishedVersion, versionItems } from './queries.server'
import { removeItem } from './remove-item.server'
import { saveDraftText } from './save-draft-text.server'
import { saveItem } from './save-item.server'
import { contentHash } from './stamps.server'
import { startDraft } from './start-draft.server'

beforeEach(freshDatabase)

const at = Date.parse('2026-11-20T04:00:00Z')
const roof: ItemInput = {
	classCode: 'basic',
	name: '屋面防水',
	description: '保留晾晒区',
	costFen: 100_050,
	funds: [
		{ sourceCode: 'county', amountFen: 100_000 },
		{ sourceCode: 'owners', amountFen: 50 },
	],
}

async function opened(estate: EstateFacts) {
	const { draft } = await draftPage(estate, 'zh-CN')
	if (!draft) throw new Error('no draft')
	return draft
}

async function write2(officer: Actor, estate: EstateFacts, words: { title?: string; changeNote?: string }) {
	const draft = await opened(estate)
	const { textStamp: stamp, title, summary, changeNote } = draft
	return saveDraftText(officer, { estate, stamp, title, summary, changeNote, ...words }, at)
}

async function publish(officer: Actor, estate: EstateFacts) {
	const { versionId, stamp } = await opened(estate)
	return publishPlan(officer, { estate, versionId, stamp }, at)
}

async function firstVersion() {
	const { estate, units } = await makeEstate()
	const officer = await makeOfficer()
	await startDraft(officer, { estate }, at)
	await write2(officer, estate, { title: '改造方案' })
	const requestKey = newId()
	await addItem(officer, { estate, requestKey, ...roof }, at)
	const published = await publish(officer, estate)
	expect(published).toEqual({ ok: true, value: { number: 1 } })
	return { estate, units, officer, itemKey: requestKey }
}

describe('from draft to published versions', () => {
	it('keeps item keys, tells what changed and stores the hash of the content', async () => {
		const { estate, officer, itemKey } = await firstVersion()
		const first = await currentPlan(estate.id)
		if (!first) throw new Error('no version')
		expect(first.contentHash).toBe(contentHash(contentOf(first, await versionItems(estate.id, first.id))))

		await startDraft(officer, { estate }, at)
		const page = await draftItemPage(estate, 'zh-CN', itemKey)
		expect(page?.item).toMatchObject({ name: '屋面防水', costFen: 100_050 })
		await saveItem(officer, { estate, itemKey, stamp: page?.stamp ?? '', ...roof, name: '屋面防水与落水管' }, at)
		expect(await publish(officer, estate)).toMatchObject({ ok: false, error: 'drafts:refusal.no-change-note' })
		await write2(officer, estate, { changeNote: '采纳 14 条意见' })
		expect(await publish(officer, estate)).toEqual({ ok: true, value: { number: 2 } })

		const second = await planPage(estate, 'zh-CN')
		expect(second?.differences).toEqual([
			{
				itemKey,
				name: '屋面防水与落水管',
				kind: 'changed',
				changes: [{ field: 'name', before: '屋面防水', after: '屋面防水与落水管' }],
			},
		])
		expect((await planPage(estate, 'zh-CN', 1))?.items[0]?.name).toBe('屋面防水')
		expect((await itemPage(estate, 'zh-CN', itemKey))?.steps.map((step) => step.number)).toEqual([2, 1])
		expect(await publishedVersion(estate.id, 3)).toBeNull()
		expect(await planSummary(estate.id)).toMatchObject({
			number: 2,
			itemCount: 1,
			costFen: 100_050,
			firstItems: [{ itemKey, ownersFen: 50, class: { nameZh: '基础类' } }],
		})
	})

	it('is read with six queries, whatever it holds', async () => {
		const { estate, officer } = await firstVersion()
		const count = async () => {
			let queries = 0
			const stop = onQuery(() => {
				queries += 1
			})
			await planPage(estate, 'zh-CN')
			stop()
			return queries
		}
		expect(await count()).toBe(6)
		await startDraft(officer, { estate }, at)
		for (let more = 0; more < 10; more++) await addItem(officer, { estate, requestKey: newId(), ...roof }, at)
		await write2(officer, estate, { changeNote: '加了十项' })
		await publish(officer, estate)
		expect((await planPage(estate, 'zh-CN'))?.items).toHaveLength(11)
		expect(await count()).toBe(6)
	})

	it('refuses without title, without an item, and when one 分 is not accounted for', async () => {
		const { estate } = await makeEstate()
		const officer = await makeOfficer()
		await startDraft(officer, { estate }, at)
		expect(await publish(officer, estate)).toMatchObject({ ok: false, error: 'drafts:refusal.no-title' })
		await write2(officer, estate, { title: '方案' })
		expect(await publish(officer, estate)).toMatchObject({ ok: false, error: 'drafts:refusal.no-items' })
		await addItem(officer, { estate, requestKey: newId(), ...roof, costFen: 100_051 }, at)
		expect(await publish(officer, estate)).toMatchObject({
			ok: false,
			error: 'drafts:refusal.unfunded',
			facts: { name: '屋面防水', yuan: '0.01' },
		})
		expect(await currentPlan(estate.id)).toBeNull()
		const refusals = await read.select().from(auditEntries).where(eq(auditEntries.outcome, 'refused'))
		expect(refusals.map((entry) => entry.reason).sort()).toEqual([
			'drafts:refusal.no-items',
			'drafts:refusal.no-title',
			'drafts:refusal.unfunded',
		])
	})

	it('publishes only what the officer saw, and once', async () => {
		const { estate } = await makeEstate()
		const officer = await makeOfficer()
		await startDraft(officer, { estate }, at)
		await write2(officer, estate, { title: '方案' })
		await addItem(officer, { estate, requestKey: newId(), ...roof }, at)
		const seen = await opened(estate)
		await addItem(officer, { estate, requestKey: newId(), ...roof, name: '车棚' }, at)
		const stale = await publishPlan(officer, { estate, versionId: seen.versionId, stamp: seen.stamp }, at)
		expect(stale).toMatchObject({ ok: false, error: 'drafts:refusal.draft-moved-on' })

		const { versionId, stamp } = await opened(estate)
		const posts = Array.from({ length: 6 }, () => publishPlan(officer, { estate, versionId, stamp }, at))
		for (const result of await Promise.all(posts)) expect(result).toEqual({ ok: true, value: { number: 1 } })
		expect(await read.select({ number: planVersions.number }).from(planVersions)).toEqual([{ number: 1 }])
	})

	it('never changes a published version, whatever the deed or the raw statement', async () => {
		const { estate, officer, itemKey } = await firstVersion()
		const version = await currentPlan(estate.id)
		expect(await saveItem(officer, { estate, itemKey, stamp: '0'.repeat(16), ...roof }, at)).toMatchObject({
			error: 'drafts:refusal.no-draft',
		})
		expect(await removeItem(officer, { estate, itemKey }, at)).toMatchObject({ error: 'drafts:refusal.no-draft' })
		const published = and(eq(planVersions.estateId, estate.id), gt(planVersions.number, 0))
		const attempts = [
			() => write((tx) => tx.update(planVersions).set({ title: '改了' }).where(published)),
			() => write((tx) => tx.update(planVersions).set({ number: 0 }).where(published)),
			() => write((tx) => tx.update(planItems).set({ costFen: 1 })),
			() => write((tx) => tx.delete(planItems)),
			() => write((tx) => tx.update(planItemFunds).set({ amountFen: 1 })),
			() => write((tx) => tx.delete(planItemFunds)),
			() => write((tx) => tx.delete(planVersions)),
		]
		for (const attempt of attempts) await expect(attempt()).rejects.toThrow()
		expect(await currentPlan(estate.id)).toEqual(version)
		expect(await versionItems(estate.id, version?.id ?? '')).toMatchObject([{ costFen: 100_050 }])
	})
})

describe('two officers at once', () => {
	it('tells the later one, who loses nothing and can then save', async () => {
		const { estate } = await makeEstate()
		const [one, other] = [await makeOfficer(), await makeOfficer()]
		await startDraft(one, { estate }, at)
		await addItem(one, { estate, requestKey: 'k'.repeat(26), ...roof }, at)
		const page = await draftItemPage(estate, 'zh-CN', 'k'.repeat(26))
		const about = { estate, itemKey: 'k'.repeat(26), ...roof }
		expect(await saveItem(one, { ...about, stamp: page?.stamp ?? '', name: '屋面甲' }, at)).toMatchObject({ ok: true })
		const late = await saveItem(other, { ...about, stamp: page?.stamp ?? '', name: '屋面乙' }, at)
		expect(late).toMatchObject({ ok: false, error: 'drafts:refusal.changed-meanwhile' })
		expect((await opened(estate)).items[0]?.name).toBe('屋面甲')
		const stamp = String((!late.ok && late.facts?.stamp) || '')
		expect(await saveItem(other, { ...about, stamp, name: '屋面乙' }, at)).toMatchObject({ ok: true })
		expect((await opened(estate)).items[0]?.name).toBe('屋面乙')
	})

	it('makes one draft and one item of what is sent twice', async () => {
		const { estate } = await makeEstate()
		const officer = await makeOfficer()
		await Promise.all(Array.from({ length: 4 }, () => startDraft(officer, { estate }, at)))
		const requestKey = newId()
		await Promise.all(Array.from({ length: 4 }, () => addItem(officer, { estate, requestKey, ...roof }, at)))
		expect((await opened(estate)).items).toHaveLength(1)
	})
})

describe('the items of the draft', () => {
	it('move, and close up when one is removed', async () => {
		const { estate } = await makeEstate()
		const officer = await makeOfficer()
		await startDraft(officer, { estate }, at)
		const keys = ['a', 'b', 'c'].map((letter) => letter.repeat(26))
		for (const key of keys) await addItem(officer, { estate, requestKey: key, ...roof, name: key.slice(0, 1) }, at)
		const names = async () => (await opened(estate)).items.map((item) => item.name).join('')
		await moveItem(officer, { estate, itemKey: keys[2] ?? '', direction: 'up' }, at)
		expect(await names()).toBe('acb')
		await removeItem(officer, { estate, itemKey: keys[0] ?? '' }, at)
		expect(await names()).toBe('cb')
		await moveItem(officer, { estate, itemKey: keys[2] ?? '', direction: 'down' }, at)
		expect(await names()).toBe('bc')
	})

	it('take no class and no source that is not in the list', async () => {
		const { estate } = await makeEstate()
		const officer = await makeOfficer()
		await startDraft(officer, { estate }, at)
		const bad = [
			{ ...roof, classCode: 'x' },
			{ ...roof, funds: [{ sourceCode: 'x', amountFen: 100_050 }] },
		]
		for (const input of bad) {
			const added = await addItem(officer, { estate, requestKey: newId(), ...input }, at)
			expect(added).toMatchObject({ ok: false, error: 'drafts:refusal.unknown-term' })
		}
	})
})

describe('whose plan it is', () => {
	it('is not found for residents, captains, auditors and the officers of other places', async () => {
		const made = await makeEstate()
		const { estate, units, buildings } = made
		await startDraft(await makeOfficer(), { estate }, at)
		const building = buildings[0]?.id ?? ''
		const strangers = [
			await makeOfficer('51/5102/510202/'),
			await makeResident(made, units[0]),
			await makeHolder('captain', { scopeKind: 'building', scopeId: building, estateId: estate.id, regionPath: null }),
			await makeHolder('auditor', { scopeKind: 'region', scopeId: '51', estateId: null, regionPath: '51/' }),
		]
		for (const stranger of strangers) {
			for (const deed of [
				() => startDraft(stranger, { estate }, at),
				() => write2(stranger, estate, { title: '我的' }),
				() => addItem(stranger, { estate, requestKey: newId(), ...roof }, at),
				() => publish(stranger, estate),
			]) {
				await expect(deed()).rejects.toMatchObject({ status: 404 })
			}
		}
		expect((await opened(estate)).title).toBe('')
	})

	it('finds nothing of another estate by its keys', async () => {
		const { estate: foreign, itemKey, officer } = await firstVersion()
		const { estate } = await makeEstate({ name: '别的小区' })
		await startDraft(officer, { estate }, at)
		await startDraft(officer, { estate: foreign }, at)
		const page = await draftItemPage(foreign, 'zh-CN', itemKey)
		const about = { estate, itemKey }
		expect(await saveItem(officer, { ...about, stamp: page?.stamp ?? '', ...roof }, at)).toMatchObject({
			error: 'drafts:refusal.no-item',
		})
		expect(await removeItem(officer, about, at)).toMatchObject({ error: 'drafts:refusal.no-item' })
		expect(await moveItem(officer, { ...about, direction: 'up' }, at)).toMatchObject({
			error: 'drafts:refusal.no-item',
		})
		expect(await itemPage(estate, 'zh-CN', itemKey)).toBeNull()
		const { versionId, stamp } = await opened(foreign)
		expect(await publishPlan(officer, { estate, versionId, stamp }, at)).toMatchObject({
			error: 'drafts:refusal.no-draft',
		})
		expect(await read.select().from(files)).toEqual([])
	})
})
