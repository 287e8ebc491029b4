import { parse } from 'csv-parse/sync'
import { done, type Result, refused } from '../result'
import { workbookLimits as limits, type ReadRefusal, type Workbook } from './cells'

/** The text of a CSV: UTF-8 with or without its mark, UTF-16 with it, otherwise GBK, as Excel in China saves it. */
export function csvText(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
	} catch {
		return new TextDecoder('gb18030').decode(bytes)
	}
}

/** A CSV is one sheet; commas, semicolons or tabs between its columns. */
export function readCsv(bytes: Uint8Array, name: string): Result<Workbook, ReadRefusal> {
	const text = csvText(bytes)
	if (text.trim() === '') return refused('common:refusal.file-empty')
	const records = parsed(text, separatorOf(text))
	if (!records) return refused('common:refusal.file-broken')
	if (records.length > limits.rows + 50)
		return refused('common:refusal.too-many-rows', { max: limits.rows, columns: 100 })
	const rows = records.map((record) =>
		record.map((field) => (field === '' ? null : { text: field, kind: 'text' as const })),
	)
	return done({ format: 'csv', grids: [{ name, rows }], formulas: [] })
}

function separatorOf(text: string): string {
	const first = text.slice(0, 2000).split(/\r?\n/, 1)[0] ?? ''
	const counted = [',', ';', '\t'].map((separator) => ({ separator, count: first.split(separator).length }))
	return counted.toSorted((a, b) => b.count - a.count)[0]?.separator ?? ','
}

function parsed(text: string, delimiter: string): string[][] | null {
	try {
		return parse(text, {
			bom: true,
			delimiter,
			relax_column_count: true,
			skip_empty_lines: false,
			max_record_size: 200_000,
			to: limits.rows + 100,
		})
	} catch {
		return null
	}
}
