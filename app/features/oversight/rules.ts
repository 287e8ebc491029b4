import { shanghaiDay } from '~/platform/shanghai'

export type RuleState = 'met' | 'pending' | 'not-met'

export type GateRule = 'register-complete' | 'plan-published' | 'notice-kept' | 'vote-passed'

/** A rule of the gate with the fact behind it; the sentence is `oversight:rule.<rule>.<fact>`, its numbers are `facts`. */
export interface RuleLine {
	rule: GateRule
	state: RuleState
	fact: string
	facts: Record<string, string | number>
}

export interface VoteOnVersion {
	id: string
	title: string
	scopeKind: 'estate' | 'building' | 'entrance' | 'interested'
	scopeId: string
	announcedAt: number
	/** When its result was announced; a preliminary count is none. */
	closedAt: number | null
	/** From when the announced result binds. */
	effectiveAt: number | null
	closesAt: number
	passed: 'yes' | 'no' | null
	/** Days between the posting of the notice and the opening, and how many the vote's profile asks for. */
	noticeDays: number
	noticeDaysNeeded: number
}

export interface GateFacts {
	units: number
	unitsWithoutOwner: number
	unitsWithoutArea: number
	/** The current published version, null before the first. */
	version: { id: string; number: number } | null
	/** Votes on the current version, cancelled ones left out. */
	votes: readonly VoteOnVersion[]
	/** Whether an earlier version had a vote that passed: the plan has changed since. */
	passedOnEarlierVersion: boolean
}

/** The votes that speak: of each scope the one announced last. */
export function decidingVotes(votes: readonly VoteOnVersion[]): VoteOnVersion[] {
	const latest = new Map<string, VoteOnVersion>()
	for (const vote of votes) {
		const known = latest.get(vote.scopeId)
		if (!known || vote.announcedAt > known.announcedAt) latest.set(vote.scopeId, vote)
	}
	return [...latest.values()]
}

function registerComplete({ units, unitsWithoutOwner, unitsWithoutArea }: GateFacts): RuleLine {
	const rule = 'register-complete'
	if (units === 0) return { rule, state: 'not-met', fact: 'empty', facts: {} }
	if (unitsWithoutOwner + unitsWithoutArea > 0) {
		return { rule, state: 'not-met', fact: 'gaps', facts: { unitsWithoutOwner, unitsWithoutArea } }
	}
	return { rule, state: 'met', fact: 'whole', facts: { units } }
}

function planPublished({ version }: GateFacts): RuleLine {
	const rule = 'plan-published'
	if (!version) return { rule, state: 'not-met', fact: 'none', facts: {} }
	return { rule, state: 'met', fact: 'version', facts: { number: version.number } }
}

function noticeKept(votes: readonly VoteOnVersion[]): RuleLine {
	const rule = 'notice-kept'
	if (votes.length === 0) return { rule, state: 'pending', fact: 'no-vote', facts: {} }
	const short = votes.find((vote) => vote.noticeDays < vote.noticeDaysNeeded)
	if (short) {
		return {
			rule,
			state: 'not-met',
			fact: 'short',
			facts: { title: short.title, days: short.noticeDays, needed: short.noticeDaysNeeded },
		}
	}
	const least = Math.min(...votes.map((vote) => vote.noticeDays))
	return {
		rule,
		state: 'met',
		fact: 'kept',
		facts: { days: least, needed: Math.max(...votes.map((v) => v.noticeDaysNeeded)) },
	}
}

function votePassed(facts: GateFacts, votes: readonly VoteOnVersion[], at: number): RuleLine {
	const rule = 'vote-passed'
	const number = facts.version?.number ?? 0
	const lost = votes.find((vote) => vote.closedAt !== null && vote.passed !== 'yes')
	if (lost) return { rule, state: 'not-met', fact: 'lost', facts: { title: lost.title } }
	const running = votes.find((vote) => vote.closedAt === null)
	if (running) return { rule, state: 'pending', fact: 'running', facts: { title: running.title } }
	const waiting = votes.find((vote) => vote.effectiveAt !== null && at < vote.effectiveAt)
	if (waiting) {
		return {
			rule,
			state: 'pending',
			fact: 'not-yet',
			facts: { title: waiting.title, from: shanghaiDay(waiting.effectiveAt ?? at) },
		}
	}
	if (votes.some((vote) => vote.scopeKind === 'estate'))
		return { rule, state: 'met', fact: 'passed', facts: { number } }
	if (votes.length > 0) return { rule, state: 'not-met', fact: 'part-only', facts: {} }
	return facts.passedOnEarlierVersion
		? { rule, state: 'not-met', fact: 'version-changed', facts: { number } }
		: { rule, state: 'not-met', fact: 'none', facts: {} }
}

/**
 * The rules that stand between a plan and the start of work, each computed from the data: register complete, plan published,
 * notice period kept, vote of the owners passed on this version of the plan. A vote on an earlier version opens nothing.
 */
export function gateRules(facts: GateFacts, at: number): RuleLine[] {
	const votes = decidingVotes(facts.votes)
	return [registerComplete(facts), planPublished(facts), noticeKept(votes), votePassed(facts, votes, at)]
}

export function allMet(lines: readonly RuleLine[]): boolean {
	return lines.every((line) => line.state === 'met')
}

export type ReviewRefusal =
	| 'oversight:refusal.rule-unmet'
	| 'oversight:refusal.already-approved'
	| 'oversight:refusal.reason-missing'
	| 'oversight:refusal.no-plan'
	| 'oversight:refusal.version-changed'

export interface LatestReview {
	planVersionId: string
	decision: 'approved' | 'returned'
}

export interface Decision {
	decision: 'approved' | 'returned'
	reason: string
	/** The version that the reviewer had before their eyes. */
	planVersionId: string
}

export function whyNotReview(
	facts: GateFacts,
	latest: LatestReview | null,
	decision: Decision,
	at: number,
): ReviewRefusal | null {
	if (!facts.version) return 'oversight:refusal.no-plan'
	if (facts.version.id !== decision.planVersionId) return 'oversight:refusal.version-changed'
	if (latest?.decision === 'approved' && latest.planVersionId === facts.version.id) {
		return decision.decision === 'approved' ? 'oversight:refusal.already-approved' : null
	}
	if (decision.decision === 'returned') return decision.reason === '' ? 'oversight:refusal.reason-missing' : null
	return allMet(gateRules(facts, at)) ? null : 'oversight:refusal.rule-unmet'
}

export type StartRefusal =
	| 'oversight:refusal.rule-unmet'
	| 'oversight:refusal.not-approved'
	| 'oversight:refusal.started'

/** Work may start when every rule is met now and the latest review approved this version. Nothing stores that state. */
export function whyNotStart(
	facts: GateFacts,
	latest: LatestReview | null,
	worksStartedAt: number | null,
	at: number,
): StartRefusal | null {
	if (worksStartedAt !== null) return 'oversight:refusal.started'
	if (!allMet(gateRules(facts, at))) return 'oversight:refusal.rule-unmet'
	const approved = latest?.decision === 'approved' && latest.planVersionId === facts.version?.id
	return approved ? null : 'oversight:refusal.not-approved'
}
