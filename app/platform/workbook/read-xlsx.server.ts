import { unzipSync, zipSync } from 'fflate'
import { done, type Result, refused } from '../result'
import {
	type Cell,
	excelNumber,
	type FormulaCell,
	type Grid,
	workbookLimits as limits,
	type ReadRefusal,
	type Workbook,
} from './cells'
import { whyNotInflate, type ZipFault, zipEntries } from './zip-guard'

const faults: Record<ZipFault, ReadRefusal> = {
	broken: 'common:refusal.file-broken',
	'too-large': 'common:refusal.file-inflates',
	encrypted: 'common:refusal.file-encrypted',
}

const widest = 100

/**
 * An XLSX as grids of texts. Nothing is inflated beyond what the central directory declares, and that is capped; the parser
 * sees only the XML that was inflated so. Formulas are named, their last results not believed.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Result<Workbook, ReadRefusal>> {
	const fault = whyNotInflate(zipEntries(bytes))
	if (fault) return refused(faults[fault])
	const parts = inflate(bytes)
	if (!parts) return refused('common:refusal.file-broken')
	if (!parts['xl/workbook.xml']) return refused('common:refusal.file-type')
	const texts = Object.entries(parts).map(([name, part]) => ({ name, xml: new TextDecoder().decode(part) }))
	if (texts.some(({ xml }) => /<!(DOCTYPE|ENTITY)/i.test(xml))) return refused('common:refusal.file-broken')
	const sheets = texts.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
	const scans = sheets.map(({ name, xml }) => ({ name, ...scan(xml) }))
	if (scans.some(({ lastRow, lastColumn }) => lastRow > limits.rows + 50 || lastColumn > widest)) {
		return refused('common:refusal.too-many-rows', { max: limits.rows, columns: widest })
	}
	const read = await parse(parts)
	if (!read) return refused('common:refusal.file-broken')
	const names = sheetNames(texts)
	const formulas = scans.flatMap(({ name, formulas: addresses }): FormulaCell[] =>
		addresses.slice(0, 200).map((address) => ({ sheet: names.get(name) ?? name, address })),
	)
	return done({ format: 'xlsx', grids: read, formulas })
}

function inflate(bytes: Uint8Array): Record<string, Uint8Array> | null {
	try {
		return unzipSync(bytes, { filter: ({ name }) => /\.(xml|rels)$/.test(name) })
	} catch {
		return null
	}
}

async function parse(parts: Record<string, Uint8Array>): Promise<Grid[] | null> {
	try {
		const { default: readXlsxFile } = await import('read-excel-file/node')
		const plain = Buffer.from(zipSync(parts, { level: 0 }))
		const sheets = await readXlsxFile<{ number: string }>(plain, { trim: false, parseNumber: (number) => ({ number }) })
		return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(asCell)) }))
	} catch {
		return null
	}
}

function asCell(value: unknown): Cell | null {
	if (value === null || value === undefined || value === '') return null
	if (value instanceof Date) return { text: value.toISOString().slice(0, 10), kind: 'date' }
	if (typeof value === 'object' && 'number' in value) return { text: excelNumber(String(value.number)), kind: 'number' }
	return { text: String(value), kind: 'text' }
}

/** The addresses of formula cells, and how far the sheet reaches. One pass: no tag is looked at twice. */
function scan(xml: string): { formulas: string[]; lastRow: number; lastColumn: number } {
	const formulas: string[] = []
	let cell = ''
	let lastRow = 0
	let lastColumn = 0
	for (const [, tag = '', attributes = ''] of xml.matchAll(/<(?:\w{1,20}:)?(row|c|f|v|is)(?=[\s/>])([^<>]*)>/g)) {
		if (tag === 'row') lastRow = Math.max(lastRow + 1, Number(/\sr="(\d{1,7})"/.exec(attributes)?.[1] ?? 0))
		else if (tag === 'c') cell = /\sr="([A-Z]{1,3}\d{1,7})"/.exec(attributes)?.[1] ?? ''
		else if (tag === 'f') formulas.push(cell)
		else lastColumn = Math.max(lastColumn, columnNumber(cell.replace(/\d/g, '')))
	}
	return { formulas, lastRow, lastColumn }
}

function columnNumber(letters: string): number {
	return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}

/** Which name each sheet's part has: workbook.xml names relations, its .rels names the parts. */
function sheetNames(texts: readonly { name: string; xml: string }[]): Map<string, string> {
	const xmlOf = (name: string) => texts.find((part) => part.name === name)?.xml ?? ''
	const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
	const targets = new Map(
		[...xmlOf('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => [
			attribute(tag, 'Id'),
			attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/'),
		]),
	)
	return new Map(
		[...xmlOf('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => [
			targets.get(attribute(tag, '\\w+:id')) ?? '',
			attribute(tag, 'name'),
		]),
	)
}
