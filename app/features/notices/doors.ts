interface Placed {
	floor: number
	buildingId: string
	buildingName: string
	entranceId: string
	entranceName: string
	readAt: number | null
}

export interface EntranceDoors<D> {
	key: string
	name: string
	floors: { floor: number; doors: D[] }[]
}

/** Doors (sorted by building, entrance, floor from the top, number) as the entrances stand. */
export function entranceFloors<D extends Placed>(doors: readonly D[]): EntranceDoors<D>[] {
	const entrances: EntranceDoors<D>[] = []
	for (const door of doors) {
		let entrance = entrances.at(-1)
		if (entrance?.key !== door.entranceId) {
			entrance = { key: door.entranceId, name: `${door.buildingName} ${door.entranceName}`, floors: [] }
			entrances.push(entrance)
		}
		const row = entrance.floors.at(-1)
		if (row?.floor === door.floor) row.doors.push(door)
		else entrance.floors.push({ floor: door.floor, doors: [door] })
	}
	return entrances
}

export interface BuildingReading {
	id: string
	name: string
	households: number
	read: number
}

export function byBuilding(doors: readonly Placed[]): BuildingReading[] {
	const rows = new Map<string, BuildingReading>()
	for (const { buildingId, buildingName, readAt } of doors) {
		const row = rows.get(buildingId) ?? { id: buildingId, name: buildingName, households: 0, read: 0 }
		rows.set(buildingId, { ...row, households: row.households + 1, read: row.read + (readAt === null ? 0 : 1) })
	}
	return [...rows.values()]
}
