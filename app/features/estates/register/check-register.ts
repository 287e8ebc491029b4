import { checkEstate, type EstateContext } from './check-estate'
import { checkUnits } from './check-units'
import type { LocatedSheets } from './locate'
import type { Issue, Register } from './types'
import type { Vocabulary } from './words'

/** Reads the located cells of a register; what is wrong or doubtful is named by sheet, row and column. */
export function checkRegister(
	found: LocatedSheets,
	vocabulary: Vocabulary,
	context: EstateContext,
): { register: Register; issues: Issue[] } {
	const { estate, issues: estateIssues } = checkEstate(found, vocabulary, context)
	const { units, owners, issues: unitIssues } = checkUnits(found, vocabulary)
	return { register: { estate, units, owners }, issues: inOrder([...found.issues, ...estateIssues, ...unitIssues]) }
}

/** By sheet as they came, then by row and column. */
function inOrder(issues: readonly Issue[]): Issue[] {
	const sheets = [...new Set(issues.map((found) => found.sheet))]
	const width = (column: string | null) => (column ?? '').padStart(3, ' ')
	return issues.toSorted(
		(a, b) =>
			sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) ||
			(a.row ?? 0) - (b.row ?? 0) ||
			width(a.column).localeCompare(width(b.column)),
	)
}
