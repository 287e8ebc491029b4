import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { partsFor } from '../grid/parts.server'
import { buildingGrid, type GridVote, ownersByDoor } from '../grid/queries.server'
import { isUnvoted, maskedName } from '../grid/rules'
import { whyNotAtDoors } from './rules'

/** Who is to be called: the doors of a building without a ballot, with the telephones, for who goes there. Five queries. */
export async function callList(
	actor: Actor,
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	{
		buildingId,
		vote: voteId,
		entrance,
	}: { buildingId: string; vote?: string | undefined; entrance?: string | undefined },
	at: number,
) {
	const [grid, parts] = await Promise.all([
		buildingGrid(actor, estate, buildingId, { vote: voteId }, at),
		partsFor(actor, estate, 'post-notice', buildingId),
	])
	if (!grid || parts.length === 0 || (entrance && !parts.some((part) => part.entranceId === entrance))) return null
	const vote = grid.vote && isOpen(grid.vote, at) ? grid.vote : null
	const names = new Map(parts.map((part) => [part.entranceId, part.entrance]))
	const doors = grid.doors.filter(
		(door) => isUnvoted(door) && names.has(door.entranceId) && (!entrance || door.entranceId === entrance),
	)
	const owners = await ownersByDoor(actor, estate, buildingId, doors)
	return {
		building: grid.building,
		vote,
		entrances: parts.map((part) => ({ id: part.entranceId, name: part.entrance })),
		doors: (vote ? doors : []).map(({ unitId, number, claimed, visit, entranceId }) => ({
			unitId,
			number,
			claimed,
			visit,
			entrance: names.get(entranceId) ?? '',
			owners: (owners.get(unitId) ?? []).map(({ name, kind, phone }) => ({
				name: kind === 'person' ? maskedName(name) : name,
				phone,
			})),
			requestKey: newId(),
		})),
	}
}

function isOpen(vote: GridVote, at: number): boolean {
	return whyNotAtDoors(vote, at) === null
}
