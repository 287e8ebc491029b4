import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may, mayInPart } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { mattersOfVote } from '~/features/planning/votes/count-ballots.server'
import { profileById } from '~/features/planning/votes/profiles.server'
import type { VoteFacts } from '~/features/planning/votes/queries.server'
import { participationTests } from '~/features/planning/votes/rules'
import { newId } from '~/platform/id'
import { daysBetween, shanghaiDay } from '~/platform/shanghai'
import { whyNotAtDoors } from '../doors/rules'
import { turnoutFor } from './queries.server'
import { strictest } from './rules'

type Estate = Pick<EstateFacts, 'id' | 'regionPath'>

/** The turnout of a vote whose roll is frozen, with the participation that its strictest matter asks for. */
export async function turnoutPage(actor: Actor, estate: Estate, vote: VoteFacts, at: number) {
	const [turnout, matters] = await Promise.all([
		turnoutFor(actor, estate, vote.id, at),
		mattersOfVote(estate.id, vote.id),
	])
	const { all, voted } = turnout.whole
	const fraction = strictest(matters)
	return {
		...turnout,
		tests: participationTests(all, voted, fraction),
		daysLeft: at < vote.closesAt ? daysBetween(shanghaiDay(at), shanghaiDay(vote.closesAt - 1)) : null,
		seesAll: may(actor, 'see-grid', placeOf(estate)),
		reachOut: await reachOut(actor, estate, vote, at),
	}
}

/** What may be done from here: the same as from a grid, for all doors that are the actor's. */
async function reachOut(actor: Actor, estate: Estate, vote: VoteFacts, at: number) {
	if (!mayInPart(actor, 'post-notice', placeOf(estate)) || whyNotAtDoors(vote, at) !== null) return null
	const { remindersPerDay } = await profileById(vote.profileId)
	return { remindersPerDay, requestKey: newId() }
}
