import type { VoteTimes, VotingRefusal } from '../votes/rules'
import { voteState } from '../votes/rules'

export type DelegationRefusal =
	| Extract<VotingRefusal, 'votes:refusal.announced' | 'votes:refusal.closed' | 'votes:refusal.cancelled'>
	| 'delegations:refusal.no-such-holder'
	| 'delegations:refusal.staff'
	| 'delegations:refusal.own-voice'
	| 'delegations:refusal.captain'
	| 'delegations:refusal.has-power'
	| 'delegations:refusal.too-many'

export interface DelegationFacts extends VoteTimes {
	openedAt: number | null
	closedAt: number | null
	/** Null when nobody has that phone. */
	holder: {
		kind: 'resident' | 'staff'
		disabled: boolean
		/** Votes for this voter already, as owner or co-owner. */
		ownVoice: boolean
		/** Is captain of a door of this voter. */
		captainHere: boolean
		/** Other voters of this vote whose power the holder has now. */
		held: number
	} | null
	/** Somebody holds this voter's power now. */
	voterHasPower: boolean
	/** Powers that one person may hold in a vote; null: no limit. */
	most: number | null
}

interface Why {
	error: DelegationRefusal
	facts?: Record<string, number>
}

/** A power is for one vote: it is given while that is open, and ends with it. */
export function whyNotNow(vote: VoteTimes & { openedAt: number | null; closedAt: number | null }, at: number) {
	const state = vote.closedAt === null ? voteState(vote, at) : 'closed'
	if (state !== 'open') return `votes:refusal.${state}` as const
	return vote.openedAt === null ? ('votes:refusal.announced' as const) : null
}

/**
 * Why this person may not hold the voter's power, or null. A captain carries ballots in her own building and decides nothing there
 * (聊城 17, 山东 27); one person holds at most so many powers as the profile says (潍坊 32).
 */
export function whyNotDelegate(facts: DelegationFacts, at: number): Why | null {
	const not = whyNotNow(facts, at)
	if (not) return { error: not }
	const { holder, most } = facts
	if (!holder || holder.disabled) return { error: 'delegations:refusal.no-such-holder' }
	if (holder.kind === 'staff') return { error: 'delegations:refusal.staff' }
	if (holder.ownVoice) return { error: 'delegations:refusal.own-voice' }
	if (holder.captainHere) return { error: 'delegations:refusal.captain' }
	if (facts.voterHasPower) return { error: 'delegations:refusal.has-power' }
	if (most !== null && holder.held >= most) return { error: 'delegations:refusal.too-many', facts: { most } }
	return null
}
