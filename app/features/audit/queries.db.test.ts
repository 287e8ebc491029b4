import { auditEntries } from 'db/schema'
import { read, write } from 'db/store.server'
import { beforeEach, describe, expect, it } from 'vitest'
import { done, refused } from '~/platform/result'
import { freshDatabase } from '../../../tests/support/database'
import { countyPath, makeEstate, makeHolder, makeOfficer } from '../../../tests/support/factories'
import { exportAudit } from './export-audit.server'
import { perform, record } from './perform.server'
import { auditLines, cursorOf, readsAudit } from './queries.server'

beforeEach(freshDatabase)

const deedOn = (estateId: string | null, deed = 'review-plan') => ({ deed, estateId, subjectKind: 'estate' })

describe('the record', () => {
	it('keeps a deed with its entry, and of a refused deed the entry alone', async () => {
		const { estate } = await makeEstate()
		const officer = await makeOfficer()
		const refusal = await perform(officer, deedOn(estate.id), 5, async (tx) => {
			await record(tx, 'system', deedOn(estate.id, 'half-done'), 5)
			return refused('oversight:refusal.rule-unmet')
		})
		expect(refusal).toEqual({ ok: false, error: 'oversight:refusal.rule-unmet', facts: undefined })
		await perform(officer, deedOn(estate.id), 6, async () => done(null))
		const broken = perform(officer, deedOn(estate.id), 7, () => Promise.reject(new Error('broken')))
		await expect(broken).rejects.toThrow('broken')
		const entries = await read
			.select({
				deed: auditEntries.deed,
				at: auditEntries.at,
				outcome: auditEntries.outcome,
				reason: auditEntries.reason,
			})
			.from(auditEntries)
			.orderBy(auditEntries.at)
		expect(entries).toEqual([
			{ deed: 'review-plan', at: 5, outcome: 'refused', reason: 'oversight:refusal.rule-unmet' },
			{ deed: 'review-plan', at: 6, outcome: 'done', reason: null },
		])
	})

	it('shows each office its own region, and sign-ins to the county only', async () => {
		const here = await makeEstate()
		const elsewhere = await makeEstate({ name: '别处', regionPath: '51/5101/510107/510107005/510107005001/' })
		const officer = await makeOfficer()
		await write(async (tx) => {
			await record(tx, officer, deedOn(here.estate.id), 1)
			await record(tx, officer, deedOn(elsewhere.estate.id), 2)
			await record(tx, 'visitor', deedOn(null, 'sign-in'), 3)
		})
		const county = { scopeKind: 'region', scopeId: '510107', estateId: null, regionPath: countyPath } as const
		const auditor = await makeHolder('auditor', county)
		expect((await auditLines(officer, {}, 9)).map((line) => line.at)).toEqual([1])
		expect((await auditLines(auditor, {}, 9)).map((line) => line.at)).toEqual([3, 2, 1])
		expect((await auditLines(auditor, { deed: 'sign-in' }, 9)).map((line) => line.at)).toEqual([3])
		expect((await auditLines(auditor, { estate: elsewhere.estate.id }, 9)).map((line) => line.at)).toEqual([2])
		expect(readsAudit(auditor)).toBe(true)
		expect(readsAudit({ ...auditor, grants: [] })).toBe(false)
	})

	it('pages by the moment, also where several entries share it', async () => {
		const { estate } = await makeEstate()
		const officer = await makeOfficer()
		for (const at of [4, 4, 4, 2, 9]) await write((tx) => record(tx, officer, deedOn(estate.id), at))
		const seen: number[] = []
		let before: { at: number; id: string } | undefined
		for (let page = 0; page < 3; page++) {
			const lines = await auditLines(officer, { before }, 2)
			seen.push(...lines.map((line) => line.at))
			before = lines.at(-1)
		}
		expect(seen).toEqual([9, 4, 4, 4, 2])
		expect(cursorOf({ at: 4, id: 'x' })).toBe('4.x')
	})

	it('exports what the filter leaves, as a workbook', async () => {
		const { estate } = await makeEstate()
		const officer = await makeOfficer()
		await write((tx) => record(tx, officer, deedOn(estate.id), 1))
		const { translatorFor } = await import('~/platform/i18n.server')
		const { default: readXlsx } = await import('read-excel-file/node')
		const book = await exportAudit(officer, {}, { t: translatorFor('zh-CN'), lng: 'zh-CN' })
		const sheets = await readXlsx(book)
		const rows = JSON.stringify(sheets)
		expect(rows).toContain('测试员')
		expect(rows).toContain('测试小区')
	})
})
