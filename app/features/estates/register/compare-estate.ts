import type { Kept, State } from './changes'
import { streetKey } from './check-estate'
import type { EstateSheet } from './types'

/** The stored columns that the sheet 小区 may fill. */
export interface StoredEstate {
	id: string
	number: string
	name: string
	address: string
	regionPath: string
	/** The name of the community that the estate lies in; null when it hangs on a street. */
	community: string | null
	builtYear: number | null
	tenure: NonNullable<EstateSheet['tenure']>
	residents: number | null
	residentsOver60: number | null
	propertyManagement: NonNullable<EstateSheet['propertyManagement']>
	autonomyBody: NonNullable<EstateSheet['autonomyBody']>
	heritage: NonNullable<EstateSheet['heritage']>
	batch: NonNullable<EstateSheet['batch']>
	planYear: number | null
}

const columns = [
	'name',
	'address',
	'builtYear',
	'tenure',
	'residents',
	'residentsOver60',
	'propertyManagement',
	'autonomyBody',
	'heritage',
	'batch',
	'planYear',
] as const

export type EstateValues = Pick<StoredEstate, (typeof columns)[number]>

export interface EstateChange {
	state: State
	values: EstateValues
	/** Where the estate moves, when it does: a street, and in it a community by name. */
	move: { streetCode: string; streetPath: string; community: string | null } | null
	kept: Kept[]
}

/** '玉林社区居民委员会' and '玉林社区' are one community. */
export function communityKey(name: string): string {
	return streetKey(name)
		.replace(/(居民委员会|居委会|村民委员会|村委会)$/, '')
		.replace(/社区$/, '')
}

/** What the sheet changes of an estate; what it leaves empty stays. */
export function compareEstate(sheet: EstateSheet, stored: StoredEstate | null): EstateChange {
	const values: EstateValues = {
		name: sheet.name ?? stored?.name ?? '',
		address: sheet.address ?? stored?.address ?? '',
		builtYear: sheet.builtYear ?? stored?.builtYear ?? null,
		tenure: sheet.tenure ?? stored?.tenure ?? 'mixed',
		residents: sheet.residents ?? stored?.residents ?? null,
		residentsOver60: sheet.residentsOver60 ?? stored?.residentsOver60 ?? null,
		propertyManagement: sheet.propertyManagement ?? stored?.propertyManagement ?? 'none',
		autonomyBody: sheet.autonomyBody ?? stored?.autonomyBody ?? 'none',
		heritage: sheet.heritage ?? stored?.heritage ?? 'no',
		batch: sheet.batch ?? stored?.batch ?? 'reserve',
		planYear: sheet.planYear ?? stored?.planYear ?? null,
	}
	const move = moveOf(sheet, stored)
	if (!stored) return { state: 'new', values, move, kept: [] }
	const differs = columns.some((column) => values[column] !== stored[column])
	return { state: differs || move ? 'changed' : 'same', values, move, kept: keptOf(sheet, stored) }
}

function moveOf(sheet: EstateSheet, stored: StoredEstate | null): EstateChange['move'] {
	const { streetCode, streetPath, community } = sheet
	if (!streetCode || !streetPath) return null
	const sameStreet = stored?.regionPath.startsWith(streetPath) ?? false
	const sameCommunity = !community || communityKey(community) === communityKey(stored?.community ?? '')
	return sameStreet && sameCommunity ? null : { streetCode, streetPath, community: community ?? null }
}

function keptOf(sheet: EstateSheet, stored: StoredEstate): Kept[] {
	const untold = ['name', 'address', 'builtYear', 'residents', 'residentsOver60', 'planYear'] as const
	// a sheet without any of them is no sheet: a CSV says nothing of the estate
	if (columns.every((column) => sheet[column] === undefined)) return []
	return untold.flatMap((column) => {
		const held = stored[column]
		if (sheet[column] !== undefined || held === null) return []
		return [{ row: 0, household: '', field: `estate.${column}`, file: '', stored: String(held), why: 'empty' as const }]
	})
}
