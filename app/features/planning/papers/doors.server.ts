import { sql } from 'db/dialect'
import { buildingOfUnit, entranceOfUnit, unitOnRoll, voterOfUnit } from 'db/joins'
import { ballots, buildings, entrances, paperBallots, rollUnits, rollVoters, units } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq } from 'drizzle-orm'
import { placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import type { Estate } from './case.server'

/** What may be known at the door: that a paper is in, or that the household has voted electronically. */
export type DoorGiven = 'electronic' | 'paper' | null

export interface PaperDoor {
	unitId: string
	voterId: string
	/** Of the paper ballot. */
	rollNumber: number
	buildingId: string
	building: string
	entranceId: string
	entrance: string
	floor: number
	number: string
	given: DoorGiven
	own: boolean
}

const paperIn =
	sql<boolean>`exists (select 1 from ${paperBallots} where ${paperBallots.estateId} = ${rollUnits.estateId}
	and ${paperBallots.voteId} = ${rollUnits.voteId} and ${paperBallots.voterId} = ${rollUnits.voterId}
	and ${paperBallots.state} <> 'rejected')`.mapWith(Boolean)

const votedElectronically =
	sql<boolean>`exists (select 1 from ${ballots} where ${ballots.estateId} = ${rollUnits.estateId}
	and ${ballots.voteId} = ${rollUnits.voteId} and ${ballots.voterId} = ${rollUnits.voterId}
	and ${ballots.channel} <> 'paper')`.mapWith(Boolean)

/** The doors on the roll that the actor may take papers from, as they lie in the buildings. One query. */
export async function paperDoors(actor: Actor, estate: Estate, voteId: string): Promise<PaperDoor[]> {
	const rows = await read
		.select({
			unitId: units.id,
			voterId: rollUnits.voterId,
			rollNumber: rollVoters.number,
			buildingId: units.buildingId,
			building: buildings.name,
			entranceId: units.entranceId,
			entrance: entrances.name,
			floor: units.floor,
			number: units.number,
			paperIn,
			votedElectronically,
		})
		.from(rollUnits)
		.innerJoin(rollVoters, voterOfUnit)
		.innerJoin(units, unitOnRoll)
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.where(and(eq(rollUnits.estateId, estate.id), eq(rollUnits.voteId, voteId)))
		.orderBy(asc(buildings.position), asc(entrances.position), asc(units.floor), asc(units.number))
	const place = placeOf(estate)
	const ownUnits = new Set(actor.homes.filter((home) => home.estateId === estate.id).map(({ unitId }) => unitId))
	const ownVoters = new Set(rows.filter(({ unitId }) => ownUnits.has(unitId)).map(({ voterId }) => voterId))
	return rows
		.filter(({ buildingId, entranceId }) => may(actor, 'enter-paper', { ...place, buildingId, entranceId }))
		.map(({ paperIn: paper, votedElectronically: voted, ...door }) => ({
			...door,
			given: paper ? 'paper' : voted ? 'electronic' : null,
			own: ownVoters.has(door.voterId),
		}))
}

/** The next door of the building after this one from which nothing is in; from its beginning again after the last. */
export function nextDoor(doors: readonly PaperDoor[], unitId: string): PaperDoor | null {
	const here = doors.find((door) => door.unitId === unitId)
	const ofBuilding = doors.filter(({ buildingId }) => buildingId === here?.buildingId)
	const index = ofBuilding.findIndex((door) => door.unitId === unitId)
	const around = [...ofBuilding.slice(index + 1), ...ofBuilding.slice(0, Math.max(0, index))]
	return around.find(({ given, own }) => given === null && !own) ?? null
}

export interface DoorsOfEntrance {
	entranceId: string
	name: string
	/** From the top down, as the building stands. */
	floors: { floor: number; doors: PaperDoor[] }[]
}

/** The doors entrance by entrance and floor by floor. */
export function byEntrance(doors: readonly PaperDoor[]): DoorsOfEntrance[] {
	return [...Map.groupBy(doors, ({ entranceId }) => entranceId)].map(([entranceId, of]) => {
		const floors = [...Map.groupBy(of, ({ floor }) => floor)].map(([floor, onIt]) => ({ floor, doors: onIt }))
		const name = of[0] ? `${of[0].building} ${of[0].entrance}` : ''
		return { entranceId, name, floors: floors.toSorted((a, b) => b.floor - a.floor) }
	})
}
