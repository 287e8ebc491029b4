import { countingBallot, voterOfUnit } from 'db/joins'
import { ballots, homes, owners, ownerships, rollUnits, rollVoters, units, votes } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { ofDoor } from '../doors/latest.server'
import { partsFor } from './parts.server'
import { byFloor, countDoors, type DoorFacts, type GridCounts } from './rules'

type Estate = Pick<EstateFacts, 'id' | 'regionPath'>

export interface GridVote {
	id: string
	title: string
	profileId: string
	opensAt: number
	openedAt: number | null
	closesAt: number
	closedAt: number | null
	cancelledAt: number | null
}

/** The votes with a frozen roll, the latest first: what a grid can be shown for. */
async function gridVotes(estateId: string): Promise<GridVote[]> {
	return read
		.select({
			id: votes.id,
			title: votes.title,
			profileId: votes.profileId,
			opensAt: votes.opensAt,
			openedAt: votes.openedAt,
			closesAt: votes.closesAt,
			closedAt: votes.closedAt,
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
			paperWaiting: ofDoor.paperWaiting,
			delivery: ofDoor.delivery,
			visit: ofDoor.visit,
		})
		.from(units)
		.leftJoin(
			rollUnits,
			and(eq(rollUnits.estateId, units.estateId), eq(rollUnits.voteId, voteId ?? ''), eq(rollUnits.unitId, units.id)),
		)
		.leftJoin(rollVoters, voterOfUnit)
		.leftJoin(ballots, countingBallot)
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

/** Who owns these doors of a building, by door; telephones only for who goes there: may post a notice to it. One query. */
export async function ownersByDoor(
	actor: Actor,
	estate: Estate,
	buildingId: string,
	doors: readonly Pick<GridDoor, 'unitId' | 'entranceId'>[],
): Promise<Map<string, DoorOwner[]>> {
	const rows = await read
		.select({ unitId: ownerships.unitId, name: owners.name, kind: owners.kind, phone: owners.phone })
		.from(ownerships)
		.innerJoin(owners, and(eq(owners.estateId, ownerships.estateId), eq(owners.id, ownerships.ownerId)))
		.where(
			and(
				eq(ownerships.estateId, estate.id),
				inArray(
					ownerships.unitId,
					doors.map((door) => door.unitId),
				),
			),
		)
		.orderBy(asc(owners.name))
	const goesTo = (entranceId: string) => may(actor, 'post-notice', { ...placeOf(estate), buildingId, entranceId })
	return new Map(
		doors.map(({ unitId, entranceId }) => {
			const phones = goesTo(entranceId)
			const own = rows.filter((row) => row.unitId === unitId)
			return [unitId, own.map(({ name, kind, phone }) => ({ name, kind, phone: phones ? phone : null }))]
		}),
	)
}

/** Who owns a door. One query. */
export async function doorOwners(
	actor: Actor,
	estate: Estate,
	buildingId: string,
	door: Pick<GridDoor, 'unitId' | 'entranceId'>,
): Promise<DoorOwner[]> {
	return (await ownersByDoor(actor, estate, buildingId, [door])).get(door.unitId) ?? []
}

/** How many households of the door have claimed it online. One query. */
export async function claimsOf(estate: Estate, unitId: string): Promise<number> {
	const [claims] = await read
		.select({ count: count() })
		.from(homes)
		.where(and(eq(homes.estateId, estate.id), eq(homes.unitId, unitId), isNull(homes.endedAt)))
	return claims?.count ?? 0
}
