import { afterQuietHours } from '~/features/messages/quiet-hours'
import { type Day, shanghaiDay, startOfDay } from '~/platform/shanghai'

/** 扫楼: what came of a visit or a call. */
export const visitOutcomes = ['met', 'later', 'not-home', 'refused', 'moved', 'called', 'no-answer'] as const
export type VisitOutcome = (typeof visitOutcomes)[number]

/** On the telephone. */
export const callOutcomes = ['called', 'no-answer', 'later', 'refused'] as const

/** How a paper ballot is brought. Public posting is a deed of its own: it follows on a ballot that could not be brought. */
export const deliveryMethods = ['hand', 'mailbox', 'post', 'sms'] as const
export type DeliveryMethod = (typeof deliveryMethods)[number]
export const deliveryOutcomes = ['delivered', 'undeliverable'] as const
export type DeliveryOutcome = (typeof deliveryOutcomes)[number]

export const noteLength = 300
/** Doors of one entry: a large building in one go. */
export const mostDoors = 400

export interface VoteWindow {
	openedAt: number | null
	closesAt: number
	closedAt: number | null
	cancelledAt: number | null
}

export type DoorRefusal =
	| 'doors:refusal.not-open'
	| 'doors:refusal.over'
	| 'doors:refusal.cancelled'
	| 'doors:refusal.not-on-roll'
	| 'doors:refusal.in-future'
	| 'doors:refusal.before-opening'
	| 'doors:refusal.not-your-doors'
	| 'doors:refusal.too-late-today'
	| 'doors:refusal.none-to-post'
	| 'doors:refusal.none-to-remind'

/** Visits, deliveries and reminders belong to the time in which one can vote. */
export function whyNotAtDoors(vote: VoteWindow, at: number): DoorRefusal | null {
	if (vote.cancelledAt !== null) return 'doors:refusal.cancelled'
	if (vote.openedAt === null) return 'doors:refusal.not-open'
	return vote.closedAt !== null || at >= vote.closesAt ? 'doors:refusal.over' : null
}

/** When something was delivered: now for today, noon for an earlier day. The ballots exist since the roll is frozen. */
export function deliveredOn(day: Day, openedAt: number, at: number): number | DoorRefusal {
	const today = shanghaiDay(at)
	if (day > today) return 'doors:refusal.in-future'
	if (day < shanghaiDay(openedAt)) return 'doors:refusal.before-opening'
	return day === today ? at : Math.max(openedAt, startOfDay(day) + 12 * hour)
}

const hour = 60 * 60 * 1000
/** Two people remind the same person within the hour, or one presses twice: once is enough. */
const apart = hour

export interface RemindedBefore {
	day: Day
	remindedAt: number
}

/** Whether this person may be reminded on that day: so many times as the profile allows, over all votes of the estate. */
export function mayRemind(before: readonly RemindedBefore[], perDay: number, dueAt: number, at: number): boolean {
	const day = shanghaiDay(dueAt)
	return before.filter((one) => one.day === day).length < perDay && before.every((one) => at - one.remindedAt >= apart)
}

/** A morning after the closing is of no use. */
export function whyNotRemind(vote: VoteWindow, at: number): DoorRefusal | null {
	return whyNotAtDoors(vote, at) ?? (afterQuietHours(at) >= vote.closesAt ? 'doors:refusal.too-late-today' : null)
}
