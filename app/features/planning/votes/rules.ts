import type { Facts, Refusal } from '~/platform/result'
import type { Fraction } from './profile'

export type Choice = 'for' | 'against' | 'abstain'
export const choices = ['for', 'against', 'abstain'] as const

/** Heads, and the area behind them in 0.01 ㎡. */
export interface Weight {
	heads: number
	area: number
}

export interface Thresholds {
	participation: Fraction
	approval: Fraction
	/** 'over' for 过半数, 'at-least' for 以上, which includes the number itself (Civil Code art. 1259). */
	approvalBound: 'over' | 'at-least'
	/** 'all': the approval is a share of the whole roll; else of those taking part. */
	approvalOf?: 'participants' | 'all'
}

/** Ballots of the same answer to one matter, counted together. */
export interface Answers extends Weight {
	choice: Choice
}

export type TestName = 'participation-heads' | 'participation-area' | 'approval-heads' | 'approval-area'

/** One of the four tests of Civil Code art. 278, in whole heads or in 0.01 ㎡. */
export interface Test {
	name: TestName
	unit: 'heads' | 'area'
	value: number
	whole: number
	fraction: Fraction
	bound: 'over' | 'at-least'
	/** The least `value` that passes. */
	needed: number
	/** What is missing to pass, in the unit itself; 0 when passed. */
	missing: number
	passed: boolean
}

export interface MatterResult {
	total: Weight
	participating: Weight
	for: Weight
	against: Weight
	abstain: Weight
	tests: readonly Test[]
	passed: boolean
}

export const nobody: Weight = { heads: 0, area: 0 }

export function addWeights(weights: readonly Weight[]): Weight {
	return weights.reduce((sum, weight) => ({ heads: sum.heads + weight.heads, area: sum.area + weight.area }), nobody)
}

/** Products of areas may go beyond 2^53: compared as BigInt. Nothing of nothing never passes. */
function test(
	name: TestName,
	unit: Test['unit'],
	value: number,
	whole: number,
	fraction: Fraction,
	bound: Test['bound'],
): Test {
	const share = BigInt(whole) * BigInt(fraction[0])
	const denominator = BigInt(fraction[1])
	const reached = BigInt(value) * denominator
	const passed = value > 0 && (bound === 'over' ? reached > share : reached >= share)
	const least = bound === 'over' ? share / denominator + 1n : (share + denominator - 1n) / denominator
	const needed = Math.max(1, Number(least))
	return {
		name,
		unit,
		value,
		whole,
		fraction,
		bound,
		needed,
		missing: passed ? 0 : Math.max(1, needed - value),
		passed,
	}
}

/** The participation tests: two thirds of all heads and of all area (art. 278), or what the vote was announced with. */
export function participationTests(total: Weight, participating: Weight, participation: Fraction): Test[] {
	return [
		test('participation-heads', 'heads', participating.heads, total.heads, participation, 'at-least'),
		test('participation-area', 'area', participating.area, total.area, participation, 'at-least'),
	]
}

/**
 * The result of one matter. `answers` may be single ballots or groups of equal ones, in any order; `total` is the frozen roll.
 * An abstention takes part and stands in the denominator of the approval.
 */
export function tally(total: Weight, answers: readonly Answers[], thresholds: Thresholds): MatterResult {
	const of = (choice: Choice) => addWeights(answers.filter((answer) => answer.choice === choice))
	const [inFavour, against, abstain] = [of('for'), of('against'), of('abstain')]
	const participating = addWeights([inFavour, against, abstain])
	const { participation, approval, approvalBound, approvalOf } = thresholds
	const whole = approvalOf === 'all' ? total : participating
	const tests = [
		...participationTests(total, participating, participation),
		test('approval-heads', 'heads', inFavour.heads, whole.heads, approval, approvalBound),
		test('approval-area', 'area', inFavour.area, whole.area, approval, approvalBound),
	]
	const passed = tests.every((each) => each.passed)
	return { total, participating, for: inFavour, against, abstain, tests, passed }
}

export type VoteState = 'announced' | 'open' | 'closed' | 'cancelled'

export interface VoteTimes {
	opensAt: number
	/** Exclusive: 24:00 of the last day. */
	closesAt: number
	cancelledAt: number | null
}

export function voteState(vote: VoteTimes, now: number): VoteState {
	if (vote.cancelledAt !== null) return 'cancelled'
	if (now < vote.opensAt) return 'announced'
	return now < vote.closesAt ? 'open' : 'closed'
}

/** What a person is to a vote. `owner-elsewhere`: owns in the estate but not in the scope, or was not the owner when the roll was frozen. */
export type Standing = 'voter' | 'owner-elsewhere' | 'tenant' | 'outsider'

export type VotingRefusal =
	| 'votes:refusal.announced'
	| 'votes:refusal.closed'
	| 'votes:refusal.cancelled'
	| 'votes:refusal.tenant'
	| 'votes:refusal.not-on-roll'
	| 'votes:refusal.not-owner'

/** Why this person may not vote now, or null. */
export function whyNotVote(vote: VoteTimes, standing: Standing, now: number): VotingRefusal | null {
	const state = voteState(vote, now)
	if (state !== 'open') return `votes:refusal.${state}`
	switch (standing) {
		case 'voter':
			return null
		case 'owner-elsewhere':
			return 'votes:refusal.not-on-roll'
		case 'tenant':
			return 'votes:refusal.tenant'
		case 'outsider':
			return 'votes:refusal.not-owner'
	}
}

export type BallotRefusal = 'votes:refusal.incomplete' | 'votes:refusal.foreign-matter'

/** Each matter of the vote is answered exactly once, and nothing else. */
export function whyNotBallot(
	matterIds: readonly string[],
	given: Readonly<Record<string, Choice>>,
): BallotRefusal | null {
	if (Object.keys(given).some((id) => !matterIds.includes(id))) return 'votes:refusal.foreign-matter'
	return matterIds.every((id) => Object.hasOwn(given, id)) ? null : 'votes:refusal.incomplete'
}

export interface Announcement {
	currentVersion: boolean
	matterCount: number
	knownClasses: boolean
	knownItems: boolean
	unitCount: number
	/** Whole days: today − posted, first day − today, first day − posted, last day − first day + 1. */
	postedAgo: number
	daysAhead: number
	noticeDays: number
	windowDays: number
	profile: { noticeDays: number; windowMinimumDays: number; windowMaximumDays: number }
}

export type AnnounceRefusal =
	| 'votes:refusal.not-current-version'
	| 'votes:refusal.no-matters'
	| 'votes:refusal.unknown-class'
	| 'votes:refusal.unknown-item'
	| 'votes:refusal.empty-scope'
	| 'votes:refusal.notice-in-future'
	| 'votes:refusal.opens-in-past'
	| 'votes:refusal.notice-too-short'
	| 'votes:refusal.window-too-short'
	| 'votes:refusal.window-too-long'

interface Why<R extends Refusal> {
	error: R
	facts?: Facts
}

/** Why a vote may not be announced like this, or null. Notice period: the day of posting is not counted (Civil Code art. 201). */
export function whyNotAnnounce(a: Announcement): Why<AnnounceRefusal> | null {
	const { noticeDays, windowMinimumDays, windowMaximumDays } = a.profile
	if (!a.currentVersion) return { error: 'votes:refusal.not-current-version' }
	if (a.matterCount === 0) return { error: 'votes:refusal.no-matters' }
	if (!a.knownClasses) return { error: 'votes:refusal.unknown-class' }
	if (!a.knownItems) return { error: 'votes:refusal.unknown-item' }
	if (a.unitCount === 0) return { error: 'votes:refusal.empty-scope' }
	if (a.postedAgo < 0) return { error: 'votes:refusal.notice-in-future' }
	if (a.daysAhead < 0) return { error: 'votes:refusal.opens-in-past' }
	if (a.noticeDays < noticeDays)
		return { error: 'votes:refusal.notice-too-short', facts: { days: a.noticeDays, least: noticeDays } }
	if (a.windowDays < windowMinimumDays)
		return { error: 'votes:refusal.window-too-short', facts: { days: a.windowDays, least: windowMinimumDays } }
	if (a.windowDays > windowMaximumDays)
		return { error: 'votes:refusal.window-too-long', facts: { days: a.windowDays, most: windowMaximumDays } }
	return null
}
