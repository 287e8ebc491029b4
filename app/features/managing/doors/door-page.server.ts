import { placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { profileById } from '~/features/planning/votes/profiles.server'
import { newId } from '~/platform/id'
import { claimsOf, doorOwners, type GridDoor, type GridVote } from '../grid/queries.server'
import { maskedName } from '../grid/rules'
import type { Estate } from './doors.server'
import { deliveriesTo, visitsAt } from './log.server'
import { whyNotAtDoors } from './rules'

interface Opened {
	buildingId: string
	entrance: string
	door: GridDoor
	vote: GridVote | null
}

/** The card of a door: who lives there, what was done, and whether the actor may add to it. At most four queries. */
export async function doorPage(actor: Actor, estate: Estate, { buildingId, entrance, door, vote }: Opened, at: number) {
	const goesThere = may(actor, 'post-notice', { ...placeOf(estate), buildingId, entranceId: door.entranceId })
	const onRoll = vote !== null && door.onRoll === true
	const [claims, owners, visits, deliveries] = await Promise.all([
		claimsOf(estate, door.unitId),
		doorOwners(actor, estate, buildingId, door),
		onRoll ? visitsAt(actor, estate.id, vote.id, door.unitId) : [],
		onRoll ? deliveriesTo(actor, estate.id, vote.id, door.unitId) : [],
	])
	return {
		...door,
		entrance,
		claims,
		phones: goesThere,
		owners: owners.map(({ name, kind, phone }) => ({ name: kind === 'person' ? maskedName(name) : name, phone })),
		visits,
		deliveries,
		person: actor.personId,
		/** On the roll, of who goes there, while one can vote. */
		work: goesThere && onRoll && whyNotAtDoors(vote, at) === null ? { requestKey: newId() } : null,
		entersPaper: may(actor, 'enter-paper', { ...placeOf(estate), buildingId, entranceId: door.entranceId }),
	}
}

/** What a grid or a turnout page offers to who goes to the doors of an open vote; null to everybody else. */
export async function reachOutFor(goesThere: boolean, vote: GridVote | null, at: number) {
	if (!goesThere || !vote || whyNotAtDoors(vote, at) !== null) return null
	const { remindersPerDay, paper } = await profileById(vote.profileId)
	return { remindersPerDay, takesPaper: paper !== 'none', requestKey: newId() }
}
