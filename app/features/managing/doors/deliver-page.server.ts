import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { shanghaiDay } from '~/platform/shanghai'
import { partsFor } from '../grid/parts.server'
import { buildingGrid } from '../grid/queries.server'
import { whyNotAtDoors } from './rules'

interface Asked {
	buildingId: string
	vote?: string | undefined
	entrance?: string | undefined
	unit?: string | undefined
}

/** The doors on the roll of a building, or of one entrance, for who goes there. Those without a delivery are chosen already. */
export async function deliverPage(
	actor: Actor,
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	{ buildingId, vote: voteId, entrance, unit }: Asked,
	at: number,
) {
	const [grid, parts] = await Promise.all([
		buildingGrid(actor, estate, buildingId, { vote: voteId }, at),
		partsFor(actor, estate, 'post-notice', buildingId),
	])
	if (!grid || parts.length === 0 || (entrance && !parts.some((part) => part.entranceId === entrance))) return null
	const names = new Map(parts.map((part) => [part.entranceId, part.entrance]))
	const doors = grid.entrances
		.flatMap(({ floors }) => floors.toReversed().flatMap((floor) => floor.doors))
		.filter((door) => door.onRoll && names.has(door.entranceId) && (!entrance || door.entranceId === entrance))
	if (unit && !doors.some((door) => door.unitId === unit)) return null
	const open = grid.vote !== null && whyNotAtDoors(grid.vote, at) === null
	const undone = doors.filter((door) => door.delivery !== 'delivered' && door.channel === null && !door.paperWaiting)
	return {
		building: grid.building,
		vote: open ? grid.vote : null,
		entrances: parts.map((part) => ({ id: part.entranceId, name: part.entrance })),
		doors: doors.map(({ unitId, number, entranceId, delivery }) => ({
			unitId,
			number,
			delivery,
			entrance: names.get(entranceId) ?? '',
		})),
		chosen: unit ? [unit] : undone.map((door) => door.unitId),
		today: shanghaiDay(at),
		firstDay: grid.vote?.openedAt ? shanghaiDay(grid.vote.openedAt) : undefined,
		requestKey: newId(),
	}
}
