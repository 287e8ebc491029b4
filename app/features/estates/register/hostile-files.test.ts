import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '~/platform/workbook/read-workbook.server'
import { estateAnswers, registerCsv, registerFile, unitRow } from '../../../../tests/support/register-file'
import { formulaIssue } from './formula-issue'
import { locate } from './locate'
import { vocabulary } from './words.server'

const refusalOf = async (bytes: Uint8Array, name = 'register.xlsx') => {
	const read = await readWorkbook(bytes, name)
	return read.ok ? 'read' : read.error.replace('common:refusal.', '')
}

/** A register whose parts were changed. */
async function tampered(
	change: (parts: Record<string, Uint8Array>) => Zippable,
	units = [unitRow()],
): Promise<Uint8Array> {
	return zipSync(change(unzipSync(await registerFile(estateAnswers, units))))
}

const sheet2 = 'xl/worksheets/sheet2.xml'

describe('a file of another kind is refused by what it is', () => {
	test.each([
		['an old .xls called .xlsx', Buffer.from('d0cf11e0a1b11ae1000000', 'hex')],
		['a PDF', Buffer.from('%PDF-1.7 …')],
		['a JPEG', Buffer.from('ffd8ffe000104a46', 'hex')],
		['an executable', Buffer.from('MZ\u0000\u0000')],
		['plain text called .xlsx', Buffer.from('楼栋,单元')],
	])('%s', async (_, bytes) => expect(await refusalOf(bytes)).toBe('file-type'))

	test('bytes called .csv', async () =>
		expect(await refusalOf(Buffer.from([1, 0, 2, 0, 3]), 'a.csv')).toBe('file-type'))
	test('a zip that is no workbook', async () => {
		expect(await refusalOf(zipSync({ 'a.xml': strToU8('<a/>') }))).toBe('file-type')
	})
	test('nothing', async () => expect(await refusalOf(new Uint8Array())).toBe('file-empty'))
	test('a cut zip', async () => {
		const file = await registerFile(estateAnswers, [unitRow()])
		expect(await refusalOf(file.subarray(0, file.length / 2))).toBe('file-broken')
	})
	test('a zip with its bytes turned over', async () => {
		const file = new Uint8Array(await registerFile(estateAnswers, [unitRow()]))
		for (let at = 60; at < file.length / 2; at += 7) file[at] = (file[at] ?? 0) ^ 0xff
		expect(await refusalOf(file)).toBe('file-broken')
	})
})

describe('a zip bomb is not inflated', () => {
	test('an entry that grows a thousandfold', async () => {
		const bomb = await tampered((parts) => ({ ...parts, 'xl/media/a.xml': new Uint8Array(60 * 1024 * 1024) }))
		expect(bomb.length).toBeLessThan(200_000)
		expect(await refusalOf(bomb)).toBe('file-inflates')
	})

	test('many entries', async () => {
		const many = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`a/${index}.xml`, strToU8('<a/>')]))
		expect(await refusalOf(await tampered((parts) => ({ ...parts, ...many })))).toBe('file-inflates')
	})

	test('a directory that tells a small size', async () => {
		const bomb = await tampered((parts) => ({ ...parts, 'xl/media/a.xml': new Uint8Array(30 * 1024 * 1024) }))
		const view = new DataView(bomb.buffer)
		for (let at = 0; at + 46 < bomb.length; at++) {
			if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1_000_000)
				view.setUint32(at + 24, 1000, true)
		}
		const before = process.memoryUsage().arrayBuffers
		await refusalOf(bomb)
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024)
	})

	test('entities that multiply', async () => {
		const lol = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
		const file = await tampered((parts) => ({
			...parts,
			'xl/workbook.xml': strToU8(lol + strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())),
		}))
		expect(await refusalOf(file)).toBe('file-broken')
	})
})

test('more than 10 MB is refused unread', async () => {
	expect(await refusalOf(new Uint8Array(10 * 1024 * 1024 + 1), 'a.csv')).toBe('file-inflates')
})

test('a cell in row 1,000,000 or in column XFD does not fill memory', async () => {
	const far = (address: string) =>
		tampered((parts) => ({
			...parts,
			[sheet2]: strToU8(
				strFromU8(parts[sheet2] ?? new Uint8Array()).replace(
					'</sheetData>',
					`<row r="${address.replace(/\D/g, '')}"><c r="${address}"><v>1</v></c></row></sheetData>`,
				),
			),
		}))
	expect(await refusalOf(await far('A1000000'))).toBe('too-many-rows')
	expect(await refusalOf(await far('XFD3'))).toBe('too-many-rows')
})

test('20,001 rows are too many', async () => {
	const text = registerCsv(Array.from({ length: 20_001 }, (_, index) => unitRow({ room: String(index) })))
	const read = await readWorkbook(Buffer.from(text), 'a.csv')
	if (!read.ok) throw new Error(read.error)
	expect(locate(read.value.grids, vocabulary, true).issues.map((issue) => issue.code)).toEqual(['rows-too-many'])
	expect(await refusalOf(Buffer.from(`${text}\r\n${text}`), 'a.csv')).toBe('too-many-rows')
})

test('formula cells are named by their address', async () => {
	const file = await tampered((parts) => ({
		...parts,
		[sheet2]: strToU8(
			strFromU8(parts[sheet2] ?? new Uint8Array()).replace(
				/<c r="F2"[^>]*>.*?<\/c>/,
				'<c r="F2"><f>1+1</f><v>2</v></c>',
			),
		),
	}))
	const read = await readWorkbook(file, 'register.xlsx')
	if (!read.ok) throw new Error(read.error)
	expect(read.value.formulas.map(formulaIssue)).toMatchObject([
		{ severity: 'error', code: 'cell-formula', sheet: '户室', row: 2, column: 'F', facts: { cell: 'F2' } },
	])
})

test('a NUL in a CSV is named by its cell', async () => {
	const text = registerCsv([unitRow({ owner: '王\u0000示例' })])
	const read = await readWorkbook(Buffer.from(text), 'a.csv')
	if (!read.ok) throw new Error(read.error)
	expect(locate(read.value.grids, vocabulary, true).issues).toMatchObject([
		{ code: 'cell-hostile', row: 2, column: 'H', value: '王□示例', facts: { character: 'U+0000' } },
	])
})

test('a share that Excel took for a date is named, not guessed', async () => {
	const file = await tampered((parts) => {
		const styles = strFromU8(parts['xl/styles.xml'] ?? new Uint8Array())
		const count = Number(/<cellXfs count="(\d+)"/.exec(styles)?.[1])
		const dated = styles
			.replace(/<cellXfs count="\d+"/, `<cellXfs count="${count + 1}"`)
			.replace('</cellXfs>', '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"/></cellXfs>')
		const sheet = strFromU8(parts[sheet2] ?? new Uint8Array())
		return {
			...parts,
			'xl/styles.xml': strToU8(dated),
			[sheet2]: strToU8(sheet.replace(/<c r="J2"[^>]*>.*?<\/c>/, `$&<c r="L2" s="${count}"><v>45659</v></c>`)),
		}
	})
	const read = await readWorkbook(file, 'register.xlsx')
	if (!read.ok) throw new Error(read.error)
	expect(locate(read.value.grids, vocabulary, false).issues).toMatchObject([{ code: 'cell-date', row: 2, column: 'L' }])
})

test('unclosed tags by the thousand are scanned in no time', async () => {
	const file = await tampered((parts) => ({ ...parts, [sheet2]: strToU8('<c r="A1" '.repeat(200_000)) }))
	const started = performance.now()
	await refusalOf(file)
	expect(performance.now() - started).toBeLessThan(3000)
})
