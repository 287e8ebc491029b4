import { buildings, entrances, estates, grants, homes, owners, ownerships, people, units } from 'db/schema'
import { write } from 'db/store.server'
import { type EstateFacts, findEstate } from '~/features/estates/find-estate.server'
import { ownerKeyOf } from '~/features/estates/register/owner-identity'
import { searchTextOf } from '~/features/estates/search-text.server'
import type { Actor, Home } from '~/features/identity/types'
import { newId } from '~/platform/id'
import type { EstatePlan, OwnerPlan } from './county'
import { pathOf } from './regions'

export interface DemoUnit {
	id: string
	buildingId: string
	entranceId: string
	number: string
	/** Keys of its owners in the plan of the county. */
	ownerKeys: string[]
}

export interface DemoEstate {
	estate: EstateFacts
	plan: EstatePlan
	buildingIds: string[]
	units: DemoUnit[]
	ownerIds: ReadonlyMap<string, string>
	owners: ReadonlyMap<string, OwnerPlan>
}

const rowsAtOnce = 300

/** Writes an estate of the plan into the register. */
export async function storeEstate(plan: EstatePlan, at: number): Promise<DemoEstate> {
	const estateId = newId()
	const ownerIds = new Map(plan.owners.map((owner) => [owner.key, newId()]))
	const doors: DemoUnit[] = []
	const buildingRows: (typeof buildings.$inferInsert)[] = []
	const entranceRows: (typeof entrances.$inferInsert)[] = []
	const unitRows: (typeof units.$inferInsert)[] = []
	const shareRows: (typeof ownerships.$inferInsert)[] = []
	for (const [b, building] of plan.buildings.entries()) {
		const buildingId = newId()
		buildingRows.push({ estateId, id: buildingId, name: building.name, position: b + 1 })
		for (const [e, entrance] of building.entrances.entries()) {
			const entranceId = newId()
			entranceRows.push({ estateId, id: entranceId, buildingId, name: entrance.name, position: e + 1 })
			for (const { owners: shares, ...unit } of entrance.units) {
				const id = newId()
				unitRows.push({ estateId, id, buildingId, entranceId, ...unit })
				doors.push({ id, buildingId, entranceId, number: unit.number, ownerKeys: shares.map((share) => share.key) })
				for (const share of shares) {
					shareRows.push({
						estateId,
						unitId: id,
						ownerId: ownerIds.get(share.key) ?? '',
						shareNumerator: share.numerator,
						shareDenominator: share.denominator,
					})
				}
			}
		}
	}
	const ownerRows = plan.owners.map(({ key, ...owner }) => ({
		estateId,
		id: ownerIds.get(key) ?? '',
		ownerKey: ownerKeyOf(owner, ''),
		...owner,
	}))
	const regionPath = pathOf(plan.communityCode)
	await write(async (tx) => {
		const { buildings: _b, owners: _o, communityCode, ...facts } = plan
		await tx.insert(estates).values({
			...facts,
			id: estateId,
			regionCode: communityCode,
			regionPath,
			searchText: searchTextOf(plan.name, plan.address),
			batch: 'implement',
			planYear: 2026,
			buildingCount: buildingRows.length,
			entranceCount: entranceRows.length,
			unitCount: unitRows.length,
			area: unitRows.reduce((sum, unit) => sum + unit.area, 0),
			createdAt: at,
			updatedAt: at,
		})
		await tx.insert(buildings).values(buildingRows)
		await tx.insert(entrances).values(entranceRows)
		for (let from = 0; from < unitRows.length; from += rowsAtOnce) {
			await tx.insert(units).values(unitRows.slice(from, from + rowsAtOnce))
		}
		for (let from = 0; from < ownerRows.length; from += rowsAtOnce) {
			await tx.insert(owners).values(ownerRows.slice(from, from + rowsAtOnce))
		}
		for (let from = 0; from < shareRows.length; from += rowsAtOnce) {
			await tx.insert(ownerships).values(shareRows.slice(from, from + rowsAtOnce))
		}
	})
	const estate = await findEstate(estateId)
	if (!estate) throw new Error('the estate was not stored')
	return {
		estate,
		plan,
		buildingIds: buildingRows.map((row) => row.id),
		units: doors,
		ownerIds,
		owners: new Map(plan.owners.map((owner) => [owner.key, owner])),
	}
}

/** Makes an owner of the estate a resident of the portal who has claimed all homes they own. */
export async function claimAsOwner(demo: DemoEstate, ownerKey: string, at: number): Promise<Actor> {
	const owner = demo.owners.get(ownerKey)
	const ownerId = demo.ownerIds.get(ownerKey)
	if (!owner || !ownerId) throw new Error('no such owner')
	const own = demo.units.filter((unit) => unit.ownerKeys.includes(ownerKey))
	return claim(
		demo,
		{ name: owner.name, phone: owner.phone },
		own.map((unit) => ({ unit, relation: unit.ownerKeys[0] === ownerKey ? 'owner' : 'co-owner', ownerId })),
		at,
	)
}

export function claimAsTenant(
	demo: DemoEstate,
	unit: DemoUnit,
	name: string,
	phone: string,
	at: number,
): Promise<Actor> {
	return claim(demo, { name, phone }, [{ unit, relation: 'tenant', ownerId: null }], at)
}

interface ClaimedHome {
	unit: DemoUnit
	relation: Home['relation']
	ownerId: string | null
}

async function claim(
	demo: DemoEstate,
	who: { name: string; phone: string | null },
	claimed: readonly ClaimedHome[],
	at: number,
): Promise<Actor> {
	const personId = newId()
	const estateId = demo.estate.id
	await write(async (tx) => {
		await tx
			.insert(people)
			.values({ id: personId, kind: 'resident', displayName: who.name, phone: who.phone, createdAt: at })
		for (const { unit, relation, ownerId } of claimed) {
			await tx
				.insert(homes)
				.values({ estateId, id: newId(), unitId: unit.id, personId, relation, ownerId, claimedAt: at })
		}
	})
	return {
		personId,
		kind: 'resident',
		displayName: who.name,
		signedInAt: at,
		grants: [],
		homes: claimed.map(({ unit, relation, ownerId }) => ({
			estateId,
			buildingId: unit.buildingId,
			entranceId: unit.entranceId,
			unitId: unit.id,
			relation,
			ownerId,
		})),
	}
}

/** Makes a resident the captain of a building. */
export async function makeCaptain(demo: DemoEstate, person: Actor, buildingId: string, at: number): Promise<Actor> {
	const grant = {
		role: 'captain',
		scopeKind: 'building',
		scopeId: buildingId,
		estateId: demo.estate.id,
		regionPath: null,
	} as const
	await write((tx) => tx.insert(grants).values({ id: newId(), personId: person.personId, grantedAt: at, ...grant }))
	return { ...person, grants: [grant] }
}
