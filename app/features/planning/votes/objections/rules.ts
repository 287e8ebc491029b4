export type ObjectionKind = 'roll' | 'ballot' | 'count'
export const objectionKinds = ['roll', 'ballot', 'count'] as const

export type ObjectionState = 'open' | 'upheld' | 'rejected' | 'withdrawn'

/** So many of one person wait for an answer in one vote at most. */
export const mostOpen = 5

export interface Answered {
	outcome: 'upheld' | 'rejected' | null
	withdrawnAt: number | null
}

export function objectionState({ outcome, withdrawnAt }: Answered): ObjectionState {
	return outcome ?? (withdrawnAt === null ? 'open' : 'withdrawn')
}

/** Instants of the vote that decide to what an objection may be raised. */
export interface ObjectionTimes {
	announcedAt: number
	openedAt: number | null
	closedAt: number | null
	objectionsUntil: number | null
	resultAnnouncedAt: number | null
	cancelledAt: number | null
	/** 24:00 of the last day on which the roll is posted; null while it is not frozen. */
	rollPostedUntil: number | null
}

export type ObjectionTimeRefusal =
	| 'votes:refusal.cancelled'
	| 'objections:refusal.result-announced'
	| 'objections:refusal.roll-over'
	| 'objections:refusal.not-open'
	| 'objections:refusal.not-counted'
	| 'objections:refusal.over'

/**
 * Why no objection of this kind may be raised now, or null. To the roll: from the notice to the end of its posting, and not after
 * the count. To a ballot: from the opening, to the count: from the closing, both until the end of its posting.
 */
export function whyNotRaise(kind: ObjectionKind, vote: ObjectionTimes, at: number): ObjectionTimeRefusal | null {
	if (vote.cancelledAt !== null) return 'votes:refusal.cancelled'
	if (vote.resultAnnouncedAt !== null) return 'objections:refusal.result-announced'
	if (kind === 'roll') {
		const over = vote.closedAt !== null || (vote.rollPostedUntil !== null && at >= vote.rollPostedUntil)
		return over ? 'objections:refusal.roll-over' : null
	}
	if (vote.openedAt === null) return 'objections:refusal.not-open'
	if (kind === 'count' && vote.closedAt === null) return 'objections:refusal.not-counted'
	return vote.objectionsUntil !== null && at >= vote.objectionsUntil ? 'objections:refusal.over' : null
}

/** The kinds to which an objection may be raised now. */
export function openKinds(vote: ObjectionTimes, at: number): ObjectionKind[] {
	return objectionKinds.filter((kind) => whyNotRaise(kind, vote, at) === null)
}

export type SettleRefusal = 'objections:refusal.answered' | 'objections:refusal.withdrawn'

/** Why an objection may no longer be answered or withdrawn, or null. */
export function whyNotSettle(objection: Answered): SettleRefusal | null {
	if (objection.outcome !== null) return 'objections:refusal.answered'
	return objection.withdrawnAt === null ? null : 'objections:refusal.withdrawn'
}

/**
 * What an upheld objection leads to: a register to be corrected before the opening, a vote to be asked anew after it (a frozen roll
 * never changes), a ballot that no longer counts, a count to be looked at again.
 */
export type Consequence = 'correct-register' | 'ask-anew' | 'ballot-void' | 'review-count'

export function consequenceOf(kind: ObjectionKind, frozen: boolean): Consequence {
	switch (kind) {
		case 'roll':
			return frozen ? 'ask-anew' : 'correct-register'
		case 'ballot':
			return 'ballot-void'
		case 'count':
			return 'review-count'
	}
}
