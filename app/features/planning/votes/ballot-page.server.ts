import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { mattersOfVote } from './count-ballots.server'
import { profileById } from './profiles.server'
import { findVote } from './queries.server'
import { whyNotVote } from './rules'
import { standingOf, votersOf } from './voters.server'

/** What the pages of voting show to this actor; null when the estate has no such vote or the voter is not theirs. */
export async function ballotPage(
	actor: Actor,
	estate: Pick<EstateFacts, 'id'>,
	asked: { voteId: string | undefined; voterId: string | null },
	at: number,
) {
	const vote = await findVote(estate.id, asked.voteId, at)
	if (!vote) return null
	const [voters, matters] = await Promise.all([
		vote.openedAt === null ? [] : votersOf(actor, estate.id, vote.id),
		mattersOfVote(estate.id, vote.id),
	])
	const voter = asked.voterId
		? voters.find(({ id }) => id === asked.voterId)
		: voters.length === 1
			? voters[0]
			: undefined
	if (asked.voterId && voters.length > 0 && !voter) return null
	const { revote } = await profileById(vote.profileId)
	const mayChange = revote === 'until-closing'
	const cast = !mayChange && (voter ? [voter] : voters).every(({ ballotSeq }) => ballotSeq > 0) && voters.length > 0
	return {
		vote: { id: vote.id, title: vote.title, closesAt: vote.closesAt, opensAt: vote.opensAt },
		matters: matters.map(({ id, position, title, text, itemKey }) => ({ id, position, title, text, itemKey })),
		voters,
		voter: voter ?? null,
		mayChange,
		whyNot:
			whyNotVote(vote, standingOf(actor, estate.id, voters), at) ??
			(cast ? ('votes:refusal.no-revote' as const) : null),
		requestKey: newId(),
	}
}

export type BallotPage = NonNullable<Awaited<ReturnType<typeof ballotPage>>>
