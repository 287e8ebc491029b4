import type { StoredOwner } from './match-owners'
import type { Choice, Register, RegisterUnit } from './types'

export interface StoredPart {
	id: string
	name: string
	position: number
}

export interface StoredUnit {
	id: string
	buildingId: string
	entranceId: string
	number: string
	floor: number
	use: Choice<'use'>
	area: number
	areaSource: Choice<'areaSource'>
}

export interface StoredOwnership {
	unitId: string
	ownerId: string
	shareNumerator: number
	shareDenominator: number
}

/** What the portal holds of an estate before the import. */
export interface StoredRegister {
	buildings: StoredPart[]
	entrances: (StoredPart & { buildingId: string })[]
	units: StoredUnit[]
	owners: StoredOwner[]
	ownerships: StoredOwnership[]
	/** Units that someone has claimed. */
	claimed: ReadonlySet<string>
}

export type State = 'new' | 'changed' | 'same'

/** A value that stays although the file says otherwise, or says nothing. */
export interface Kept {
	row: number
	/** '1栋 1单元 101' */
	household: string
	field: string
	/** An area as '89.56', a choice as its value, else the text. */
	file: string
	stored: string
	/** Of an area: where it comes from. */
	fileSource?: string
	storedSource?: string
	why: 'empty' | 'weaker-source'
}

/** A unit whose owners are others than before. */
export interface Handover {
	row: number
	household: string
	before: string[]
	now: string[]
	claimed: boolean
}

export interface Changes {
	buildings: (StoredPart & { state: State })[]
	entrances: (StoredPart & { buildingId: string; state: State })[]
	units: (StoredUnit & { state: State })[]
	owners: (StoredOwner & { state: State })[]
	/** The ownerships of the units that are new or whose shares changed. */
	ownerships: StoredOwnership[]
	/** Units whose old ownerships go. */
	rewritten: string[]
	/** Stored owners that turned out to be another one: their claims go over to it. */
	absorbed: { from: string; to: string }[]
	kept: Kept[]
	handovers: Handover[]
	/** Stored units that are not in the file; they stay. */
	absent: number
}

export type ComparedUnit = StoredUnit & { state: State }

export const householdOf = (unit: Pick<RegisterUnit, 'building' | 'entrance' | 'room'>) =>
	`${unit.building} ${unit.entrance} ${unit.room}`

/** The numbers of a preview, stored with the import. */
export function summarise(changes: Changes, register: Register, stored: StoredRegister): Record<string, number> {
	const count = (list: readonly { state: State }[], state: State) => list.filter((one) => one.state === state).length
	// of several rows that are one owner the first counts
	const owners = [...new Map(changes.owners.toReversed().map((owner) => [owner.id, owner])).values()]
	const { buildings, entrances, units } = changes
	const parts = { buildings, entrances, units, owners }
	const counts = Object.entries(parts).flatMap(([name, list]) => [
		[`${name}New`, count(list, 'new')],
		[`${name}Changed`, count(list, 'changed')],
		[`${name}Same`, count(list, 'same')],
	])
	const inFile = new Set(changes.units.map((unit) => unit.id))
	const absentArea = stored.units.filter((unit) => !inFile.has(unit.id)).reduce((sum, unit) => sum + unit.area, 0)
	return {
		...Object.fromEntries(counts),
		unitsInFile: register.units.length,
		areaInFile: register.units.reduce((sum, unit) => sum + unit.area, 0),
		ownersInFile: register.owners.length,
		unitsAfter: changes.units.length + changes.absent,
		areaAfter: changes.units.reduce((sum, unit) => sum + unit.area, 0) + absentArea,
		absent: changes.absent,
		kept: changes.kept.length,
		handovers: changes.handovers.length,
	}
}

/** Whether a summary tells of anything new or changed. */
export function isChange(summary: Record<string, number>): boolean {
	const telling = ['buildings', 'entrances', 'units', 'owners'].flatMap((part) => [`${part}New`, `${part}Changed`])
	return [...telling, 'estateNew', 'estateChanged'].some((key) => (summary[key] ?? 0) > 0)
}
