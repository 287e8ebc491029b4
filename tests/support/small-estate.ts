import { buildings, entrances, estates, grants, homes, owners, ownerships, people, regions, units } from 'db/schema'
import { type Tx, write } from 'db/store.server'
import { searchTextOf } from '~/features/estates/search-text.server'
import type { Actor, Grant, Home, Role } from '~/features/identity/types'
import { newId } from '~/platform/id'

export const ladder = [
	{ code: '51', level: 'province', name: '四川省', parentCode: null, path: '51/' },
	{ code: '5101', level: 'city', name: '成都市', parentCode: '51', path: '51/5101/' },
	{ code: '510107', level: 'county', name: '武侯区', parentCode: '5101', path: '51/5101/510107/' },
	{ code: '510107004', level: 'street', name: '浆洗街街道', parentCode: '510107', path: '51/5101/510107/510107004/' },
	{
		code: '510107004001',
		level: 'community',
		name: '玉林社区',
		parentCode: '510107004',
		path: '51/5101/510107/510107004/510107004001/',
	},
] as const

export const communityPath = '51/5101/510107/510107004/510107004001/'
export const streetPath = '51/5101/510107/510107004/'

export async function plantLadder(): Promise<void> {
	await write((tx) =>
		tx
			.insert(regions)
			.values([...ladder])
			.onConflictDoNothing(),
	)
}

export interface SmallEstate {
	id: string
	regionPath: string
	/** Two buildings of two entrances of four doors on two floors each. */
	buildings: { id: string; entrances: { id: string; unitIds: string[] }[] }[]
}

/** An estate of 2 buildings, 4 entrances and 16 dwellings of 80.00 ㎡, each with one owner. */
export async function plantEstate(name = '玉林北巷 12 号院', address = '玉林北巷 12 号'): Promise<SmallEstate> {
	await plantLadder()
	return write(async (tx) => {
		const id = newId()
		await tx.insert(estates).values({
			id,
			number: `N${id}`,
			name,
			address,
			regionCode: '510107004001',
			regionPath: communityPath,
			searchText: searchTextOf(name, address),
			builtYear: 1987,
			buildingCount: 2,
			entranceCount: 4,
			unitCount: 16,
			area: 16 * 8000,
			createdAt: 0,
			updatedAt: 0,
		})
		const planted: SmallEstate = { id, regionPath: communityPath, buildings: [] }
		for (const position of [1, 2]) planted.buildings.push(await plantBuilding(tx, id, position))
		return planted
	})
}

async function plantBuilding(tx: Tx, estateId: string, position: number): Promise<SmallEstate['buildings'][number]> {
	const buildingId = newId()
	await tx.insert(buildings).values({ estateId, id: buildingId, name: `${position} 栋`, position })
	const planted: SmallEstate['buildings'][number] = { id: buildingId, entrances: [] }
	for (const door of [1, 2]) {
		const entranceId = newId()
		await tx.insert(entrances).values({ estateId, id: entranceId, buildingId, name: `${door} 单元`, position: door })
		const unitIds: string[] = []
		for (const number of ['101', '102', '201', '202']) {
			const [unitId, ownerId] = [newId(), newId()]
			await tx.insert(units).values({
				estateId,
				id: unitId,
				buildingId,
				entranceId,
				number,
				floor: Number(number.slice(0, 1)),
				area: 8000,
				areaSource: 'registry',
			})
			await tx.insert(owners).values({ estateId, id: ownerId, ownerKey: ownerId, name: `业主${number}` })
			await tx.insert(ownerships).values({ estateId, unitId, ownerId, shareNumerator: 1, shareDenominator: 1 })
			unitIds.push(unitId)
		}
		planted.entrances.push({ id: entranceId, unitIds })
	}
	return planted
}

let phones = 13_800_000_000

async function plantPerson(kind: 'resident' | 'staff', displayName: string): Promise<string> {
	const id = newId()
	phones += 1
	await write((tx) =>
		tx.insert(people).values({
			id,
			kind,
			displayName,
			phone: kind === 'resident' ? String(phones) : null,
			loginName: kind === 'staff' ? id : null,
			createdAt: 0,
		}),
	)
	return id
}

/** Someone who has claimed these homes of the estate. */
export async function plantResident(estate: SmallEstate, unitIds: readonly string[]): Promise<Actor> {
	const personId = await plantPerson('resident', '张建国')
	const claimed: Home[] = estate.buildings.flatMap((building) =>
		building.entrances.flatMap((entrance) =>
			entrance.unitIds
				.filter((unitId) => unitIds.includes(unitId))
				.map((unitId) => ({
					estateId: estate.id,
					buildingId: building.id,
					entranceId: entrance.id,
					unitId,
					relation: 'tenant' as const,
					ownerId: null,
				})),
		),
	)
	await write((tx) =>
		tx.insert(homes).values(
			claimed.map(({ unitId, relation }) => ({
				estateId: estate.id,
				id: newId(),
				unitId,
				personId,
				relation,
				claimedAt: 0,
			})),
		),
	)
	return { personId, kind: 'resident', displayName: '张建国', signedInAt: 0, grants: [], homes: claimed }
}

async function withGrant(actor: Actor, grant: Grant): Promise<Actor> {
	await write((tx) => tx.insert(grants).values({ id: newId(), personId: actor.personId, ...grant, grantedAt: 0 }))
	return { ...actor, grants: [...actor.grants, grant] }
}

/** A captain of a building or an entrance. */
export async function plantCaptain(
	estate: SmallEstate,
	scope: { scopeKind: 'building' | 'entrance'; scopeId: string },
): Promise<Actor> {
	const personId = await plantPerson('resident', '陈秀兰')
	const actor: Actor = { personId, kind: 'resident', displayName: '陈秀兰', signedInAt: 0, grants: [], homes: [] }
	return withGrant(actor, { role: 'captain', ...scope, estateId: estate.id, regionPath: null })
}

/** A member of staff of a region, the street unless told. */
export async function plantStaff(role: Role, regionPath: string = streetPath): Promise<Actor> {
	const personId = await plantPerson('staff', '李主任')
	const actor: Actor = { personId, kind: 'staff', displayName: '李主任', signedInAt: 0, grants: [], homes: [] }
	const scopeId = regionPath.split('/').filter(Boolean).at(-1) ?? ''
	return withGrant(actor, { role, scopeKind: 'region', scopeId, estateId: null, regionPath })
}
