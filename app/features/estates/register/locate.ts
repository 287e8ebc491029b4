import { restoredCell } from '~/platform/harmless-cell'
import { type Cell, columnLetter, type Grid } from '~/platform/workbook/cells'
import { hostileCharacter, limits, tidyCell } from './rules'
import type { EstateField, Issue, UnitColumn } from './types'
import { normaliseWord, type Vocabulary } from './words'

export interface Located {
	text: string
	kind: Cell['kind']
	sheet: string
	row: number
	column: string
}

export interface LocatedRow {
	row: number
	cells: Partial<Record<UnitColumn, Located>>
}

/** The cells of a register by what they mean. */
export interface LocatedSheets {
	estateSheet: string | null
	estate: Partial<Record<EstateField, Located>>
	unitSheet: string
	/** The letter of each column of the sheet 户室. */
	columns: Partial<Record<UnitColumn, string>>
	rows: LocatedRow[]
	issues: Issue[]
}

const required: readonly UnitColumn[] = ['building', 'entrance', 'room', 'floor', 'area', 'areaSource', 'owner']

export function issue(
	code: string,
	at: Partial<Pick<Issue, 'sheet' | 'row' | 'column' | 'field' | 'value'>>,
	facts: Issue['facts'] = {},
	severity: Issue['severity'] = 'error',
): Issue {
	const { sheet = '', row = null, column = null, field = null, value = '' } = at
	return { severity, code, sheet, row, column, field, value: value.slice(0, 80), facts }
}

/** Finds sheets, headings and cells by their names, whatever their order. A CSV is the sheet 户室 alone. */
export function locate(grids: readonly Grid[], vocabulary: Vocabulary, onlyUnits: boolean): LocatedSheets {
	const called = (meaning: string) => grids.find((grid) => vocabulary.sheets.get(normaliseWord(grid.name)) === meaning)
	const estateGrid = onlyUnits ? undefined : called('estate')
	const unitGrid = onlyUnits ? grids[0] : called('units')
	const found: LocatedSheets = {
		estateSheet: estateGrid?.name ?? null,
		estate: {},
		unitSheet: unitGrid?.name ?? '',
		columns: {},
		rows: [],
		issues: [],
	}
	if (estateGrid) locateEstate(estateGrid, vocabulary, found)
	if (unitGrid) locateUnits(unitGrid, vocabulary, found)
	else found.issues.push(issue('sheet-missing', {}))
	return found
}

/** One field a row: its name in the first column, its value in the second. */
function locateEstate(grid: Grid, vocabulary: Vocabulary, found: LocatedSheets): void {
	grid.rows.forEach((cells, index) => {
		const field = vocabulary.estate.get(normaliseWord(cells[0]?.text ?? ''))
		const at = { sheet: grid.name, row: index + 1, column: 'B' }
		if (!field) return
		if (found.estate[field]) {
			found.issues.push(
				issue('field-twice', { ...at, column: 'A', field: `estate.${field}`, value: cells[0]?.text ?? '' }),
			)
			return
		}
		const cell = readCell(cells[1] ?? null, at, `estate.${field}`, found.issues)
		if (cell) found.estate[field] = cell
	})
}

function locateUnits(grid: Grid, vocabulary: Vocabulary, found: LocatedSheets): void {
	const sheet = grid.name
	const header = headingOf(grid, vocabulary)
	if (header < 0) {
		found.issues.push(issue('heading-missing', { sheet }))
		return
	}
	const columns = new Map<number, UnitColumn>()
	grid.rows[header]?.forEach((cell, index) => {
		const word = cell?.text ?? ''
		if (tidyCell(word) === '') return
		const column = vocabulary.unit.get(normaliseWord(word))
		const at = { sheet, row: header + 1, column: columnLetter(index), value: word }
		if (!column) found.issues.push(issue('column-unknown', at, {}, 'warning'))
		else if (found.columns[column]) found.issues.push(issue('column-twice', { ...at, field: `unit.${column}` }))
		else {
			columns.set(index, column)
			found.columns[column] = at.column
		}
	})
	for (const column of required) {
		if (!found.columns[column])
			found.issues.push(issue('column-missing', { sheet, row: header + 1, field: `unit.${column}` }))
	}
	found.rows = locateRows(grid, header, columns, found.issues)
	if (found.rows.length === 0) found.issues.push(issue('rows-missing', { sheet }))
	if (found.rows.length > limits.rows) found.issues.push(issue('rows-too-many', { sheet }, { max: limits.rows }))
}

function headingOf(grid: Grid, vocabulary: Vocabulary): number {
	return grid.rows
		.slice(0, 10)
		.findIndex((cells) => cells.filter((cell) => cell && vocabulary.unit.has(normaliseWord(cell.text))).length >= 4)
}

function locateRows(grid: Grid, header: number, columns: Map<number, UnitColumn>, issues: Issue[]): LocatedRow[] {
	const rows: LocatedRow[] = []
	for (let index = header + 1; index < grid.rows.length; index++) {
		const cells: LocatedRow['cells'] = {}
		let empty = true
		for (const [position, column] of columns) {
			const raw = grid.rows[index]?.[position] ?? null
			if (!raw || raw.text.trim() === '') continue
			empty = false
			const at = { sheet: grid.name, row: index + 1, column: columnLetter(position) }
			const cell = readCell(raw, at, `unit.${column}`, issues)
			if (cell) cells[column] = cell
		}
		if (!empty) rows.push({ row: index + 1, cells })
	}
	return rows
}

type Address = { sheet: string; row: number; column: string }

/** A cell's text; an empty one is null. What no cell may hold is an issue, and the cell then reads as '?'. */
function readCell(cell: Cell | null, at: Address, field: string, issues: Issue[]): Located | null {
	const text = restoredCell(tidyCell(cell?.text ?? ''))
	if (!cell || text === '') return null
	const where = { ...at, field, value: text }
	const hostile = hostileCharacter(text)
	const wrong = cell.kind === 'date' || hostile !== null || text.length > limits.characters
	if (cell.kind === 'date') issues.push(issue('cell-date', where))
	else if (hostile) issues.push(issue('cell-hostile', { ...where, value: visible(text) }, { character: hostile }))
	else if (wrong) issues.push(issue('cell-too-long', where, { max: limits.characters }))
	return { ...at, text: wrong ? unreadable : text, kind: cell.kind }
}

/** Stands for a cell that already has its issue, so that it is not reported as empty too. */
export const unreadable = '\u0000'

function visible(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '□')
}
