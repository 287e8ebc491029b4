import { rollExclusions, rollUnits, rollVoters, votes } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq } from 'drizzle-orm'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import { currentRoll, type Scope } from './open-vote.server'
import type { RuleProfile } from './profile'
import { profileById } from './profiles.server'
import { findVote, type VoteFacts } from './queries.server'
import { byEntrance } from './roll-doors'
import { doorsOf, doorsOfGaps, type UsedDoor } from './roll-doors.server'
import { type RollExclusion, rollGaps } from './roll-rules'
import type { Weight } from './rules'

/** A door on the posted roll: what hangs on the wall, and no name. */
export interface PostedUnit extends UsedDoor {
	area: number
	/** Of an excluded unit: null. */
	areaSource: string | null
	excluded: RollExclusion['reason'] | null
}

export interface PostedRoll {
	vote: VoteFacts
	profile: RuleProfile
	concernsParking: boolean
	/** The frozen roll, or the one that the register gives today. */
	frozen: boolean
	total: Weight
	units: PostedUnit[]
	/** Heads are counted in one building each. */
	headsOf: ReadonlyMap<string, number>
	/** Unit → its owners as one text, for comparing; never shown. */
	ownersOf: ReadonlyMap<string, string>
	gaps: ReturnType<typeof gapsOf>
}

const mostGaps = 300

function gapsOf(doors: readonly UsedDoor[], voters: Parameters<typeof rollGaps>[0]) {
	const gaps = doorsOfGaps(doors, rollGaps(voters))
	return {
		count: gaps.length,
		entrances: byEntrance(gaps.slice(0, mostGaps)),
		more: Math.max(0, gaps.length - mostGaps),
	}
}

export type RollGapList = PostedRoll['gaps']

interface Voter {
	buildingId: string
	ownerIds: readonly string[]
	units: readonly { unitId: string; area: number; areaSource: string }[]
}

async function concernsParking(estateId: string, voteId: string): Promise<boolean> {
	const [row] = await read
		.select({ concernsParking: votes.concernsParking })
		.from(votes)
		.where(and(eq(votes.estateId, estateId), eq(votes.id, voteId)))
		.limit(1)
	return row?.concernsParking ?? false
}

/** The voters of a frozen roll with their units, in the order of their numbers. Two queries. */
export async function frozenVoters(estateId: string, voteId: string): Promise<Voter[]> {
	const voters = await read
		.select({ id: rollVoters.id, buildingId: rollVoters.buildingId, ownerIds: rollVoters.ownerIds })
		.from(rollVoters)
		.where(and(eq(rollVoters.estateId, estateId), eq(rollVoters.voteId, voteId)))
		.orderBy(asc(rollVoters.number))
	const rows = await read
		.select({
			voterId: rollUnits.voterId,
			unitId: rollUnits.unitId,
			area: rollUnits.area,
			areaSource: rollUnits.areaSource,
		})
		.from(rollUnits)
		.where(and(eq(rollUnits.estateId, estateId), eq(rollUnits.voteId, voteId)))
	const unitsOf = Map.groupBy(rows, ({ voterId }) => voterId)
	return voters.map(({ id, ...voter }) => ({ ...voter, units: unitsOf.get(id) ?? [] }))
}

async function frozenRoll(estateId: string, voteId: string): Promise<{ voters: Voter[]; excluded: RollExclusion[] }> {
	const excluded = await read
		.select({ unitId: rollExclusions.unitId, area: rollExclusions.area, reason: rollExclusions.reason })
		.from(rollExclusions)
		.where(and(eq(rollExclusions.estateId, estateId), eq(rollExclusions.voteId, voteId)))
	return { voters: await frozenVoters(estateId, voteId), excluded }
}

export function ownersOfVoters(voters: readonly Voter[]): Map<string, string> {
	return new Map(
		voters.flatMap(({ ownerIds, units }) =>
			units.map(({ unitId }) => [unitId, [...ownerIds].sort().join(' ')] as const),
		),
	)
}

/** The roll of a vote as it is posted: before the opening as it would be now, after it as it was frozen. Null without such a vote. */
export async function postedRoll(
	estate: Pick<EstateFacts, 'id'>,
	voteId: string | undefined,
	at: number,
): Promise<PostedRoll | null> {
	const vote = await findVote(estate.id, voteId, at)
	if (!vote) return null
	const [profile, parking, doors] = await Promise.all([
		profileById(vote.profileId),
		concernsParking(estate.id, vote.id),
		doorsOf(read, estate.id),
	])
	const frozen = vote.openedAt !== null
	const counting = { parking: profile.parking, concernsParking: parking }
	const roll = frozen ? await frozenRoll(estate.id, vote.id) : await currentRoll(read, estate.id, vote, counting)
	const headsOf = new Map<string, number>()
	for (const { buildingId } of roll.voters) headsOf.set(buildingId, (headsOf.get(buildingId) ?? 0) + 1)
	const units = postedUnits(doors, roll)
	const area = units.reduce((sum, unit) => sum + (unit.excluded ? 0 : unit.area), 0)
	return {
		vote,
		profile,
		concernsParking: parking,
		frozen,
		total: { heads: roll.voters.length, area },
		units,
		headsOf,
		ownersOf: ownersOfVoters(roll.voters),
		gaps: frozen ? { count: 0, entrances: [], more: 0 } : gapsOf(doors, roll.voters),
	}
}

function postedUnits(
	doors: readonly UsedDoor[],
	roll: { voters: readonly Voter[]; excluded: readonly RollExclusion[] },
): PostedUnit[] {
	const counted = new Map(roll.voters.flatMap(({ units }) => units.map((unit) => [unit.unitId, unit] as const)))
	const left = new Map(roll.excluded.map((exclusion) => [exclusion.unitId, exclusion]))
	return doors.flatMap((door): PostedUnit[] => {
		const unit = counted.get(door.unitId)
		if (unit) return [{ ...door, area: unit.area, areaSource: unit.areaSource, excluded: null }]
		const exclusion = left.get(door.unitId)
		return exclusion ? [{ ...door, area: exclusion.area, areaSource: null, excluded: exclusion.reason }] : []
	})
}

/** What keeps an announced vote from opening, as the register stands: for its page and for the officer's first page. */
export async function openingGaps(
	estateId: string,
	vote: Scope & { id: string; profileId: string },
): Promise<RollGapList> {
	const [profile, parking, doors] = await Promise.all([
		profileById(vote.profileId),
		concernsParking(estateId, vote.id),
		doorsOf(read, estateId),
	])
	const roll = await currentRoll(read, estateId, vote, { parking: profile.parking, concernsParking: parking })
	return gapsOf(doors, roll.voters)
}
