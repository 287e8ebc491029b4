import { mattersOfVote } from '~/features/planning/votes/count-ballots.server'
import type { Fraction } from '~/features/planning/votes/profile'
import type { EstateVote } from '~/features/planning/votes/queries.server'
import { participationTests, type Test } from '~/features/planning/votes/rules'

export interface Participation {
	voteId: string
	title: string
	closesAt: number
	/** By heads and by area, against the strictest of the vote's matters. */
	tests: Test[]
}

/** How far the owners have come with an open vote: who took part, never what they chose. One query. */
export async function participationOf({ vote, turnout }: EstateVote): Promise<Participation | null> {
	if (!vote.total || !turnout) return null
	const matters = await mattersOfVote(vote.estateId, vote.id)
	const strictest = matters.map((matter) => matter.participation).reduce<Fraction>(stricter, [0, 1])
	return {
		voteId: vote.id,
		title: vote.title,
		closesAt: vote.closesAt,
		tests: participationTests(vote.total, turnout, strictest),
	}
}

function stricter(one: Fraction, other: Fraction): Fraction {
	return other[0] * one[1] > one[0] * other[1] ? other : one
}
