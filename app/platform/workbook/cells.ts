/** What is read of a file that somebody sends. */
export const workbookLimits = {
	bytes: 10 * 1024 * 1024,
	/** Rows of a sheet, without its heading. */
	rows: 20_000,
}

/** A cell as it stands in the file. Excel turns '1/2' into a date; such a cell is no text. */
export interface Cell {
	text: string
	kind: 'text' | 'number' | 'date'
}

/** A sheet: `rows[0]` is row 1, `rows[0][0]` its column A. */
export interface Grid {
	name: string
	rows: readonly (readonly (Cell | null)[])[]
}

/** A cell that holds a formula, e.g. `B7`: its last result is not believed. */
export interface FormulaCell {
	sheet: string
	address: string
}

export interface Workbook {
	format: 'xlsx' | 'csv'
	grids: Grid[]
	formulas: FormulaCell[]
}

export type ReadRefusal =
	| 'common:refusal.file-broken'
	| 'common:refusal.file-inflates'
	| 'common:refusal.file-encrypted'
	| 'common:refusal.file-type'
	| 'common:refusal.file-empty'
	| 'common:refusal.too-many-rows'

/** A number that Excel stores with 17 digits, as the 15 digits that Excel shows: 89.560000000000002 → 89.56. */
export function excelNumber(stored: string): string {
	const value = Number(stored)
	if (!Number.isFinite(value)) return stored
	return Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(15)))
}

/** 0 → 'A', 26 → 'AA' */
export function columnLetter(index: number): string {
	const last = String.fromCharCode(65 + (index % 26))
	return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last
}
