import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { profileById } from '../votes/profiles.server'
import { findVote } from '../votes/queries.server'
import { buildingsOf, narrowed, paperPlaces } from './places.server'
import { formNames, whyNotPrint } from './rules'

/** The forms of a vote with what the actor may print now; null: there is no such vote, or nothing of it is the actor's. */
export async function formsForPage(
	actor: Actor,
	estate: EstateFacts,
	{ voteId, building }: { voteId: string | undefined; building: string | undefined },
	at: number,
) {
	const vote = await findVote(estate.id, voteId, at)
	if (!vote) return null
	const places = await paperPlaces(actor, estate)
	if (!narrowed(places, building)) return null
	const { paper } = await profileById(vote.profileId)
	return {
		vote: { id: vote.id, title: vote.title },
		building,
		buildings: buildingsOf(places.places),
		forms: formNames.map((name) => ({ name, notNow: whyNotPrint(name, vote, paper, at) })),
	}
}
