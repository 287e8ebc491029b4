import { buildingOfUnit, entranceOfUnit, unitOnRoll, voterOfUnit } from 'db/joins'
import { ballotDeliveries, buildings, entrances, rollExclusions, rollUnits, rollVoters, units } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, count, eq } from 'drizzle-orm'
import { type Counting, currentRoll } from '../votes/open-vote.server'
import type { VoteFacts } from '../votes/queries.server'
import type { Door } from '../votes/roll-doors'
import { doorsOf, inDoorOrder } from '../votes/roll-doors.server'

export interface RollDoor extends Door {
	area: number
}

export interface NumberedVoter {
	id: string
	/** Of its paper ballot. */
	number: number
	area: number
	/** In their order; the first one says where the voter is counted. */
	doors: RollDoor[]
}

const doorColumns = {
	unitId: units.id,
	buildingId: units.buildingId,
	building: buildings.name,
	entranceId: units.entranceId,
	entrance: entrances.name,
	number: units.number,
}

const atBuilding = buildingOfUnit
const atEntrance = entranceOfUnit

/** The frozen roll, voter by voter in the order of their numbers. One query. */
export async function numberedVoters(estateId: string, voteId: string): Promise<NumberedVoter[]> {
	const rows = await read
		.select({
			voterId: rollVoters.id,
			voterNumber: rollVoters.number,
			voterArea: rollVoters.area,
			area: rollUnits.area,
			...doorColumns,
		})
		.from(rollUnits)
		.innerJoin(rollVoters, voterOfUnit)
		.innerJoin(units, unitOnRoll)
		.innerJoin(buildings, atBuilding)
		.innerJoin(entrances, atEntrance)
		.where(and(eq(rollUnits.estateId, estateId), eq(rollUnits.voteId, voteId)))
		.orderBy(asc(rollVoters.number), ...inDoorOrder)
	const voters = new Map<string, NumberedVoter>()
	for (const { voterId: id, voterNumber, voterArea, ...door } of rows) {
		const voter = voters.get(id) ?? { id, number: voterNumber, area: voterArea, doors: [] }
		voter.doors.push(door)
		voters.set(id, voter)
	}
	return [...voters.values()]
}

export interface PostedRoll {
	doors: RollDoor[]
	heads: number
	/** Doors in scope that do not count. */
	excluded: (RollDoor & { reason: 'parking' | 'storage' | 'common-part' })[]
}

/** The roll as it is posted: as frozen, or as the register gives it before the opening. Three queries; of the owners only their number is kept. */
export async function postedRoll(vote: VoteFacts, counting: Counting): Promise<PostedRoll> {
	const { estateId, id: voteId } = vote
	if (vote.openedAt === null) {
		const [current, doors] = await Promise.all([currentRoll(read, estateId, vote, counting), doorsOf(read, estateId)])
		const counted = new Map(current.units.map((unit) => [unit.unitId, unit.area]))
		const excluded = new Map(current.excluded.map((unit) => [unit.unitId, unit]))
		return {
			doors: doors.flatMap((door) => {
				const area = counted.get(door.unitId)
				return area === undefined ? [] : [{ ...door, area }]
			}),
			heads: current.voters.length,
			excluded: doors.flatMap((door) => {
				const unit = excluded.get(door.unitId)
				return unit ? [{ ...door, area: unit.area, reason: unit.reason }] : []
			}),
		}
	}
	const [doors, excluded, [heads]] = await Promise.all([
		read
			.select({ area: rollUnits.area, ...doorColumns })
			.from(rollUnits)
			.innerJoin(units, unitOnRoll)
			.innerJoin(buildings, atBuilding)
			.innerJoin(entrances, atEntrance)
			.where(and(eq(rollUnits.estateId, estateId), eq(rollUnits.voteId, voteId)))
			.orderBy(...inDoorOrder),
		read
			.select({ area: rollExclusions.area, reason: rollExclusions.reason, ...doorColumns })
			.from(rollExclusions)
			.innerJoin(units, and(eq(units.estateId, rollExclusions.estateId), eq(units.id, rollExclusions.unitId)))
			.innerJoin(buildings, atBuilding)
			.innerJoin(entrances, atEntrance)
			.where(and(eq(rollExclusions.estateId, estateId), eq(rollExclusions.voteId, voteId)))
			.orderBy(...inDoorOrder),
		read
			.select({ count: count() })
			.from(rollVoters)
			.where(and(eq(rollVoters.estateId, estateId), eq(rollVoters.voteId, voteId))),
	])
	return { doors, heads: heads?.count ?? 0, excluded }
}

export interface Delivery {
	method: 'hand' | 'mailbox' | 'post' | 'sms' | 'posted'
	outcome: 'delivered' | 'undeliverable'
	deliveredAt: number
}

/** The last delivery to each voter on record. One query. */
export async function lastDeliveries(estateId: string, voteId: string): Promise<Map<string, Delivery>> {
	const rows = await read
		.select({
			voterId: ballotDeliveries.voterId,
			method: ballotDeliveries.method,
			outcome: ballotDeliveries.outcome,
			deliveredAt: ballotDeliveries.deliveredAt,
		})
		.from(ballotDeliveries)
		.where(and(eq(ballotDeliveries.estateId, estateId), eq(ballotDeliveries.voteId, voteId)))
		.orderBy(asc(ballotDeliveries.deliveredAt), asc(ballotDeliveries.id))
	return new Map(rows.map(({ voterId, ...delivery }) => [voterId, delivery]))
}
