export const estateFields = [
	'number',
	'name',
	'address',
	'street',
	'community',
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

export const unitColumns = [
	'building',
	'entrance',
	'room',
	'floor',
	'use',
	'area',
	'areaSource',
	'owner',
	'ownerKind',
	'idSuffix',
	'phone',
	'share',
] as const

export type EstateField = (typeof estateFields)[number]
export type UnitColumn = (typeof unitColumns)[number]

/** The answers of the sheet that are chosen from a list; their words are in locales/*\/register.json under `value`. */
export const choices = {
	tenure: ['commodity', 'reformed', 'public', 'collective', 'mixed'],
	propertyManagement: ['none', 'company', 'community', 'self'],
	autonomyBody: ['none', 'owners-committee', 'management-committee', 'residents-group'],
	heritage: ['no', 'yes'],
	batch: ['implement', 'plan', 'reserve'],
	use: ['dwelling', 'shop', 'garage', 'storage', 'other'],
	areaSource: ['registry', 'survey', 'contract'],
	ownerKind: ['person', 'organisation', 'developer', 'public-housing'],
} as const

export type ChoiceColumn = keyof typeof choices
export type Choice<Column extends ChoiceColumn> = (typeof choices)[Column][number]

/** Something in the file that a person must know of; an error keeps the file from being stored. */
export interface Issue {
	severity: 'error' | 'warning'
	code: string
	/** As the sheet is called in the file; '' for the file itself. */
	sheet: string
	/** From 1, as the spreadsheet program counts; null when it is about the sheet. */
	row: number | null
	/** The letter of the column. */
	column: string | null
	/** Which field or column it is: `estate.number`, `unit.area`. */
	field: string | null
	value: string
	facts: Record<string, string | number>
}

/** The sheet 小区. What is empty in the sheet is absent here, but for the number. */
export interface EstateSheet {
	number: string
	name?: string | undefined
	address?: string | undefined
	streetCode?: string | undefined
	streetPath?: string | undefined
	community?: string | undefined
	builtYear?: number | undefined
	tenure?: Choice<'tenure'> | undefined
	residents?: number | undefined
	residentsOver60?: number | undefined
	propertyManagement?: Choice<'propertyManagement'> | undefined
	autonomyBody?: Choice<'autonomyBody'> | undefined
	heritage?: Choice<'heritage'> | undefined
	batch?: Choice<'batch'> | undefined
	planYear?: number | undefined
}

export interface RegisterShare {
	/** Index into the register's owners. */
	owner: number
	numerator: number
	denominator: number
}

/** A unit of the sheet 户室. `area` in 0.01 ㎡. */
export interface RegisterUnit {
	row: number
	building: string
	entrance: string
	room: string
	floor: number
	use: Choice<'use'> | null
	area: number
	areaSource: Choice<'areaSource'>
	shares: RegisterShare[]
}

/** One owner of the file: one head, whatever the number of units. */
export interface RegisterOwner {
	row: number
	name: string
	kind: Choice<'ownerKind'> | null
	idSuffix: string | null
	phone: string | null
}

export interface Register {
	estate: EstateSheet
	units: RegisterUnit[]
	owners: RegisterOwner[]
}
