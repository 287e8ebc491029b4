import { matchOwners, type StoredOwner } from './match-owners'
import { ownerKeyOf } from './owner-identity'
import { areaText, isWeaker, placeKey } from './rules'
import { shareText } from './shares'
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

const byName = new Intl.Collator('zh-CN', { numeric: true })

function comparePlaces(units: readonly RegisterUnit[], stored: StoredRegister, newId: () => string) {
	const buildings = new Map(
		stored.buildings.map((building) => [placeKey(building.name), { ...building, state: 'same' as State }]),
	)
	const entrances = new Map(
		stored.entrances.map((entrance) => [
			`${entrance.buildingId}/${placeKey(entrance.name)}`,
			{ ...entrance, state: 'same' as State },
		]),
	)
	const names = new Map(units.map((unit) => [placeKey(unit.building), unit.building]))
	let position = Math.max(0, ...stored.buildings.map((building) => building.position))
	for (const name of [...names.values()].toSorted(byName.compare)) {
		if (!buildings.has(placeKey(name)))
			buildings.set(placeKey(name), { id: newId(), name, position: ++position, state: 'new' })
	}
	const buildingId = (unit: RegisterUnit) => buildings.get(placeKey(unit.building))?.id ?? ''
	const entranceKey = (unit: RegisterUnit) => `${buildingId(unit)}/${placeKey(unit.entrance)}`
	const fresh = new Map(
		units.filter((unit) => !entrances.has(entranceKey(unit))).map((unit) => [entranceKey(unit), unit]),
	)
	const last = new Map<string, number>()
	for (const entrance of stored.entrances) {
		last.set(entrance.buildingId, Math.max(last.get(entrance.buildingId) ?? 0, entrance.position))
	}
	for (const unit of [...fresh.values()].toSorted((a, b) => byName.compare(a.entrance, b.entrance))) {
		const within = buildingId(unit)
		const next = (last.get(within) ?? 0) + 1
		last.set(within, next)
		entrances.set(entranceKey(unit), {
			id: newId(),
			buildingId: within,
			name: unit.entrance,
			position: next,
			state: 'new',
		})
	}
	const mentioned = new Set(units.map(buildingId))
	const doors = new Set(units.map(entranceKey))
	return {
		buildings: [...buildings.values()].filter((building) => mentioned.has(building.id)),
		entrances: [...entrances].filter(([key]) => doors.has(key)).map(([, entrance]) => entrance),
		entranceOf(unit: RegisterUnit) {
			const entrance = entrances.get(entranceKey(unit))
			if (!entrance) throw new Error('an entrance of the register was not made')
			return entrance
		},
	}
}

type ComparedUnit = StoredUnit & { state: State }

export const householdOf = (unit: Pick<RegisterUnit, 'building' | 'entrance' | 'room'>) =>
	`${unit.building} ${unit.entrance} ${unit.room}`

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

interface ComparedOwners {
	rows: (StoredOwner & { state: State })[]
	absorbed: { from: string; to: string }[]
}

function compareOwners(
	register: Register,
	stored: StoredRegister,
	units: readonly ComparedUnit[],
	newId: () => string,
	kept: Kept[],
): ComparedOwners {
	const storedById = new Map(stored.owners.map((owner) => [owner.id, owner]))
	const holders = groupBy(stored.ownerships, (ownership) => ownership.unitId)
	const unitsOf = new Map<number, number[]>()
	register.units.forEach((unit, index) => {
		for (const { owner } of unit.shares) {
			const list = unitsOf.get(owner)
			if (list) list.push(index)
			else unitsOf.set(owner, [index])
		}
	})
	const onSameUnits = (owner: number) =>
		(unitsOf.get(owner) ?? []).flatMap((index) =>
			(holders.get(units[index]?.id ?? '') ?? []).flatMap((ownership) => storedById.get(ownership.ownerId) ?? []),
		)
	const { match, absorbed, aliases } = matchOwners(register.owners, stored.owners, onSameUnits)
	const rows = register.owners.map((owner, index) => {
		const old = match[index]
		const firstUnit = register.units[unitsOf.get(index)?.[0] ?? 0]
		const unitKey = firstUnit ? [firstUnit.building, firstUnit.entrance, firstUnit.room].map(placeKey).join('/') : ''
		if (!old) {
			const fresh = {
				name: owner.name,
				kind: owner.kind ?? ('person' as const),
				phone: owner.phone,
				idSuffix: owner.idSuffix,
			}
			return { id: newId(), ownerKey: ownerKeyOf(fresh, unitKey), ...fresh, state: 'new' as const }
		}
		const merged = {
			name: old.name,
			kind: owner.kind ?? old.kind,
			phone: owner.phone ?? old.phone,
			idSuffix: owner.idSuffix ?? old.idSuffix,
		}
		const household = firstUnit ? householdOf(firstUnit) : ''
		if (aliases.has(index)) return { ...old, state: 'same' as const }
		const keep = (field: string, held: string | null, file: string | null) => {
			if (file === null && held !== null)
				kept.push({ row: owner.row, household, field, file: '', stored: held, why: 'empty' })
		}
		keep('unit.phone', old.phone, owner.phone)
		keep('unit.idSuffix', old.idSuffix, owner.idSuffix)
		keep('unit.ownerKind', old.kind === 'person' ? null : old.kind, owner.kind)
		const differs = (['kind', 'phone', 'idSuffix'] as const).some((field) => merged[field] !== old[field])
		const ownerKey =
			differs && !old.ownerKey.startsWith('unit|') ? ownerKeyOf(merged, unitKey) : enriched(old, merged, unitKey)
		return { id: old.id, ownerKey, ...merged, state: differs ? ('changed' as const) : ('same' as const) }
	})
	return { rows, absorbed: [...absorbed].map(([from, index]) => ({ from, to: rows[index]?.id ?? '' })) }
}

/** A key by unit stays as it is until certificate, phone or kind say more. */
function enriched(old: StoredOwner, merged: Omit<StoredOwner, 'id' | 'ownerKey'>, unitKey: string): string {
	const key = ownerKeyOf(merged, unitKey)
	return key.startsWith('unit|') ? old.ownerKey : key
}

function compareShares(
	register: Register,
	stored: StoredRegister,
	units: readonly ComparedUnit[],
	owners: ComparedOwners,
) {
	const nameOf = new Map([...stored.owners, ...owners.rows].map((owner) => [owner.id, owner.name]))
	const sameAs = new Map(owners.absorbed.map(({ from, to }) => [from, to]))
	const holders = groupBy(stored.ownerships, (ownership) => ownership.unitId)
	const ownerships: StoredOwnership[] = []
	const rewritten: string[] = []
	const touched = new Set<string>()
	const handovers: Handover[] = []
	register.units.forEach((unit, index) => {
		const compared = units[index]
		if (!compared) return
		const now = unit.shares.map((share) => ({
			unitId: compared.id,
			ownerId: owners.rows[share.owner]?.id ?? '',
			shareNumerator: share.numerator,
			shareDenominator: share.denominator,
		}))
		const before = holders.get(compared.id) ?? []
		if (signature(before) === signature(now)) return
		ownerships.push(...now)
		if (before.length === 0) return
		rewritten.push(compared.id)
		touched.add(compared.id)
		const people = (list: readonly StoredOwnership[]) => [
			...new Set(list.map(({ ownerId }) => sameAs.get(ownerId) ?? ownerId)),
		]
		if (people(before).toSorted().join() === people(now).toSorted().join()) return
		handovers.push({
			row: unit.row,
			household: householdOf(unit),
			before: before.map(({ ownerId, ...share }) => named(nameOf.get(ownerId), share)),
			now: now.map(({ ownerId, ...share }) => named(nameOf.get(ownerId), share)),
			claimed: stored.claimed.has(compared.id),
		})
	})
	return { ownerships, rewritten, touched, handovers }
}

function named(name: string | undefined, share: Omit<StoredOwnership, 'ownerId'>): string {
	const text = shareText({ numerator: share.shareNumerator, denominator: share.shareDenominator })
	return text === '1' ? (name ?? '') : `${name ?? ''} ${text}`
}

function signature(list: readonly StoredOwnership[]): string {
	return list
		.map((one) => `${one.ownerId}:${one.shareNumerator}/${one.shareDenominator}`)
		.toSorted()
		.join()
}

function groupBy<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>()
	for (const one of list) {
		const group = groups.get(key(one))
		if (group) group.push(one)
		else groups.set(key(one), [one])
	}
	return groups
}

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
