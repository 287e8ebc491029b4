import type { ParkingRule } from './profile'

/** A 专有部分 in the scope of a vote. `area` in 0.01 ㎡. */
export interface RollUnit {
	unitId: string
	buildingId: string
	area: number
	areaSource: string
}

export type UnitUse = 'dwelling' | 'shop' | 'garage' | 'storage' | 'other'

export interface ScopedUnit extends RollUnit {
	use: UnitUse
}

export interface RollExclusion {
	unitId: string
	area: number
	reason: 'parking' | 'storage' | 'common-part'
}

const countedIfConcerned: Partial<Record<UnitUse, RollExclusion['reason']>> = { garage: 'parking', storage: 'storage' }

/** Which units count: parking spaces and storage rooms by the profile's rule, everything else always. */
export function splitUnits<Unit extends ScopedUnit>(
	units: readonly Unit[],
	rule: ParkingRule,
	concernsParking: boolean,
): { counted: Unit[]; excluded: RollExclusion[] } {
	if (rule === 'all' || (rule === 'if-concerned' && concernsParking)) return { counted: [...units], excluded: [] }
	return {
		counted: units.filter(({ use }) => !countedIfConcerned[use]),
		excluded: units.flatMap(({ unitId, area, use }) => {
			const reason = countedIfConcerned[use]
			return reason ? [{ unitId, area, reason }] : []
		}),
	}
}

/** One head: a distinct set of owners with all its units in scope. */
export interface RollVoter {
	/** Sorted; empty when the register names nobody for the unit. */
	ownerIds: readonly string[]
	units: readonly RollUnit[]
	area: number
	/** Where its first unit stands: a head is counted in one building. */
	buildingId: string
}

/**
 * Who counts: one voter for each distinct set of owners. A person with several units is one head with their summed area, the
 * co-owners of a unit are one head, and so is the developer with all its unsold and undelivered units, whose owner the register
 * holds it to be (interpretation of the Supreme Court, art. 8 and 9). A unit without owner stays in the denominators as a head of its own. The order of `units` is kept.
 */
export function rollVoters(
	units: readonly RollUnit[],
	ownerships: readonly { unitId: string; ownerId: string }[],
): RollVoter[] {
	const ownersOf = new Map<string, Set<string>>()
	for (const { unitId, ownerId } of ownerships) {
		const owners = ownersOf.get(unitId)
		if (owners) owners.add(ownerId)
		else ownersOf.set(unitId, new Set([ownerId]))
	}
	const groups = new Map<string, { ownerIds: string[]; units: RollUnit[] }>()
	for (const unit of units) {
		const ownerIds = [...(ownersOf.get(unit.unitId) ?? [])].sort()
		const key = ownerIds.length > 0 ? `owners ${ownerIds.join(' ')}` : `unit ${unit.unitId}`
		const group = groups.get(key)
		if (group) group.units.push(unit)
		else groups.set(key, { ownerIds, units: [unit] })
	}
	return [...groups.values()].map((group) => ({
		...group,
		area: group.units.reduce((sum, unit) => sum + unit.area, 0),
		buildingId: group.units[0]?.buildingId ?? '',
	}))
}

export interface RollGap {
	unitId: string
	missing: 'area' | 'owner'
}

/** What keeps a roll from being frozen: units without an area or without anybody who owns them. */
export function rollGaps(
	voters: readonly { ownerIds: readonly string[]; units: readonly { unitId: string; area: number }[] }[],
): RollGap[] {
	return voters.flatMap(({ ownerIds, units }) =>
		units.flatMap(({ unitId, area }): RollGap[] => {
			if (area <= 0) return [{ unitId, missing: 'area' }]
			return ownerIds.length === 0 ? [{ unitId, missing: 'owner' }] : []
		}),
	)
}

export interface FrozenUnit {
	unitId: string
	voterId: string
	area: number
	areaSource: string
}

export interface FrozenVoter {
	id: string
	ownerIds: readonly string[]
	buildingId: string
}

/** The frozen roll as text, line by line and the same from whichever rows it is made: what its hash is taken of. */
export function rollLines(voteId: string, voters: readonly FrozenVoter[], units: readonly FrozenUnit[]): string {
	const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
	const lines = [
		`wugong roll 1 ${voteId}`,
		...[...voters]
			.sort((a, b) => byText(a.id, b.id))
			.map((voter) => `voter ${voter.id} ${voter.buildingId} ${[...voter.ownerIds].sort().join(',')}`),
		...[...units]
			.sort((a, b) => byText(a.unitId, b.unitId))
			.map((unit) => `unit ${unit.unitId} ${unit.area} ${unit.areaSource} ${unit.voterId}`),
	]
	return `${lines.join('\n')}\n`
}
