import { read } from 'db/store.server'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { mattersOfVote } from '../votes/count-ballots.server'
import { findVote } from '../votes/queries.server'
import { type Estate, handsOf, paperOf, paperVote, paperVoter } from './case.server'
import { doorOf } from './door.server'
import { hasInHand, whyNotHandle, whyNotRead, whyNotTake } from './rules'

/**
 * What a second person sees of a paper: its door, and its photo once it is in hand. Nothing of what others have entered, and of a
 * paper that is entered the same words whatever became of it. Null for everyone whose part or household says no.
 */
export async function paperAgainPage(
	actor: Actor,
	estate: Estate,
	{ voteId, paperId }: { voteId: string | undefined; paperId: string | undefined },
	at: number,
) {
	const facts = await findVote(estate.id, voteId, at)
	const vote = facts && (await paperVote(read, estate.id, facts.id))
	const paper = vote && paperId ? await paperOf(read, estate.id, vote.voteId, paperId) : null
	const voter = vote && paper && (await paperVoter(read, vote, { voterId: paper.voterId }))
	if (!vote || !paper || !voter) return null
	const capability = paper.mode === 'open' ? 'enter-paper' : 'count-papers'
	if (whyNotHandle(await handsOf(read, actor, estate, vote.voteId, voter, capability))) return null
	const inHand = paper.mode === 'sealed' || hasInHand(paper, actor.personId, at)
	return {
		vote: { id: vote.voteId, title: vote.title },
		paper: { id: paper.id, mode: paper.mode, number: voter.number, photoFileId: inHand ? paper.photoFileId : null },
		door: await doorOf(estate.id, paper.unitId),
		matters: (await mattersOfVote(estate.id, vote.voteId)).map(({ id, position, title }) => ({ id, position, title })),
		inHand,
		whyNot: whyNotRead(vote, paper.mode, at) ?? whyNotTake(paper, actor.personId, at),
		requestKey: newId(),
	}
}
