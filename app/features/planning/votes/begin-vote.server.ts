import type { Tx } from 'db/store.server'
import { freezeRoll, type Scope } from './open-vote.server'
import { tellVoters } from './tell-voters.server'

/** Freezes the roll and tells who is on it; false while the roll has gaps. Part of a deed of the caller. */
export async function beginVote(tx: Tx, vote: Scope & { estateId: string; id: string }, at: number): Promise<boolean> {
	if (!(await freezeRoll(tx, vote, at))) return false
	await tellVoters(tx, vote, at)
	return true
}
