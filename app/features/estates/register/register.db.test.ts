import {
	auditEntries,
	estates,
	homes,
	owners,
	ownerships,
	people,
	regions,
	registerImports,
	units,
	votes,
} from 'db/schema'
import { read, write } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { freshDatabase } from '../../../../tests/support/database'
import { makeOfficer, publishPlan } from '../../../../tests/support/factories'
import {
	type EstateAnswers,
	estateAnswers,
	registerFile,
	type UnitAnswers,
	unitRow,
	unitRows,
} from '../../../../tests/support/register-file'
import { countyRegions, loadRegions } from '../load-regions.server'
import { searchTextOf } from '../search-text.server'
import { confirmRegister } from './confirm-register.server'
import { exportCsv, exportXlsx } from './export-register.server'
import { readImport } from './import-files.server'
import { listUnits } from './list-units.server'
import { previewRegister } from './preview-register.server'
import { importOf } from './queries.server'

const street = '51/5101/510107/510107001/'
const county = await countyRegions('510107')
const at = Date.UTC(2026, 10, 20)
let officer: Actor

beforeEach(async () => {
	await freshDatabase()
	await write((tx) => loadRegions(tx, county))
	officer = await makeOfficer(street)
})

async function preview(
	bytes: Uint8Array,
	fileName = 'register.xlsx',
	estateNumber: string | null = null,
	actor = officer,
) {
	const result = await previewRegister(actor, { bytes, fileName, estateNumber }, at)
	if (!result.ok) throw new Error(result.error)
	const row = await importOf(actor, result.value.importId)
	const file = await readImport(result.value.importId)
	if (!row || !file) throw new Error('no import')
	return { id: row.id, summary: row.summary, errorCount: row.errorCount, file }
}

async function imported(rows: UnitAnswers[], estate: EstateAnswers = estateAnswers) {
	const { id, file } = await preview(await registerFile(estate, rows))
	expect(file.issues.filter((issue) => issue.severity === 'error')).toEqual([])
	const result = await confirmRegister(officer, { importId: id }, at)
	if (!result.ok) throw new Error(result.error)
	return result.value
}

/** Everything that is stored of an estate, ids included. */
async function stored(estateId: string) {
	const sorted = <T>(rows: T[]) => rows.map((row) => JSON.stringify(row)).toSorted()
	return {
		estate: await read.select().from(estates).where(eq(estates.id, estateId)),
		units: sorted(await read.select().from(units).where(eq(units.estateId, estateId))),
		owners: sorted(await read.select().from(owners).where(eq(owners.estateId, estateId))),
		ownerships: sorted(await read.select().from(ownerships).where(eq(ownerships.estateId, estateId))),
		homes: sorted(await read.select().from(homes).where(eq(homes.estateId, estateId))),
	}
}

const one = async (estateId: string) => {
	const [unit] = await read.select().from(units).where(eq(units.estateId, estateId))
	const [owner] = await read.select().from(owners).where(eq(owners.estateId, estateId))
	return { unit, owner }
}

async function claim(estateId: string, unitId = '', ownerId: string | null = null) {
	const personId = newId()
	await write(async (tx) => {
		await tx.insert(people).values({ id: personId, kind: 'resident', displayName: '王示例', createdAt: 1 })
		await tx.insert(homes).values({ estateId, id: newId(), unitId, personId, relation: 'owner', ownerId, claimedAt: 1 })
	})
}

describe('a first import', () => {
	test('stores nothing before it is confirmed, then the whole register, its counters and its search text', async () => {
		const { id, summary } = await preview(await registerFile(estateAnswers, unitRows(72)))
		expect(summary).toMatchObject({
			estateNew: 1,
			buildingsNew: 2,
			entrancesNew: 4,
			unitsNew: 72,
			unitsInFile: 72,
			unitsAfter: 72,
		})
		expect(await read.$count(estates)).toBe(0)
		expect(await read.$count(units)).toBe(0)
		const result = await confirmRegister(officer, { importId: id }, at)
		expect(result).toMatchObject({ ok: true, value: { changed: true, already: false } })
		const [estate] = await read.select().from(estates)
		expect(estate).toMatchObject({
			number: 'CS-0001',
			regionCode: '510107001004',
			regionPath: `${street}510107001004/`,
			buildingCount: 2,
			entranceCount: 4,
			unitCount: 72,
			area: summary.areaInFile,
			searchText: searchTextOf('测试小区', '浆洗街 1 号'),
			builtYear: 1994,
			tenure: 'reformed',
			batch: 'implement',
		})
		expect(await read.$count(ownerships)).toBe(79)
		const [entry] = await read.select().from(auditEntries).where(eq(auditEntries.deed, 'confirm-register'))
		expect(entry).toMatchObject({ estateId: estate?.id, outcome: 'done', actorId: officer.personId })
	})

	test('adds a community that the street has not', async () => {
		await imported([unitRow()], { ...estateAnswers, community: '新建社区' })
		await imported([unitRow()], { ...estateAnswers, number: 'CS-0002', community: '新建社区居委会' })
		const added = await read.select().from(regions).where(eq(regions.name, '新建社区'))
		expect(added).toMatchObject([{ code: '510107001900', level: 'community', path: `${street}510107001900/` }])
		expect(await read.$count(estates, eq(estates.regionCode, '510107001900'))).toBe(2)
	})

	test('with an error stores nothing and is refused', async () => {
		const { id, errorCount } = await preview(
			await registerFile(estateAnswers, [unitRow(), unitRow({ room: '102', area: '' })]),
		)
		expect(errorCount).toBe(1)
		expect(await confirmRegister(officer, { importId: id }, at)).toMatchObject({
			ok: false,
			error: 'register:refusal.has-errors',
		})
		expect(await read.$count(estates)).toBe(0)
	})

	test('is nobody else’s to see or to confirm', async () => {
		const { id } = await preview(await registerFile(estateAnswers, [unitRow()]))
		const colleague = await makeOfficer(street)
		expect(await importOf(colleague, id)).toBeNull()
		expect(await confirmRegister(colleague, { importId: id }, at)).toMatchObject({
			ok: false,
			error: 'register:refusal.unknown',
		})
	})
})

describe('another region', () => {
	test('its streets are not the officer’s, and its numbers neither', async () => {
		const stranger = await makeOfficer('51/5101/510107/510107004/')
		const streetIssue = await preview(await registerFile(estateAnswers, [unitRow()]), 'a.xlsx', null, stranger)
		expect(streetIssue.file.issues.map((issue) => issue.code)).toContain('street-unknown')
		await imported([unitRow()])
		const own = { ...estateAnswers, street: '望江路街道', community: '' }
		const numberIssue = await preview(await registerFile(own, [unitRow()]), 'a.xlsx', null, stranger)
		expect(numberIssue.file.issues.map((issue) => issue.code)).toContain('number-elsewhere')
		expect(numberIssue.summary).toMatchObject({ unitsSame: 0, unitsNew: 1 })
	})

	test('a grant that ended between preview and confirmation is noticed', async () => {
		const { id } = await preview(await registerFile(estateAnswers, [unitRow()]))
		const without = { ...officer, grants: [] }
		expect(await confirmRegister(without, { importId: id }, at)).toMatchObject({
			ok: false,
			error: 'register:refusal.not-yours',
		})
		expect(await read.$count(estates)).toBe(0)
		const [row] = await read.select().from(registerImports)
		expect(row?.confirmedAt).toBeNull()
	})
})

describe('once and no more', () => {
	test('the same import confirmed twice, and the same file uploaded again, change nothing and say so', async () => {
		const bytes = await registerFile(estateAnswers, unitRows(40))
		const { id } = await preview(bytes)
		const first = await confirmRegister(officer, { importId: id }, at)
		if (!first.ok) throw new Error(first.error)
		const before = await stored(first.value.estateId)
		expect(await confirmRegister(officer, { importId: id }, at + 1)).toMatchObject({
			value: { already: true, changed: false },
		})
		const again = await preview(bytes)
		expect(again.summary).toMatchObject({
			estateNew: 0,
			estateChanged: 0,
			unitsNew: 0,
			unitsChanged: 0,
			unitsSame: 40,
			ownersNew: 0,
		})
		expect(await confirmRegister(officer, { importId: again.id }, at + 2)).toMatchObject({
			value: { already: false, changed: false },
		})
		expect(await stored(first.value.estateId)).toEqual(before)
	})

	test('two simultaneous confirmations of one import store once', async () => {
		const { id } = await preview(await registerFile(estateAnswers, unitRows(40)))
		const results = await Promise.all([1, 2, 3, 4].map(() => confirmRegister(officer, { importId: id }, at)))
		expect(results.map((result) => result.ok && result.value.changed).toSorted()).toEqual([false, false, false, true])
		expect(await read.$count(estates)).toBe(1)
		expect(await read.$count(units)).toBe(40)
	})

	test('the same new estate from two uploads at once is stored once', async () => {
		const bytes = await registerFile(estateAnswers, unitRows(40))
		const imports = await Promise.all([preview(bytes), preview(bytes)])
		const results = await Promise.all(imports.map(({ id }) => confirmRegister(officer, { importId: id }, at)))
		expect(results.map((result) => result.ok && result.value.changed).toSorted()).toEqual([false, true])
		expect(await read.$count(estates)).toBe(1)
		expect(await read.$count(units)).toBe(40)
		expect(await read.$count(owners)).toBe(44)
	})
})

describe('nothing recorded is lowered', () => {
	test.each([
		['不动产登记', '测绘实测', 89.56, 95, 8956, 'registry'],
		['不动产登记', '买卖合同', 89.56, 95, 8956, 'registry'],
		['测绘实测', '买卖合同', 89.56, 95, 8956, 'survey'],
		['买卖合同', '测绘实测', 89.56, 95, 9500, 'survey'],
		['测绘实测', '不动产登记', 89.56, 95, 9500, 'registry'],
		['不动产登记', '不动产登记', 89.56, 95, 9500, 'registry'],
	] as const)('an area from %s, then one from %s', async (before, after, old, fresh, area, source) => {
		const { estateId } = await imported([unitRow({ areaSource: before, area: old })])
		const { id, file } = await preview(await registerFile(estateAnswers, [unitRow({ areaSource: after, area: fresh })]))
		const kept = area === 8956
		expect(file.kept.map(({ field, stored: held, why }) => `${field} ${held} ${why}`)).toEqual(
			kept ? ['unit.area 89.56 weaker-source'] : [],
		)
		await confirmRegister(officer, { importId: id }, at)
		expect((await one(estateId)).unit).toMatchObject({ area, areaSource: source })
		const [estate] = await read.select().from(estates)
		expect(estate?.area).toBe(area)
	})

	test('an empty phone, certificate, use or kind erases nothing, and each is listed', async () => {
		const full = unitRow({ phone: '13800138000', use: '商业用房', ownerKind: '单位' })
		const { estateId } = await imported([full])
		const before = await stored(estateId)
		const bare = { number: 'CS-0001' }
		const { id, file } = await preview(
			await registerFile(bare, [{ ...full, phone: '', idSuffix: '', use: '', ownerKind: '' }]),
		)
		expect(file.kept.map(({ field }) => field).toSorted()).toEqual([
			'unit.idSuffix',
			'unit.ownerKind',
			'unit.phone',
			'unit.use',
		])
		expect(await confirmRegister(officer, { importId: id }, at)).toMatchObject({ value: { changed: false } })
		expect(await stored(estateId)).toEqual(before)
	})

	test('units that are not in the file stay, claims stay', async () => {
		const { estateId } = await imported([unitRow(), unitRow({ room: '102', idSuffix: '0102' })])
		const { unit, owner } = await one(estateId)
		await claim(estateId, unit?.id, owner?.id ?? null)
		const { id, summary } = await preview(
			await registerFile(estateAnswers, [unitRow({ room: '103', idSuffix: '0103' })]),
		)
		expect(summary).toMatchObject({ absent: 2, unitsNew: 1, unitsAfter: 3 })
		await confirmRegister(officer, { importId: id }, at)
		expect(await read.$count(units, eq(units.estateId, estateId))).toBe(3)
		expect(await read.select({ unitId: homes.unitId, endedAt: homes.endedAt }).from(homes)).toEqual([
			{ unitId: unit?.id, endedAt: null },
		])
	})

	test('a sale is told before it is stored, with the claim on the unit', async () => {
		const { estateId } = await imported([unitRow()])
		const { unit, owner } = await one(estateId)
		await claim(estateId, unit?.id, owner?.id ?? null)
		const sold = unitRow({ owner: '李买家', idSuffix: '0909' })
		const { id, file } = await preview(await registerFile(estateAnswers, [sold]))
		expect(file.handovers).toMatchObject([{ before: ['王示例'], now: ['李买家'], claimed: true }])
		await confirmRegister(officer, { importId: id }, at)
		const list = await listUnits({ id: estateId }, {})
		expect(list.units[0]).toMatchObject({ owners: [{ name: '李买家', share: '1' }], claim: 'owner' })
	})

	test('a certificate that comes later makes one head of two, and the claim follows', async () => {
		const vague = [unitRow({ idSuffix: '' }), unitRow({ idSuffix: '', room: '102' })]
		const { estateId } = await imported(vague)
		const known = await read.select().from(ownerships).where(eq(ownerships.estateId, estateId))
		expect(new Set(known.map((share) => share.ownerId)).size).toBe(2)
		for (const share of known) await claim(estateId, share.unitId, share.ownerId)
		const { file } = await preview(await registerFile(estateAnswers, [unitRow(), unitRow({ room: '102' })]))
		expect(file.handovers).toEqual([])
		await imported([unitRow(), unitRow({ room: '102' })])
		const merged = await read.select().from(ownerships).where(eq(ownerships.estateId, estateId))
		const [head, ...others] = new Set(merged.map((share) => share.ownerId))
		expect(others).toEqual([])
		expect(await read.$count(homes, and(eq(homes.estateId, estateId), eq(homes.ownerId, head ?? '')))).toBe(2)
		// and the older sheet, imported once more, takes nothing apart
		const again = await preview(await registerFile(estateAnswers, vague))
		expect(again.summary).toMatchObject({ unitsChanged: 0, ownersNew: 0, handovers: 0 })
	})
})

test('while a vote is open no claimed owner is merged into another', async () => {
	const { estateId } = await imported([unitRow({ idSuffix: '' }), unitRow({ idSuffix: '', room: '102' })])
	for (const share of await read.select().from(ownerships)) await claim(estateId, share.unitId, share.ownerId)
	const { versionId } = await publishPlan(estateId)
	const vote = {
		id: newId(),
		planVersionId: versionId,
		profileId: 'national-1',
		title: '表决',
		scopeKind: 'estate' as const,
	}
	const instants = {
		noticePostedDay: '2026-11-01',
		opensAt: at - 1,
		closesAt: at + 1,
		announcedAt: at - 2,
		openedAt: at - 1,
	}
	const made = { estateId, scopeId: estateId, announcedBy: 'officer', requestKey: newId(), ...vote, ...instants }
	await write((tx) => tx.insert(votes).values(made))
	const before = await stored(estateId)
	const { id } = await preview(await registerFile(estateAnswers, [unitRow(), unitRow({ room: '102' })]))
	const confirm = () => confirmRegister(officer, { importId: id }, at)
	expect(await confirm()).toMatchObject({ ok: false, error: 'register:refusal.vote-open' })
	expect(await stored(estateId)).toEqual(before)
	await write((tx) => tx.update(votes).set({ closedAt: at + 1 }))
	expect(await confirm()).toMatchObject({ ok: true, value: { changed: true } })
})

describe('an export', () => {
	const rows = [
		...unitRows(50, (index) => (index % 3 === 0 ? `138${String(index).padStart(8, '0')}` : '')),
		unitRow({
			building: '＝东楼',
			entrance: '@1',
			room: '-1A',
			floor: -1,
			use: '车库车位',
			owner: '=cmd|calc',
			areaSource: '测绘实测',
		}),
		unitRow({
			building: '＝东楼',
			entrance: '@1',
			room: '-2A',
			floor: -1,
			owner: '<script>alert(1)</script>',
			ownerKind: '开发商',
			idSuffix: '',
		}),
		unitRow({ building: '＝东楼', entrance: '@1', room: '3', share: '1/3', idSuffix: '' }),
		unitRow({
			building: '＝东楼',
			entrance: '@1',
			room: '3',
			share: '2/3',
			owner: '＋李示例',
			idSuffix: '',
			phone: '13900139000',
		}),
	]

	test.each(['zh-CN', 'en'])('as XLSX in %s imports unchanged', async (lng) => {
		const { estateId } = await imported(rows)
		const before = await stored(estateId)
		const again = await preview(await exportXlsx({ id: estateId }, lng))
		expect(again.file.issues.filter((issue) => issue.severity === 'error')).toEqual([])
		expect(again.summary).toMatchObject({
			estateChanged: 0,
			unitsNew: 0,
			unitsChanged: 0,
			ownersNew: 0,
			ownersChanged: 0,
			kept: 0,
			absent: 0,
		})
		expect(await confirmRegister(officer, { importId: again.id }, at + 5)).toMatchObject({ value: { changed: false } })
		expect(await stored(estateId)).toEqual(before)
	})

	test.each(['zh-CN', 'en'])('as CSV in %s imports unchanged, and no cell begins like a formula', async (lng) => {
		const { estateId } = await imported(rows)
		const before = await stored(estateId)
		const text = await exportCsv({ id: estateId }, lng)
		const texts = text.split(/\r\n|,/).filter((cell) => !/^-\d+$/.test(cell))
		expect(texts.filter((cell) => /^"?[=+\-@\t＝＋－＠]/.test(cell))).toEqual([])
		const again = await preview(Buffer.from(text), 'register.csv', 'CS-0001')
		expect(again.summary).toMatchObject({
			estateChanged: 0,
			unitsNew: 0,
			unitsChanged: 0,
			ownersNew: 0,
			ownersChanged: 0,
			kept: 0,
			absent: 0,
		})
		await confirmRegister(officer, { importId: again.id }, at + 5)
		expect(await stored(estateId)).toEqual(before)
	})
})

describe('the list of units', () => {
	test('filters by building, claim, source, room and owner, and pages', async () => {
		const { estateId } = await imported(unitRows(72))
		const all = await listUnits({ id: estateId }, {})
		expect(all).toMatchObject({ total: 72, page: 1, pages: 2 })
		expect(all.units).toHaveLength(50)
		expect(all.units[0]).toMatchObject({ building: '1栋', entrance: '1单元', number: '101', claim: 'none' })
		const [first] = all.units
		await claim(estateId, first?.id)
		expect((await listUnits({ id: estateId }, { claimed: 'yes' })).total).toBe(1)
		expect((await listUnits({ id: estateId }, { claimed: 'no' })).total).toBe(71)
		expect((await listUnits({ id: estateId }, { source: 'contract' })).total).toBe(0)
		expect((await listUnits({ id: estateId }, { building: all.buildings[1]?.id })).total).toBe(36)
		expect((await listUnits({ id: estateId }, { q: '101' })).total).toBe(4)
		expect((await listUnits({ id: estateId }, { q: first?.owners[0]?.name })).total).toBeGreaterThan(0)
		expect((await listUnits({ id: estateId }, { q: '%' })).total).toBe(0)
		expect((await listUnits({ id: estateId }, { size: '100' })).units).toHaveLength(72)
		expect((await listUnits({ id: estateId }, { page: 9 })).page).toBe(2)
	})
})
