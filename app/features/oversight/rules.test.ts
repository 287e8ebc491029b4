import { describe, expect, it } from 'vitest'
import { decidingVotes, type GateFacts, gateRules, type VoteOnVersion, whyNotReview, whyNotStart } from './rules'

const vote: VoteOnVersion = {
	id: 'v',
	title: '屋面翻修',
	scopeKind: 'estate',
	scopeId: 'e',
	announcedAt: 1,
	closedAt: 20,
	effectiveAt: 20,
	closesAt: 19,
	passed: 'yes',
	noticeDays: 15,
	noticeDaysNeeded: 15,
}
const ready: GateFacts = {
	units: 40,
	unitsWithoutOwner: 0,
	unitsWithoutArea: 0,
	version: { id: 'p2', number: 2 },
	votes: [vote],
	passedOnEarlierVersion: false,
}
const now = 100
const stateOf = (facts: GateFacts, rule: string) => {
	const line = gateRules(facts, now).find((candidate) => candidate.rule === rule)
	return `${line?.state} ${line?.fact}`
}

describe('the gate before work starts', () => {
	it('is open when each rule is met', () => {
		expect(gateRules(ready, now).map((line) => line.state)).toEqual(['met', 'met', 'met', 'met'])
	})

	it.each<[string, Partial<GateFacts>, string, string]>([
		['an empty register', { units: 0 }, 'register-complete', 'not-met empty'],
		['a unit without owner', { unitsWithoutOwner: 1 }, 'register-complete', 'not-met gaps'],
		['a unit without area', { unitsWithoutArea: 1 }, 'register-complete', 'not-met gaps'],
		['no published plan', { version: null, votes: [] }, 'plan-published', 'not-met none'],
		['no vote yet', { votes: [] }, 'vote-passed', 'not-met none'],
		[
			'a vote on the version before',
			{ votes: [], passedOnEarlierVersion: true },
			'vote-passed',
			'not-met version-changed',
		],
		['a vote that runs', { votes: [{ ...vote, closedAt: null, passed: null }] }, 'vote-passed', 'pending running'],
		['a result that binds from tomorrow', { votes: [{ ...vote, effectiveAt: 101 }] }, 'vote-passed', 'pending not-yet'],
		['a result that binds from now on', { votes: [{ ...vote, effectiveAt: 100 }] }, 'vote-passed', 'met passed'],
		['a lost vote', { votes: [{ ...vote, passed: 'no' }] }, 'vote-passed', 'not-met lost'],
		[
			'a building that said yes without the estate',
			{ votes: [{ ...vote, scopeKind: 'building', scopeId: 'b' }] },
			'vote-passed',
			'not-met part-only',
		],
		[
			'the estate said yes and a building no',
			{ votes: [vote, { ...vote, id: 'w', scopeKind: 'building', scopeId: 'b', passed: 'no' }] },
			'vote-passed',
			'not-met lost',
		],
		['a notice one day short', { votes: [{ ...vote, noticeDays: 14 }] }, 'notice-kept', 'not-met short'],
		['a notice of exactly the days', { votes: [vote] }, 'notice-kept', 'met kept'],
	])('names %s', (_, change, rule, expected) => expect(stateOf({ ...ready, ...change }, rule)).toBe(expected))

	it('lets a repeated vote of the same scope speak for the first', () => {
		const votes = [
			{ ...vote, passed: 'no' as const },
			{ ...vote, id: 'again', announcedAt: 30 },
		]
		expect(decidingVotes(votes).map((v) => v.id)).toEqual(['again'])
		expect(stateOf({ ...ready, votes }, 'vote-passed')).toBe('met passed')
	})
})

describe('a review', () => {
	const approve = { decision: 'approved', reason: '', planVersionId: 'p2' } as const
	const giveBack = { ...approve, decision: 'returned', reason: '请补充公示照片' } as const
	const approved = { planVersionId: 'p2', decision: 'approved' } as const

	it('approves when all rules are met, and only then', () => {
		expect(whyNotReview(ready, null, approve, now)).toBeNull()
		expect(whyNotReview({ ...ready, unitsWithoutOwner: 1 }, null, approve, now)).toBe('oversight:refusal.rule-unmet')
		expect(whyNotReview({ ...ready, version: null }, null, approve, now)).toBe('oversight:refusal.no-plan')
		expect(whyNotReview(ready, approved, approve, now)).toBe('oversight:refusal.already-approved')
	})

	it('concerns the version that was read', () => {
		expect(whyNotReview(ready, null, { ...approve, planVersionId: 'p1' }, now)).toBe(
			'oversight:refusal.version-changed',
		)
	})

	it('returns at any time, with a reason', () => {
		expect(whyNotReview({ ...ready, votes: [] }, null, giveBack, now)).toBeNull()
		expect(whyNotReview(ready, null, { ...giveBack, reason: '' }, now)).toBe('oversight:refusal.reason-missing')
		expect(whyNotReview(ready, approved, giveBack, now)).toBeNull()
	})

	it('lets work start only while it stands', () => {
		expect(whyNotStart(ready, approved, null, now)).toBeNull()
		expect(whyNotStart(ready, null, null, now)).toBe('oversight:refusal.not-approved')
		expect(whyNotStart(ready, { ...approved, decision: 'returned' }, null, now)).toBe('oversight:refusal.not-approved')
		expect(whyNotStart(ready, { ...approved, planVersionId: 'p1' }, null, now)).toBe('oversight:refusal.not-approved')
		expect(whyNotStart({ ...ready, votes: [] }, approved, null, now)).toBe('oversight:refusal.rule-unmet')
		expect(whyNotStart(ready, approved, 5, now)).toBe('oversight:refusal.started')
	})
})
