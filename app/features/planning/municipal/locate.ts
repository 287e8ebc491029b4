import type { Grid } from '~/platform/workbook/cells'
import { type FileRow, type FixedColumn, fixedColumns, type Issue, mostRows } from './rules'
import type { Heading } from './words'

const aboutFile = (code: string, value = '', column: Issue['column'] = null, matter: number | null = null): Issue => ({
	row: null,
	column,
	matter,
	code,
	value,
})

type Columns = Map<number, Heading>

/** The row of headings is the first that knows a reference and a matter. */
function headingsOf({ rows }: Grid, read: (text: string) => Heading | null): { at: number; columns: Columns } | null {
	for (const [at, cells] of rows.slice(0, 20).entries()) {
		const columns: Columns = new Map()
		for (const [index, cell] of cells.entries()) {
			const heading = cell && read(cell.text)
			if (heading) columns.set(index, heading)
		}
		const known = [...columns.values()]
		if (known.includes('reference') && known.some((heading) => typeof heading === 'object')) return { at, columns }
	}
	return null
}

function missing(columns: Columns, matters: number): Issue[] {
	const known = [...columns.values()]
	const numbers = known.flatMap((heading) => (typeof heading === 'object' ? [heading.matter] : []))
	const doors = known.includes('paperNumber') || (known.includes('building') && known.includes('room'))
	const issues: Issue[] = doors ? [] : [aboutFile('no-door-columns')]
	if (!known.includes('time')) issues.push(aboutFile('no-column', '', 'time'))
	for (let number = 1; number <= matters; number++) {
		const count = numbers.filter((one) => one === number).length
		if (count !== 1) issues.push(aboutFile(count === 0 ? 'no-column' : 'column-twice', '', 'matter', number))
	}
	for (const number of numbers.filter((one) => one < 1 || one > matters))
		issues.push(aboutFile('foreign-matter', String(number), 'matter', number))
	for (const column of fixedColumns)
		if (known.filter((heading) => heading === column).length > 1) issues.push(aboutFile('column-twice', '', column))
	return issues
}

/** The rows of the first sheet that has the headings; those without an answer and a reference are empty ones of the template. */
export function locateRows(
	grids: readonly Grid[],
	read: (text: string) => Heading | null,
	matters: number,
): { rows: FileRow[]; issues: Issue[] } {
	for (const grid of grids) {
		const found = headingsOf(grid, read)
		if (!found) continue
		const issues = missing(found.columns, matters)
		if (issues.length > 0) return { rows: [], issues }
		const rows = grid.rows.slice(found.at + 1).flatMap((cells, index): FileRow[] => {
			const row = rowOf(found.columns, cells, found.at + index + 2, matters)
			const empty = !row.cells.reference && !row.cells.time && row.choices.every((text) => text === '')
			return empty ? [] : [row]
		})
		if (rows.length === 0) return { rows, issues: [aboutFile('no-rows')] }
		if (rows.length > mostRows) return { rows: [], issues: [aboutFile('rows-too-many', String(mostRows))] }
		return { rows, issues: [] }
	}
	return { rows: [], issues: [aboutFile('no-headings')] }
}

function rowOf(columns: Columns, cells: Grid['rows'][number], row: number, matters: number): FileRow {
	const fixed: Partial<Record<FixedColumn, string>> = {}
	const choices = Array.from({ length: matters }, () => '')
	for (const [index, heading] of columns) {
		const text = (cells[index]?.text ?? '').replace(/^'(?=[=+\-@])/, '').trim()
		if (typeof heading === 'object') choices[heading.matter - 1] = text
		else fixed[heading] = text
	}
	return { row, cells: fixed, choices }
}
