import { buildings, entrances, estates, homes, owners, ownerships, regions, units } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { searchTextOf } from '../search-text.server'
import type { Changes } from './changes'
import { communityKey, type EstateChange } from './compare-estate'

/** Rows at once: the widest has nine columns, and an engine takes 32,766 values. */
const batch = 1000

async function inBatches<T>(rows: readonly T[], write: (rows: T[]) => PromiseLike<unknown>): Promise<void> {
	for (let at = 0; at < rows.length; at += batch) await write(rows.slice(at, at + batch))
}

/** Creates or updates the estate's own row; answers the path of its region. */
export async function applyEstate(
	tx: Tx,
	estateId: string,
	number: string,
	change: EstateChange,
	at: number,
): Promise<void> {
	const region = change.move ? await regionFor(tx, change.move) : null
	const { values } = change
	const searchText = searchTextOf(values.name, values.address)
	if (change.state === 'new') {
		if (!region) throw new Error('a new estate has no street')
		await tx
			.insert(estates)
			.values({ id: estateId, number, ...values, ...region, searchText, createdAt: at, updatedAt: at })
		return
	}
	await tx
		.update(estates)
		.set({ ...values, ...region, searchText, updatedAt: at })
		.where(eq(estates.id, estateId))
}

/** The community of that name in the street, made when the street has none; without a name the street itself. */
async function regionFor(tx: Tx, move: NonNullable<EstateChange['move']>) {
	if (!move.community) return { regionCode: move.streetCode, regionPath: move.streetPath }
	const wanted = communityKey(move.community)
	const siblings = await tx
		.select({ code: regions.code, name: regions.name, path: regions.path })
		.from(regions)
		.where(eq(regions.parentCode, move.streetCode))
	const known = siblings.find((region) => communityKey(region.name) === wanted)
	if (known) return { regionCode: known.code, regionPath: known.path }
	const code = freeCode(
		move.streetCode,
		siblings.map((region) => region.code),
	)
	const path = `${move.streetPath}${code}/`
	await tx.insert(regions).values({ code, level: 'community', name: move.community, parentCode: move.streetCode, path })
	return { regionCode: code, regionPath: path }
}

/** National codes of communities end in 001 to 599; ours begin at 900, so that nobody takes them for those. */
function freeCode(street: string, taken: readonly string[]): string {
	const own = taken.map((code) => Number(code.slice(-3))).filter((last) => last >= 900)
	return `${street}${String(Math.max(899, ...own) + 1).padStart(3, '0')}`
}

/** Writes what `compareRegister` found, in batches. */
export async function applyChanges(tx: Tx, estateId: string, changes: Changes): Promise<void> {
	const fresh = <T extends { state: string }>(rows: readonly T[]) => rows.filter((row) => row.state === 'new')
	const touched = <T extends { state: string }>(rows: readonly T[]) => rows.filter((row) => row.state !== 'same')
	await inBatches(fresh(changes.buildings), (rows) =>
		tx.insert(buildings).values(rows.map(({ id, name, position }) => ({ estateId, id, name, position }))),
	)
	await inBatches(fresh(changes.entrances), (rows) =>
		tx
			.insert(entrances)
			.values(rows.map(({ id, buildingId, name, position }) => ({ estateId, id, buildingId, name, position }))),
	)
	await inBatches(touched(changes.units), (rows) =>
		tx
			.insert(units)
			.values(rows.map(({ state: _, ...unit }) => ({ estateId, ...unit })))
			.onConflictDoUpdate({
				target: [units.estateId, units.id],
				set: {
					floor: sql`excluded.floor`,
					use: sql`excluded.use`,
					area: sql`excluded.area`,
					areaSource: sql`excluded.area_source`,
				},
			}),
	)
	await inBatches(touched(changes.owners), (rows) =>
		tx
			.insert(owners)
			.values(rows.map(({ state: _, ...owner }) => ({ estateId, ...owner })))
			.onConflictDoUpdate({
				target: [owners.estateId, owners.id],
				set: {
					ownerKey: sql`excluded.owner_key`,
					kind: sql`excluded.kind`,
					phone: sql`excluded.phone`,
					idSuffix: sql`excluded.id_suffix`,
				},
			}),
	)
	await inBatches(changes.rewritten, (ids) =>
		tx.delete(ownerships).where(and(eq(ownerships.estateId, estateId), inArray(ownerships.unitId, ids))),
	)
	await inBatches(changes.ownerships, (rows) => tx.insert(ownerships).values(rows.map((row) => ({ estateId, ...row }))))
	for (const { from, to } of changes.absorbed) {
		await tx
			.update(homes)
			.set({ ownerId: to })
			.where(and(eq(homes.estateId, estateId), eq(homes.ownerId, from)))
	}
}

/** The counters on the estate's row, counted from what is stored. */
export async function recount(tx: Tx, estateId: string): Promise<void> {
	const buildingCount = await tx.$count(buildings, eq(buildings.estateId, estateId))
	const entranceCount = await tx.$count(entrances, eq(entrances.estateId, estateId))
	const [sums] = await tx
		.select({
			unitCount: sql<number>`count(*)`.mapWith(Number),
			area: sql<number>`coalesce(sum(${units.area}), 0)`.mapWith(Number),
		})
		.from(units)
		.where(eq(units.estateId, estateId))
	await tx
		.update(estates)
		.set({ buildingCount, entranceCount, unitCount: sums?.unitCount ?? 0, area: sums?.area ?? 0 })
		.where(eq(estates.id, estateId))
}
