import { buildings, entrances, estates, homes, owners, ownerships, regions, units } from 'db/schema'
import type { Read } from 'db/store.server'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { StoredRegister } from './changes'
import type { StoredEstate } from './compare-estate'

export const emptyRegister: StoredRegister = {
	buildings: [],
	entrances: [],
	units: [],
	owners: [],
	ownerships: [],
	claimed: new Set(),
}

export async function loadEstate(on: Read, number: string): Promise<StoredEstate | null> {
	const [row] = await on
		.select({
			id: estates.id,
			number: estates.number,
			name: estates.name,
			address: estates.address,
			regionPath: estates.regionPath,
			regionName: regions.name,
			regionLevel: regions.level,
			builtYear: estates.builtYear,
			tenure: estates.tenure,
			residents: estates.residents,
			residentsOver60: estates.residentsOver60,
			propertyManagement: estates.propertyManagement,
			autonomyBody: estates.autonomyBody,
			heritage: estates.heritage,
			batch: estates.batch,
			planYear: estates.planYear,
		})
		.from(estates)
		.innerJoin(regions, eq(regions.code, estates.regionCode))
		.where(eq(estates.number, number))
		.limit(1)
	if (!row) return null
	const { regionName, regionLevel, ...estate } = row
	return { ...estate, community: regionLevel === 'community' ? regionName : null }
}

/** The whole register of an estate, in six queries. */
export async function loadRegister(on: Read, estateId: string): Promise<StoredRegister> {
	const claims = await on
		.select({ unitId: homes.unitId })
		.from(homes)
		.where(and(eq(homes.estateId, estateId), isNull(homes.endedAt), inArray(homes.relation, ['owner', 'co-owner'])))
	return {
		buildings: await on
			.select({ id: buildings.id, name: buildings.name, position: buildings.position })
			.from(buildings)
			.where(eq(buildings.estateId, estateId)),
		entrances: await on
			.select({
				id: entrances.id,
				buildingId: entrances.buildingId,
				name: entrances.name,
				position: entrances.position,
			})
			.from(entrances)
			.where(eq(entrances.estateId, estateId)),
		units: await on
			.select({
				id: units.id,
				buildingId: units.buildingId,
				entranceId: units.entranceId,
				number: units.number,
				floor: units.floor,
				use: units.use,
				area: units.area,
				areaSource: units.areaSource,
			})
			.from(units)
			.where(eq(units.estateId, estateId)),
		owners: await on
			.select({
				id: owners.id,
				ownerKey: owners.ownerKey,
				name: owners.name,
				kind: owners.kind,
				phone: owners.phone,
				idSuffix: owners.idSuffix,
			})
			.from(owners)
			.where(eq(owners.estateId, estateId)),
		ownerships: await on
			.select({
				unitId: ownerships.unitId,
				ownerId: ownerships.ownerId,
				shareNumerator: ownerships.shareNumerator,
				shareDenominator: ownerships.shareDenominator,
			})
			.from(ownerships)
			.where(eq(ownerships.estateId, estateId)),
		claimed: new Set(claims.map((claim) => claim.unitId)),
	}
}
