import {
	type Changes,
	type ComparedUnit,
	householdOf,
	type Kept,
	type StoredRegister,
	type StoredUnit,
} from './changes'
import { compareOwners, compareShares } from './compare-owners'
import { comparePlaces } from './compare-places'
import { areaText, isWeaker, placeKey } from './rules'
import type { Register, RegisterUnit } from './types'

/** What confirming a register would change. `newId` gives each new row its id. */
export function compareRegister(register: Register, stored: StoredRegister, newId: () => string): Changes {
	const kept: Kept[] = []
	const places = comparePlaces(register.units, stored, newId)
	const storedUnits = new Map(stored.units.map((unit) => [`${unit.entranceId}/${placeKey(unit.number)}`, unit]))
	const units = register.units.map((unit) => {
		const entrance = places.entranceOf(unit)
		const old = storedUnits.get(`${entrance.id}/${placeKey(unit.room)}`)
		return compareUnit(unit, entrance, old, newId, kept)
	})
	const owners = compareOwners(register, stored, units, newId, kept)
	const shares = compareShares(register, stored, units, owners)
	const present = new Set(units.map((unit) => unit.id))
	return {
		buildings: places.buildings,
		entrances: places.entrances,
		units: units.map((unit) =>
			unit.state === 'same' && shares.touched.has(unit.id) ? { ...unit, state: 'changed' } : unit,
		),
		owners: owners.rows,
		ownerships: shares.ownerships,
		rewritten: shares.rewritten,
		absorbed: owners.absorbed,
		kept: kept.toSorted((a, b) => a.row - b.row),
		handovers: shares.handovers,
		absent: stored.units.filter((unit) => !present.has(unit.id)).length,
	}
}

function compareUnit(
	unit: RegisterUnit,
	entrance: { id: string; buildingId: string },
	old: StoredUnit | undefined,
	newId: () => string,
	kept: Kept[],
): ComparedUnit {
	const { floor, area, areaSource } = unit
	const place = { buildingId: entrance.buildingId, entranceId: entrance.id }
	if (!old)
		return {
			...place,
			id: newId(),
			number: unit.room,
			floor,
			use: unit.use ?? 'dwelling',
			area,
			areaSource,
			state: 'new',
		}
	const household = householdOf(unit)
	const merged = { ...old, floor, area, areaSource, use: unit.use ?? old.use }
	if (isWeaker(areaSource, old.areaSource)) {
		kept.push({
			row: unit.row,
			household,
			field: 'unit.area',
			file: areaText(area),
			stored: areaText(old.area),
			fileSource: areaSource,
			storedSource: old.areaSource,
			why: 'weaker-source',
		})
		merged.area = old.area
		merged.areaSource = old.areaSource
	}
	if (unit.use === null && old.use !== 'dwelling') {
		kept.push({ row: unit.row, household, field: 'unit.use', file: '', stored: old.use, why: 'empty' })
	}
	const differs = (['floor', 'area', 'areaSource', 'use'] as const).some((field) => merged[field] !== old[field])
	return { ...merged, state: differs ? 'changed' : 'same' }
}
