import type { FormulaCell } from '~/platform/workbook/cells'
import type { Issue } from './types'

/** A formula is named, its last result not believed. */
export function formulaIssue({ sheet, address }: FormulaCell): Issue {
	const [, column = '', row = ''] = /^([A-Z]*)(\d*)$/.exec(address) ?? []
	const at = { sheet, row: Number(row) || null, column: column || null }
	return { severity: 'error', code: 'cell-formula', ...at, field: null, value: '', facts: { cell: address } }
}
