export interface Door {
	unitId: string
	buildingId: string
	building: string
	entranceId: string
	entrance: string
	number: string
}

/** Width, case and spaces do not tell one door from another. */
const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()

/** '1号楼', '1 栋' and '1' are the same to who types a list. */
const bare = (text: string) =>
	plain(text)
		.replace(/^第/, '')
		.replace(/(号?(栋|幢|楼|座|单元|门|梯)|室|号|户)$/, '')

const whole = ({ building, entrance, number }: Door) => plain(building) + plain(entrance) + bare(number)
const short = ({ building, entrance, number }: Door) => [building, entrance, number].map(bare).join('-')

/** `1 栋 1 单元 101`, `1栋1单元101室` and `1-1-101`; what fits two doors fits none. */
function doorFinder(doors: readonly Door[]): (typed: string) => Door | null {
	const names = new Map<string, Door | null>()
	for (const door of doors) {
		for (const name of new Set([whole(door), short(door)])) names.set(name, names.has(name) ? null : door)
	}
	return (typed) => {
		const parts = typed
			.normalize('NFKC')
			.trim()
			.split(/[-–—/\s]+/)
		return names.get(plain(typed).replace(/[室号户]$/, '')) ?? names.get(parts.map(bare).join('-')) ?? null
	}
}

export interface ChosenDoors {
	/** `building:<id>` and `entrance:<id>`: each with all its doors. */
	parts: readonly string[]
	/** Doors as they were typed, one in a line. */
	typed: string
}

/** The units of a list of interested owners, in the order of the doors; and what in the list is no door of the estate. */
export function chooseDoors(
	doors: readonly Door[],
	{ parts, typed }: ChosenDoors,
): { unitIds: string[]; unknown: string[] } {
	const find = doorFinder(doors)
	const chosen = new Set<string>()
	const unknown: string[] = []
	for (const part of parts) {
		const inside = doors.filter(
			(door) => part === `building:${door.buildingId}` || part === `entrance:${door.entranceId}`,
		)
		if (inside.length === 0) unknown.push(part)
		for (const door of inside) chosen.add(door.unitId)
	}
	for (const line of typed.split(/[\n,，、;；]+/)) {
		if (line.trim() === '') continue
		const door = find(line)
		if (door) chosen.add(door.unitId)
		else unknown.push(line.trim())
	}
	return { unitIds: doors.filter((door) => chosen.has(door.unitId)).map((door) => door.unitId), unknown }
}

export interface EntranceOf<Row> {
	buildingId: string
	building: string
	entranceId: string
	entrance: string
	rows: Row[]
}

/** Rows at doors by building and entrance; their order is kept. */
export function byEntrance<Row extends Omit<Door, 'unitId' | 'number'>>(rows: readonly Row[]): EntranceOf<Row>[] {
	const groups = new Map<string, EntranceOf<Row>>()
	for (const row of rows) {
		const { buildingId, building, entranceId, entrance } = row
		const group = groups.get(entranceId)
		if (group) group.rows.push(row)
		else groups.set(entranceId, { buildingId, building, entranceId, entrance, rows: [row] })
	}
	return [...groups.values()]
}
