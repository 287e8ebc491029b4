import type { State, StoredPart, StoredRegister } from './changes'
import { placeKey } from './rules'
import type { RegisterUnit } from './types'

type Placed = StoredPart & { state: State }
type PlacedEntrance = Placed & { buildingId: string }

const byName = new Intl.Collator('zh-CN', { numeric: true })

/** The buildings and entrances that the units name: stored ones as they are, new ones after them in the order of their names. */
export function comparePlaces(units: readonly RegisterUnit[], stored: StoredRegister, newId: () => string) {
	const buildings = new Map<string, Placed>(
		stored.buildings.map((building) => [placeKey(building.name), { ...building, state: 'same' }]),
	)
	const entrances = new Map<string, PlacedEntrance>(
		stored.entrances.map((entrance) => [
			`${entrance.buildingId}/${placeKey(entrance.name)}`,
			{ ...entrance, state: 'same' },
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
