import { issue, type Located, type LocatedRow, type LocatedSheets, unreadable } from './locate'
import { groupOwners, type OwnerEntry } from './owner-identity'
import {
	isWeaker,
	looksLike,
	type Parsed,
	parseArea,
	parseFloor,
	parseIdSuffix,
	parsePhone,
	placeKey,
	tidyName,
} from './rules'
import { parseShare, type Share, shareText, sumToOne } from './shares'
import type { Choice, Issue, Register, RegisterUnit, UnitColumn } from './types'
import { choiceOf, type Vocabulary } from './words'

interface CheckedRow extends Omit<RegisterUnit, 'shares'> {
	key: string
	entry: OwnerEntry
	/** null: empty; false: not readable. */
	share: Share | null | false
	shown: Record<'area' | 'areaSource' | 'floor' | 'use', string>
}

const mostOwners = 200

/** 0.01 ㎡: a dwelling outside of this is worth a second look. */
const usual = { least: 800, most: 40_000 }

export function checkUnits(
	found: LocatedSheets,
	vocabulary: Vocabulary,
): { units: RegisterUnit[]; owners: Register['owners']; issues: Issue[] } {
	const issues: Issue[] = []
	const rows = found.rows.flatMap((row) => {
		const checked = checkRow(row, found, vocabulary, issues)
		return checked ? [checked] : []
	})
	const grouped = groupOwners(rows.map((row) => row.entry))
	const byUnit = new Map<string, { row: CheckedRow; owner: number }[]>()
	rows.forEach((row, index) => {
		const same = byUnit.get(row.key) ?? []
		same.push({ row, owner: grouped.ownerOf[index] ?? 0 })
		byUnit.set(row.key, same)
	})
	const units = [...byUnit.values()].flatMap((same) => {
		const unit = checkUnit(same, found, issues)
		return unit ? [unit] : []
	})
	issues.push(...grouped.issues, ...lookAlikes(units, found))
	return { units, owners: grouped.owners, issues }
}

/** Reads one row; null when something in it is wrong, which is then among the issues. */
function checkRow(row: LocatedRow, found: LocatedSheets, vocabulary: Vocabulary, issues: Issue[]): CheckedRow | null {
	let good = true
	const complain = (
		code: string,
		column: UnitColumn,
		facts: Issue['facts'] = {},
		severity: Issue['severity'] = 'error',
	) => {
		if (severity === 'error') good = false
		const value = row.cells[column]?.text
		if (value === unreadable) return
		issues.push(issue(code, { ...where(found, row.row, column), value: value ?? '' }, facts, severity))
	}
	const cell = (column: UnitColumn): Located | undefined => row.cells[column]
	const name = (column: UnitColumn) => {
		const text = cell(column)?.text ?? ''
		if (text === '' || text === unreadable) complain(`${column}-missing`, column)
		return tidyName(text)
	}
	const parsed = <T>(column: UnitColumn, parse: (text: string) => Parsed<T>, otherwise: T): T => {
		const result = parse(cell(column)?.text ?? '')
		if (!result.ok) complain(result.code, column)
		return result.ok ? result.value : otherwise
	}
	const choice = <Column extends 'use' | 'areaSource' | 'ownerKind'>(column: Column): Choice<Column> | null => {
		const text = cell(column)?.text ?? ''
		if (text === '') return null
		const value = choiceOf(vocabulary, column, text)
		if (!value) complain(`${column}-unknown`, column)
		return value
	}
	const [building, entrance, room] = [name('building'), name('entrance'), name('room')]
	const floor = parsed('floor', parseFloor, 0)
	const use = choice('use')
	const area = parsed('area', parseArea, 0)
	const areaSource = choice('areaSource')
	if (!areaSource && !cell('areaSource')) complain('areaSource-missing', 'areaSource')
	const owner = name('owner')
	const ownerKind = choice('ownerKind')
	const suffix = parseIdSuffix(cell('idSuffix')?.text ?? '', cell('idSuffix')?.kind ?? 'text')
	if (!suffix.ok) complain(suffix.code, 'idSuffix')
	else if (suffix.padded) complain('suffix-padded', 'idSuffix', { read: suffix.value }, 'warning')
	const phone = parsed('phone', parsePhone, '')
	const shareCell = cell('share')
	const share = shareCell ? (parseShare(shareCell.text) ?? false) : null
	if (share === false) complain('share-wrong', 'share')
	if (good && (use ?? 'dwelling') === 'dwelling' && (area < usual.least || area > usual.most)) {
		complain('area-unusual', 'area', {}, 'warning')
	}
	if (!good || !areaSource || !suffix.ok) return null
	const key = [building, entrance, room].map(placeKey).join('/')
	const entry: OwnerEntry = {
		sheet: found.unitSheet,
		row: row.row,
		unitKey: key,
		name: owner,
		kind: ownerKind,
		idSuffix: suffix.value || null,
		phone: phone || null,
		nameColumn: found.columns.owner ?? '',
		phoneColumn: found.columns.phone ?? '',
	}
	const shown = (column: UnitColumn) => cell(column)?.text ?? ''
	const texts = { area: shown('area'), areaSource: shown('areaSource'), floor: shown('floor'), use: shown('use') }
	return { row: row.row, building, entrance, room, floor, use, area, areaSource, key, entry, share, shown: texts }
}

function where(found: LocatedSheets, row: number, column: UnitColumn) {
	return { sheet: found.unitSheet, row, column: found.columns[column] ?? null, field: `unit.${column}` }
}

/** The rows of one unit: they agree on the unit, name each owner once, and their shares sum to one. */
function checkUnit(
	same: { row: CheckedRow; owner: number }[],
	found: LocatedSheets,
	issues: Issue[],
): RegisterUnit | null {
	const first = same[0]?.row
	const strongest = strongestOf(same.map(({ row }) => row))
	if (!first || !strongest) return null
	const household = `${first.building} ${first.entrance} ${first.room}`
	for (const { row } of same) {
		if (!isWeaker(row.areaSource, strongest.areaSource)) continue
		const at = { ...where(found, row.row, 'area'), value: row.shown.area }
		const facts = { household, row: strongest.row, other: strongest.shown.area }
		issues.push(issue('area-stronger-source', at, facts, 'warning'))
	}
	const before = issues.length
	for (const { row } of same.slice(1)) {
		for (const [column, mine, theirs] of differences(first, row, strongest)) {
			issues.push(
				issue(
					'unit-differs',
					{ ...where(found, row.row, column), value: mine },
					{ household, row: first.row, other: theirs },
				),
			)
		}
	}
	const seen = new Map<number, number>()
	for (const { row, owner } of same) {
		const earlier = seen.get(owner)
		const at = { ...where(found, row.row, 'owner'), value: row.entry.name }
		if (earlier !== undefined) issues.push(issue('owner-twice', at, { household, row: earlier }))
		else seen.set(owner, row.row)
	}
	if (same.length > mostOwners) {
		issues.push(issue('owners-too-many', where(found, first.row, 'owner'), { household, max: mostOwners }))
		return null
	}
	const shares = sharesOf(same, household, found, issues)
	if (issues.length > before || !shares) return null
	const { building, entrance, room, floor, row } = first
	const { area, areaSource } = strongest
	const use = same.map((each) => each.row.use).find((value) => value !== null) ?? null
	return { row, building, entrance, room, floor, use, area, areaSource, shares }
}

/** 登记簿 → 测绘 → 合同: where a sheet gives several areas of a unit, the one from the strongest source holds. */
function strongestOf(rows: readonly CheckedRow[]): CheckedRow | undefined {
	return rows.reduce<CheckedRow | undefined>(
		(best, row) => (best && !isWeaker(best.areaSource, row.areaSource) ? best : row),
		undefined,
	)
}

/** What two rows of a unit say otherwise; an area from a weaker source says nothing. */
function differences(first: CheckedRow, row: CheckedRow, strongest: CheckedRow): [UnitColumn, string, string][] {
	const places = (['floor', 'use'] as const).filter((column) =>
		column === 'use' ? row.use && first.use && row.use !== first.use : row[column] !== first[column],
	)
	const told: [UnitColumn, string, string][] = places.map((column) => [column, row.shown[column], first.shown[column]])
	if (row.areaSource !== strongest.areaSource || row.area === strongest.area) return told
	return [['area', row.shown.area, strongest.shown.area], ...told]
}

function sharesOf(
	same: { row: CheckedRow; owner: number }[],
	household: string,
	found: LocatedSheets,
	issues: Issue[],
) {
	const shares: RegisterUnit['shares'] = []
	let missing = false
	for (const { row, owner } of same) {
		if (row.share === false) return null
		const share = row.share ?? (same.length === 1 ? { numerator: 1, denominator: 1 } : null)
		if (share) shares.push({ owner, ...share })
		else {
			missing = true
			issues.push(issue('share-missing', where(found, row.row, 'share'), { household, count: same.length }))
		}
	}
	if (missing) return null
	if (sumToOne(shares)) return shares
	const rows = same.map(({ row }) => row.row).join(', ')
	const at = { ...where(found, same[0]?.row.row ?? 0, 'share'), value: shares.map(shareText).join(' + ') }
	issues.push(issue('share-sum', at, { household, rows }))
	return null
}

/** '1栋' beside '1号楼': stored as two buildings, and said. */
function lookAlikes(units: readonly RegisterUnit[], found: LocatedSheets): Issue[] {
	const seen = new Map<string, { name: string; row: number }>()
	const told = new Set<string>()
	const issues: Issue[] = []
	for (const { building, row } of units) {
		const key = looksLike(building)
		const earlier = seen.get(key)
		if (!earlier) seen.set(key, { name: building, row })
		else if (placeKey(earlier.name) !== placeKey(building) && !told.has(building)) {
			told.add(building)
			const at = { ...where(found, row, 'building'), value: building }
			issues.push(issue('building-look-alike', at, { other: earlier.name, row: earlier.row }, 'warning'))
		}
	}
	return issues
}
