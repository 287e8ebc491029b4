import { describe, expect, test } from 'vitest'
import { readWorkbook } from '~/platform/workbook/read-workbook.server'
import {
	type EstateAnswers,
	estateAnswers,
	registerCsv,
	registerFile,
	type UnitAnswers,
	unitRow,
} from '../../../../tests/support/register-file'
import type { EstateContext } from './check-estate'
import { checkRegister } from './check-register'
import { locate } from './locate'
import type { Issue } from './types'
import { vocabulary } from './words.server'

const street = { code: '510107001', name: '浆洗街街道', path: '51/5101/510107/510107001/' }
const context: EstateContext = { streets: [street], chosenNumber: null, managed: null, year: 2026 }

async function checked(
	units: UnitAnswers[],
	estate: EstateAnswers | null = estateAnswers,
	over: Partial<EstateContext> = {},
) {
	const file = await registerFile(estate, units)
	const workbook = await readWorkbook(file, 'register.xlsx')
	if (!workbook.ok) throw new Error(workbook.error)
	return checkRegister(locate(workbook.value.grids, vocabulary, false), vocabulary, { ...context, ...over })
}

const told = (issues: readonly Issue[]) =>
	issues.map(({ sheet, row, column, code }) => `${sheet} ${column ?? ''}${row ?? ''} ${code}`)

test('a filled register has no issue', async () => {
	const { register, issues } = await checked([unitRow(), unitRow({ room: '102', idSuffix: '0102' })])
	expect(issues).toEqual([])
	expect(register.estate).toMatchObject({
		number: 'CS-0001',
		streetCode: '510107001',
		tenure: 'reformed',
		builtYear: 1994,
	})
	expect(register.units[0]).toMatchObject({ area: 8956, areaSource: 'registry', use: 'dwelling', floor: 1 })
	expect(register.units[0]?.shares).toEqual([{ owner: 0, numerator: 1, denominator: 1 }])
})

describe('each fault is named by sheet, row and column', () => {
	test.each<[string, UnitAnswers[], string[]]>([
		['no area', [unitRow({ area: '' })], ['户室 F2 area-missing']],
		['an area that is no number', [unitRow({ area: '约90' })], ['户室 F2 area-no-number']],
		['an area of zero', [unitRow({ area: 0 })], ['户室 F2 area-not-positive']],
		['three decimals', [unitRow({ area: 89.567 })], ['户室 F2 area-decimals']],
		['an unknown source', [unitRow({ areaSource: '听说' })], ['户室 G2 areaSource-unknown']],
		['no source', [unitRow({ areaSource: '' })], ['户室 G2 areaSource-missing']],
		['no owner', [unitRow({ owner: '' })], ['户室 H2 owner-missing']],
		['a floor of 1.5', [unitRow({ floor: 1.5 })], ['户室 D2 floor-wrong']],
		['a landline', [unitRow({ phone: '028-85551234' })], ['户室 K2 phone-wrong']],
		[
			'no share of two owners',
			[unitRow(), unitRow({ idSuffix: '0102' })],
			['户室 L2 share-missing', '户室 L3 share-missing'],
		],
		['shares of 5/6', [unitRow({ share: '1/2' }), unitRow({ idSuffix: '0102', share: '1/3' })], ['户室 L2 share-sum']],
		['half of a sole owner', [unitRow({ share: '50%' })], ['户室 L2 share-sum']],
		['the same owner twice', [unitRow({ share: '1/2' }), unitRow({ share: '1/2' })], ['户室 H3 owner-twice']],
		[
			'one unit with two areas',
			[unitRow({ share: '1/2' }), unitRow({ share: '1/2', idSuffix: '0102', area: 90 })],
			['户室 F3 unit-differs'],
		],
		['an owner’s name of 10,000 characters', [unitRow({ owner: '王'.repeat(10_000) })], ['户室 H2 cell-too-long']],
		['a direction mark', [unitRow({ owner: '王\u202e示例' })], ['户室 H2 cell-hostile']],
		[
			'several in one row',
			[unitRow({ area: '', floor: '', phone: '1' })],
			['户室 D2 floor-missing', '户室 F2 area-missing', '户室 K2 phone-wrong'],
		],
	])('%s', async (_, units, expected) => {
		const { issues } = await checked(units)
		expect(told(issues)).toEqual(expected)
		expect(issues.every((issue) => issue.severity === 'error')).toBe(true)
	})

	test.each<[string, EstateAnswers, Partial<EstateContext>, string[]]>([
		['no number', { number: '' }, {}, ['小区  number-missing']],
		['a number elsewhere', {}, { managed: false }, ['小区 B1 number-elsewhere']],
		['another number than chosen', {}, { chosenNumber: 'CS-0002' }, ['小区 B1 number-not-chosen']],
		['a street out of reach', { street: '某某街道' }, {}, ['小区 B4 street-unknown']],
		['a year that is none', { builtYear: '九四年' }, {}, ['小区 B6 number-wrong']],
		['a year to come', { builtYear: 2031 }, {}, ['小区 B6 number-range']],
		['more old people than people', { residents: 10, residentsOver60: 11 }, {}, ['小区 B9 more-old-than-all']],
		['an unknown tenure', { tenure: '租的' }, {}, ['小区 B7 choice-unknown']],
		['a new estate without a name', { name: '' }, {}, ['小区  estate-name-missing']],
	])('%s', async (_, over, with_, expected) => {
		const { issues } = await checked([unitRow()], { ...estateAnswers, ...over }, with_)
		expect(told(issues)).toEqual(expected)
	})
})

test('a known estate may leave its fields empty, and its street may be a code', async () => {
	const { issues } = await checked([unitRow()], { number: 'CS-0001', street: 510107001 }, { managed: true })
	expect(issues).toEqual([])
})

test('of several areas of a unit the one from the strongest source is taken, and said', async () => {
	const wife = { owner: '李示例', idSuffix: '0456', share: '1/2' }
	const { register, issues } = await checked([
		unitRow({ share: '1/2', area: 90, areaSource: '买卖合同' }),
		unitRow({ ...wife, area: 88.5, areaSource: '不动产登记' }),
	])
	expect(told(issues)).toEqual(['户室 F2 area-stronger-source'])
	expect(register.units).toMatchObject([{ area: 8850, areaSource: 'registry', shares: [{ owner: 0 }, { owner: 1 }] }])
})

test('two areas from the same source still contradict each other', async () => {
	const rows = [
		unitRow({ share: '1/2', area: 90 }),
		unitRow({ owner: '李示例', idSuffix: '0456', share: '1/2', area: 88.5 }),
	]
	expect(told((await checked(rows)).issues)).toEqual(['户室 F3 unit-differs'])
})

test('markup in a name is just text', async () => {
	const { register, issues } = await checked([unitRow({ owner: '<script>alert(1)</script>' })])
	expect(issues).toEqual([])
	expect(register.owners[0]?.name).toBe('<script>alert(1)</script>')
})

describe('who is one owner', () => {
	test('name and certificate make one head of several units', async () => {
		const { register } = await checked([
			unitRow(),
			unitRow({ room: '102' }),
			unitRow({ room: '103', owner: '王 示例' }),
		])
		expect(register.owners).toHaveLength(1)
	})

	test('name and phone do, and join the same name and phone with a certificate', async () => {
		const phone = '13800138000'
		const { register } = await checked([
			unitRow({ phone }),
			unitRow({ room: '102', idSuffix: '', phone }),
			unitRow({ room: '103', idSuffix: '', phone }),
		])
		expect(register.owners).toHaveLength(1)
	})

	test('a bare name stays apart on each unit, and the preview says so', async () => {
		const { register, issues } = await checked([unitRow({ idSuffix: '' }), unitRow({ idSuffix: '', room: '102' })])
		expect(register.owners).toHaveLength(2)
		expect(issues).toMatchObject([{ severity: 'warning', code: 'owner-namesakes', facts: { count: 2, rows: '2, 3' } }])
	})

	test('a body is one by its name', async () => {
		const developer = { owner: '示例开发公司', ownerKind: '开发商', idSuffix: '' }
		const { register, issues } = await checked([unitRow(developer), unitRow({ ...developer, room: '102' })])
		expect(register.owners).toHaveLength(1)
		expect(issues).toEqual([])
	})

	test('one certificate with two phones is one owner and a warning', async () => {
		const { register, issues } = await checked([
			unitRow({ phone: '13800138000' }),
			unitRow({ phone: '13900139000', room: '102' }),
		])
		expect(register.owners).toHaveLength(1)
		expect(told(issues)).toEqual(['户室 K3 owner-two-phones'])
	})
})

test('a CSV in UTF-8 with and without its mark, and in GBK, reads the same', async () => {
	const text = registerCsv([unitRow({ share: '' })])
	const gbk = Buffer.from(await gb(text))
	for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), gbk]) {
		const workbook = await readWorkbook(bytes, 'register.csv')
		if (!workbook.ok) throw new Error(workbook.error)
		const found = locate(workbook.value.grids, vocabulary, true)
		const { register, issues } = checkRegister(found, vocabulary, {
			...context,
			chosenNumber: 'CS-0001',
			managed: true,
		})
		expect(issues).toEqual([])
		expect(register.owners[0]?.name).toBe('王示例')
		expect(register.units[0]?.area).toBe(8956)
	}
})

test('a CSV without a chosen estate says what is missing', async () => {
	const workbook = await readWorkbook(Buffer.from(registerCsv([unitRow()])), 'register.csv')
	if (!workbook.ok) throw new Error(workbook.error)
	const { issues } = checkRegister(locate(workbook.value.grids, vocabulary, true), vocabulary, context)
	expect(told(issues)).toEqual(['  estate-missing'])
})

/** GBK by looking each character up in what the decoder makes of two bytes. */
async function gb(text: string): Promise<number[]> {
	const decoder = new TextDecoder('gb18030')
	const table = new Map<string, [number, number]>()
	for (let first = 0x81; first <= 0xfe; first++) {
		for (let second = 0x40; second <= 0xfe; second++) {
			if (second === 0x7f) continue
			const letter = decoder.decode(Uint8Array.of(first, second))
			if (!table.has(letter)) table.set(letter, [first, second])
		}
	}
	return [...text].flatMap((letter) =>
		letter.charCodeAt(0) < 0x80 ? [letter.charCodeAt(0)] : (table.get(letter) ?? [0x3f]),
	)
}
