import type { Tx } from 'db/store.server'
import { frozenVote } from './frozen-vote.server'
import type { Choice } from './rules'
import { ballotsOf, type NewBallot, type WrittenBallot, writeBallot } from './write-ballot.server'

export interface Placed extends Omit<NewBallot, 'choices'> {
	/** Matter → choice, for each matter of the vote. */
	choices: Readonly<Record<string, Choice | 'invalid'>>
}

/** Takes a ballot of any channel into the vote. The deed that calls it has checked who, when and what. */
export async function placeBallot(tx: Tx, ballot: Placed, at: number): Promise<WrittenBallot> {
	const vote = await frozenVote(tx, ballot.estateId, ballot.voteId)
	if (!vote) throw new Error('No such vote')
	const choices = vote.matterIds.map((matterId) => {
		const choice = ballot.choices[matterId]
		if (!choice) throw new Error('A ballot answers each matter')
		return { matterId, choice }
	})
	const given = await ballotsOf(tx, ballot)
	return writeBallot(tx, { ...ballot, choices }, given, vote.rules.conflict, at)
}
