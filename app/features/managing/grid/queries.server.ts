import {
	ballots,
	buildings,
	entrances,
	homes,
	owners,
	ownerships,
	rollUnits,
	rollVoters,
	units,
	votes,
} from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, count, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor, Capability } from '~/features/identity/types'
import { byFloor, countDoors, type DoorFacts, type GridCounts } from './rules'

type Estate = Pick<EstateFacts, 'id' | 'regionPath'>

export interface GridVote {
	id: string
	title: string
	opensAt: number
	closesAt: number
	cancelledAt: number | null
}

/** The votes with a frozen roll, the latest first: what a grid can be shown for. */
async function gridVotes(estateId: string): Promise<GridVote[]> {
	return read
		.select({
			id: votes.id,
			title: votes.title,
			opensAt: votes.opensAt,
			closesAt: votes.closesAt,
			cancelledAt: votes.cancelledAt,
		})
		.from(votes)
		.where(and(eq(votes.estateId, estateId), isNotNull(votes.openedAt)))
		.orderBy(desc(votes.opensAt))
		.limit(50)
}

/** The asked vote; without a wish the open one, else the latest. `undefined`: the estate has none of that id. */
function chosenVote(all: readonly GridVote[], asked: string | undefined, at: number): GridVote | null | undefined {
	if (asked) return all.find((vote) => vote.id === asked)
	const lasting = all.filter((vote) => vote.cancelledAt === null)
	return lasting.find((vote) => vote.opensAt <= at && at < vote.closesAt) ?? lasting[0] ?? null
}

const claimed = sql<boolean>`exists (select 1 from ${homes} where ${homes.estateId} = ${units.estateId}
	and ${homes.unitId} = ${units.id} and ${homes.endedAt} is null)`.mapWith(Boolean)

function doorRows(estateId: string, voteId: string | null, buildingId?: string) {
	return read
		.select({
			unitId: units.id,
			buildingId: units.buildingId,
			entranceId: units.entranceId,
			number: units.number,
			floor: units.floor,
			area: units.area,
			claimed,
			voterId: rollUnits.voterId,
			channel: ballots.channel,
		})
		.from(units)
		.leftJoin(
			rollUnits,
			and(eq(rollUnits.estateId, units.estateId), eq(rollUnits.voteId, voteId ?? ''), eq(rollUnits.unitId, units.id)),
		)
		.leftJoin(
			rollVoters,
			and(
				eq(rollVoters.estateId, rollUnits.estateId),
				eq(rollVoters.voteId, rollUnits.voteId),
				eq(rollVoters.id, rollUnits.voterId),
			),
		)
		.leftJoin(
			ballots,
			and(
				eq(ballots.estateId, rollVoters.estateId),
				eq(ballots.voteId, rollVoters.voteId),
				eq(ballots.voterId, rollVoters.id),
				eq(ballots.seq, rollVoters.ballotSeq),
			),
		)
		.where(and(eq(units.estateId, estateId), buildingId === undefined ? undefined : eq(units.buildingId, buildingId)))
		.orderBy(asc(units.number))
}

type DoorRow = Awaited<ReturnType<typeof doorRows>>[number]

export interface GridDoor extends DoorFacts {
	unitId: string
	entranceId: string
	number: string
	floor: number
	area: number
}

function doorOf({ voterId, channel, buildingId: _, ...row }: DoorRow, voteId: string | null): GridDoor {
	return {
		...row,
		onRoll: voteId === null ? null : voterId !== null,
		channel: channel === 'municipal' ? 'online' : channel,
	}
}

interface Part {
	buildingId: string
	building: string
	entranceId: string
	entrance: string
}

/** The entrances that the actor may look at, in their order. */
async function partsFor(actor: Actor, estate: Estate, capability: Capability, buildingId?: string): Promise<Part[]> {
	const parts = await read
		.select({
			buildingId: buildings.id,
			building: buildings.name,
			entranceId: entrances.id,
			entrance: entrances.name,
		})
		.from(entrances)
		.innerJoin(buildings, and(eq(buildings.estateId, entrances.estateId), eq(buildings.id, entrances.buildingId)))
		.where(and(eq(entrances.estateId, estate.id), buildingId === undefined ? undefined : eq(buildings.id, buildingId)))
		.orderBy(asc(buildings.position), asc(entrances.position))
	const place = placeOf(estate)
	return parts.filter((part) =>
		may(actor, capability, { ...place, buildingId: part.buildingId, entranceId: part.entranceId }),
	)
}

export interface GridList {
	votes: GridVote[]
	vote: GridVote | null
	buildings: { id: string; name: string; entrances: string[]; counts: GridCounts }[]
}

/** The actor's buildings with the counts of their doors. Three queries. */
export async function gridList(
	actor: Actor,
	estate: Estate,
	asked: { vote?: string | undefined },
	at: number,
): Promise<GridList | null> {
	const [all, parts] = await Promise.all([gridVotes(estate.id), partsFor(actor, estate, 'see-grid')])
	const vote = chosenVote(all, asked.vote, at)
	if (vote === undefined) return null
	const doors = (await doorRows(estate.id, vote?.id ?? null)).map((row) => doorOf(row, vote?.id ?? null))
	const ids = [...new Set(parts.map((part) => part.buildingId))]
	return {
		votes: all,
		vote,
		buildings: ids.map((id) => {
			const own = parts.filter((part) => part.buildingId === id)
			const inParts = doors.filter((door) => own.some((part) => part.entranceId === door.entranceId))
			return {
				id,
				name: own[0]?.building ?? '',
				entrances: own.map((part) => part.entrance),
				counts: countDoors(inParts),
			}
		}),
	}
}

export interface BuildingGrid {
	building: string
	votes: GridVote[]
	vote: GridVote | null
	entrances: { id: string; name: string; floors: { floor: number; doors: GridDoor[] }[] }[]
	counts: GridCounts
	doors: GridDoor[]
}

/** The doors of a building, of the entrances that the actor may look at; null when there are none. Three queries. */
export async function buildingGrid(
	actor: Actor,
	estate: Estate,
	buildingId: string | undefined,
	asked: { vote?: string | undefined },
	at: number,
): Promise<BuildingGrid | null> {
	if (!buildingId || !/^[\w-]{1,64}$/.test(buildingId)) return null
	const [all, parts] = await Promise.all([gridVotes(estate.id), partsFor(actor, estate, 'see-grid', buildingId)])
	const vote = chosenVote(all, asked.vote, at)
	const [first] = parts
	if (!first || vote === undefined) return null
	const voteId = vote?.id ?? null
	const rows = await doorRows(estate.id, voteId, buildingId)
	const doors = rows
		.map((row) => doorOf(row, voteId))
		.filter((door) => parts.some((part) => part.entranceId === door.entranceId))
	return {
		building: first.building,
		votes: all,
		vote,
		doors,
		counts: countDoors(doors),
		entrances: parts.map((part) => ({
			id: part.entranceId,
			name: part.entrance,
			floors: byFloor(doors.filter((door) => door.entranceId === part.entranceId)),
		})),
	}
}

export interface DoorOwner {
	name: string
	kind: 'person' | 'organisation' | 'developer' | 'public-housing'
	/** Only for who goes to the doors: captain, community, street office. */
	phone: string | null
}

/** Who owns a door, for those who go there: the ones who may also post a notice to it. One query. */
export async function doorOwners(
	actor: Actor,
	estate: Estate,
	buildingId: string,
	door: Pick<GridDoor, 'unitId' | 'entranceId'>,
): Promise<DoorOwner[]> {
	const place = { ...placeOf(estate), buildingId, entranceId: door.entranceId }
	const goesThere = may(actor, 'post-notice', place)
	const rows = await read
		.select({ name: owners.name, kind: owners.kind, phone: owners.phone })
		.from(ownerships)
		.innerJoin(owners, and(eq(owners.estateId, ownerships.estateId), eq(owners.id, ownerships.ownerId)))
		.where(and(eq(ownerships.estateId, estate.id), eq(ownerships.unitId, door.unitId)))
		.orderBy(asc(owners.name))
	return rows.map((row) => ({ ...row, phone: goesThere ? row.phone : null }))
}

/** How many households of the door have claimed it online. One query. */
export async function claimsOf(estate: Estate, unitId: string): Promise<number> {
	const [claims] = await read
		.select({ count: count() })
		.from(homes)
		.where(and(eq(homes.estateId, estate.id), eq(homes.unitId, unitId), isNull(homes.endedAt)))
	return claims?.count ?? 0
}
