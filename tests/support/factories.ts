import {
	buildings,
	entrances,
	estates,
	grants,
	homes,
	owners,
	ownerships,
	people,
	planItemFunds,
	planItems,
	plans,
	planVersions,
	regions,
	units,
} from 'db/schema'
import { write } from 'db/store.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import { findEstate } from '~/features/estates/find-estate.server'
import { searchTextOf } from '~/features/estates/search-text.server'
import type { Actor, Grant, Home, Role } from '~/features/identity/types'
import { newId } from '~/platform/id'

/** Rows for tests of deeds: a street with its estates, people and plans. Areas in 0.01 ㎡. */
export const community = '510107004001'
export const communityPath = '51/5101/510107/510107004/510107004001/'
export const streetPath = '51/5101/510107/510107004/'
export const countyPath = '51/5101/510107/'

export interface MadeUnit {
	id: string
	buildingId: string
	entranceId: string
	number: string
	area: number
	ownerIds: string[]
}

export interface MadeEstate {
	estate: EstateFacts
	buildings: { id: string; name: string; entrances: { id: string; name: string }[] }[]
	units: MadeUnit[]
}

interface EstateOptions {
	name?: string
	address?: string
	buildings?: number
	entrancesEach?: number
	/** Areas of the units of one entrance. */
	areas?: readonly number[]
	worksStartedAt?: number | null
	worksFinishedAt?: number | null
	regionPath?: string
}

async function makeRegions(path: string): Promise<void> {
	const codes = path.split('/').filter(Boolean)
	const levels = ['province', 'city', 'county', 'street', 'community'] as const
	await write((tx) =>
		tx
			.insert(regions)
			.values(
				codes.map((code, index) => ({
					code,
					level: levels[index] ?? ('community' as const),
					name: `区划${code}`,
					parentCode: codes[index - 1] ?? null,
					path: `${codes.slice(0, index + 1).join('/')}/`,
				})),
			)
			.onConflictDoNothing(),
	)
}

/** An estate with its buildings, entrances, units and one owner for each unit. */
export async function makeEstate({
	name = '测试小区',
	address = '测试路 1 号',
	buildings: buildingCount = 1,
	entrancesEach = 1,
	areas = [6000, 7000, 8000, 9000],
	worksStartedAt = null,
	worksFinishedAt = null,
	regionPath = communityPath,
}: EstateOptions = {}): Promise<MadeEstate> {
	await makeRegions(regionPath)
	const estateId = newId()
	const made: MadeEstate['buildings'] = []
	const madeUnits: MadeUnit[] = []
	await write(async (tx) => {
		const total = areas.reduce((sum, area) => sum + area, 0) * buildingCount * entrancesEach
		await tx.insert(estates).values({
			id: estateId,
			number: estateId,
			name,
			address,
			regionCode: regionPath.split('/').at(-2) ?? '',
			regionPath,
			searchText: searchTextOf(name, address),
			buildingCount,
			entranceCount: buildingCount * entrancesEach,
			unitCount: areas.length * buildingCount * entrancesEach,
			area: total,
			worksStartedAt,
			worksFinishedAt,
			createdAt: 1,
			updatedAt: 1,
		})
		for (let b = 1; b <= buildingCount; b++) {
			const building = { id: newId(), name: `${b} 栋`, entrances: [] as { id: string; name: string }[] }
			made.push(building)
			await tx.insert(buildings).values({ estateId, id: building.id, name: building.name, position: b })
			for (let e = 1; e <= entrancesEach; e++) {
				const entrance = { id: newId(), name: `${e} 单元` }
				building.entrances.push(entrance)
				await tx.insert(entrances).values({ estateId, ...entrance, buildingId: building.id, position: e })
				for (const [index, area] of areas.entries()) {
					const unit = { id: newId(), buildingId: building.id, entranceId: entrance.id, number: `${index + 1}01`, area }
					const ownerId = newId()
					await tx.insert(units).values({ estateId, ...unit, floor: index + 1, areaSource: 'registry' })
					await tx.insert(owners).values({ estateId, id: ownerId, ownerKey: ownerId, name: `王${index + 1}` })
					await tx
						.insert(ownerships)
						.values({ estateId, unitId: unit.id, ownerId, shareNumerator: 1, shareDenominator: 1 })
					madeUnits.push({ ...unit, ownerIds: [ownerId] })
				}
			}
		}
	})
	const estate = await findEstate(estateId)
	if (!estate) throw new Error('the estate was not made')
	return { estate, buildings: made, units: madeUnits }
}

let phones = 0

/** A resident who lives in this unit. */
export async function makeResident(
	made: MadeEstate,
	unit: MadeUnit | undefined,
	relation: Home['relation'] = 'owner',
): Promise<Actor> {
	if (!unit) throw new Error('no such unit')
	const personId = newId()
	const ownerId = relation === 'tenant' ? null : (unit.ownerIds[0] ?? null)
	phones += 1
	await write(async (tx) => {
		await tx.insert(people).values({
			id: personId,
			kind: 'resident',
			displayName: '王测试',
			phone: `199${String(phones).padStart(8, '0')}`,
			createdAt: 1,
		})
		await tx.insert(homes).values({
			estateId: made.estate.id,
			id: newId(),
			unitId: unit.id,
			personId,
			relation,
			ownerId,
			claimedAt: 1,
		})
	})
	const { id: unitId, buildingId, entranceId } = unit
	const home = { estateId: made.estate.id, buildingId, entranceId, unitId, relation, ownerId }
	return { personId, kind: 'resident', displayName: '王测试', signedInAt: 1, grants: [], homes: [home] }
}

/** A person with one role: staff for a region, a captain for a building or entrance. */
export async function makeHolder(role: Role, scope: Omit<Grant, 'role'>): Promise<Actor> {
	const personId = newId()
	const kind = role === 'captain' || role === 'resident-supervisor' ? 'resident' : 'staff'
	await write(async (tx) => {
		await tx.insert(people).values({ id: personId, kind, displayName: '测试员', createdAt: 1 })
		await tx.insert(grants).values({ id: newId(), personId, role, grantedAt: 1, ...scope })
	})
	return { personId, kind, displayName: '测试员', signedInAt: 1, grants: [{ role, ...scope }], homes: [] }
}

export function makeOfficer(path = streetPath): Promise<Actor> {
	const scopeId = path.split('/').at(-2) ?? ''
	return makeHolder('street-officer', { scopeKind: 'region', scopeId, estateId: null, regionPath: path })
}

/** A published version of the estate's plan with its items; the version's id. */
export async function publishPlan(
	estateId: string,
	{ number = 1, items = ['屋面防水', '加装电梯'] }: { number?: number; items?: readonly string[] } = {},
): Promise<{ versionId: string; itemKeys: string[] }> {
	const versionId = newId()
	const itemKeys = items.map(() => newId())
	await write(async (tx) => {
		await tx
			.insert(plans)
			.values({ estateId, id: `plan-${estateId}`, createdAt: 1 })
			.onConflictDoNothing()
		await tx.insert(planVersions).values({
			estateId,
			id: versionId,
			planId: `plan-${estateId}`,
			number,
			title: '改造方案',
			summary: '说明',
			changeNote: '',
			contentHash: `hash-${number}`,
			createdAt: 1,
			updatedAt: 1,
			publishedAt: number,
			publishedBy: 'officer',
		})
		for (const [index, name] of items.entries()) {
			const itemId = newId()
			await tx.insert(planItems).values({
				estateId,
				id: itemId,
				versionId,
				itemKey: itemKeys[index] ?? '',
				position: index + 1,
				classCode: 'basic',
				name,
				description: '',
				costFen: 100_000,
			})
			await tx.insert(planItemFunds).values({ estateId, itemId, sourceCode: 'county', amountFen: 100_000 })
		}
	})
	return { versionId, itemKeys }
}
