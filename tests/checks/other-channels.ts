import { write } from 'db/store.server'
import { placeBallot } from '~/features/planning/votes/place-ballot.server'
import { newId } from '~/platform/id'
import type { Voter } from '../../scripts/bench/register'
import { unitOf } from './units'

/** Ways in beside the owners' own: papers that were confirmed and rows of the city's file, as their deeds place them. */
export function otherChannels(voter: Voter, count: number): (() => Promise<void>)[] {
	return Array.from({ length: count }, (_, index) => async () => {
		const { estateId, voteId, voterId, matterIds } = voter
		const unitId = await unitOf(voter)
		const choices = Object.fromEntries(matterIds.map((id) => [id, 'against' as const]))
		const channel = index % 2 === 0 ? ('paper' as const) : ('municipal' as const)
		const ballot = { estateId, voteId, voterId, unitId, channel, castBy: 'check', choices, requestKey: newId() }
		await write((tx) => placeBallot(tx, ballot, Date.now()))
	})
}
