import { mkdirSync, writeFileSync } from 'node:fs'

export interface Row {
	id: string
	what: string
	unit: string
	ours: number
	/** What the machine gives without our work, in the same run; null where there is no such figure. */
	limit: number | null
	/** ours / limit, the median of the rounds. */
	ratio: number | null
	p50: number | null
	p99: number | null
	target: string | null
	met: boolean | null
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b)
	const middle = sorted.length >> 1
	const upper = sorted[middle] ?? Number.NaN
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** A figure without another one beside it; `most` is its target. */
export function single(id: string, what: string, unit: string, ours: number, most: number | null): Row {
	const target = most === null ? null : `≤ ${most} ${unit}`
	return {
		id,
		what,
		unit,
		ours,
		limit: null,
		ratio: null,
		p50: null,
		p99: null,
		target,
		met: most === null ? null : ours <= most,
	}
}

function short(value: number | null): string {
	if (value === null) return '–'
	return Math.abs(value) >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(value < 0.1 ? 4 : 2)
}

const rounded = (value: number | null) => (value === null ? null : Number(value.toPrecision(4)))

/** Wide characters take two columns of a terminal. */
const width = (text: string) => [...text].reduce((sum, character) => sum + (/[⺀-￿]/.test(character) ? 2 : 1), 0)

export function printTable(rows: readonly Row[]): void {
	const head = ['id', 'what', 'ours', 'limit', 'ratio', 'p50 ms', 'p99 ms', 'target', '']
	const lines = rows.map((row) => [
		row.id,
		row.what,
		`${short(row.ours)} ${row.unit}`,
		row.limit === null ? '–' : `${short(row.limit)} ${row.unit}`,
		short(row.ratio),
		short(row.p50),
		short(row.p99),
		row.target ?? '–',
		row.met === null ? '' : row.met ? 'met' : 'MISSED',
	])
	const widths = head.map((title, column) => Math.max(...[head, ...lines].map((line) => width(line[column] ?? title))))
	for (const line of [head, ...lines])
		console.log(line.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join('  '))
}

export function writeReport(rows: readonly Row[], about: object): void {
	const kept = rows.map((row) => ({
		...row,
		ours: rounded(row.ours),
		limit: rounded(row.limit),
		ratio: rounded(row.ratio),
		p50: rounded(row.p50),
		p99: rounded(row.p99),
	}))
	mkdirSync('bench', { recursive: true })
	writeFileSync('bench/latest.json', `${JSON.stringify({ ...about, rows: kept }, null, '\t')}\n`)
}
