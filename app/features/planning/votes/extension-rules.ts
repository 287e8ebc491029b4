import { daysBetween, endOfDay, shanghaiDay } from '~/platform/shanghai'
import type { RuleProfile } from './profile'
import { type VoteTimes, voteState } from './rules'

export interface ExtensionFacts extends VoteTimes {
	openedAt: number | null
	closedAt: number | null
	/** How often it has been extended. */
	extensions: number
}

export type ExtensionRules = Pick<RuleProfile, 'extensions' | 'extensionDays' | 'windowMaximumDays'>

export type ExtendRefusal =
	| 'votes:refusal.announced'
	| 'votes:refusal.closed'
	| 'votes:refusal.cancelled'
	| 'votes:refusal.no-extension'
	| 'votes:refusal.no-extension-left'
	| 'votes:refusal.extension-not-later'
	| 'votes:refusal.extension-too-long'
	| 'votes:refusal.extended-window-too-long'

interface Why {
	error: ExtendRefusal
	facts?: Record<string, number>
}

/** Why the vote may not be extended at all now, whatever the day; or null. */
export function whyNotExtendNow(vote: ExtensionFacts, rules: ExtensionRules, at: number): Why | null {
	const state = vote.closedAt === null ? voteState(vote, at) : 'closed'
	if (state !== 'open') return { error: `votes:refusal.${state}` }
	if (vote.openedAt === null) return { error: 'votes:refusal.announced' }
	if (rules.extensions === 0) return { error: 'votes:refusal.no-extension' }
	if (vote.extensions >= rules.extensions)
		return { error: 'votes:refusal.no-extension-left', facts: { most: rules.extensions } }
	return null
}

/** Whole days of the window, its first and its last included. */
export function windowDays(opensAt: number, closesAt: number): number {
	return daysBetween(shanghaiDay(opensAt), shanghaiDay(closesAt - 1)) + 1
}

/**
 * Why the vote may not be extended to 24:00 of that day, or null. An extension comes before the closing, never after; so many
 * times and by so many days as the profile says, and the whole window keeps to the profile's maximum.
 */
export function whyNotExtend(vote: ExtensionFacts, rules: ExtensionRules, lastDay: string, at: number): Why | null {
	const not = whyNotExtendNow(vote, rules, at)
	if (not) return not
	const days = daysBetween(shanghaiDay(vote.closesAt - 1), lastDay)
	if (days < 1) return { error: 'votes:refusal.extension-not-later' }
	if (days > rules.extensionDays)
		return { error: 'votes:refusal.extension-too-long', facts: { days, most: rules.extensionDays } }
	const whole = windowDays(vote.opensAt, endOfDay(lastDay))
	if (whole > rules.windowMaximumDays)
		return { error: 'votes:refusal.extended-window-too-long', facts: { days: whole, most: rules.windowMaximumDays } }
	return null
}
