import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
	type Announcement,
	type Answers,
	type Choice,
	type Thresholds,
	tally,
	voteState,
	whyNotAnnounce,
	whyNotBallot,
	whyNotVote,
} from './rules'

const ordinary: Thresholds = { participation: [2, 3], approval: [1, 2], approvalBound: 'over' }
const special: Thresholds = { participation: [2, 3], approval: [3, 4], approvalBound: 'at-least' }

const answers = (
	inFavour: [number, number],
	against: [number, number],
	abstain: [number, number] = [0, 0],
): Answers[] =>
	[inFavour, against, abstain].map(([heads, area], index) => ({
		choice: (['for', 'against', 'abstain'] as const)[index] ?? 'for',
		heads,
		area,
	}))

describe('the four tests of Civil Code art. 278', () => {
	// 1,152 heads and 124,799.30 ㎡; 905 ballots with 93,449.08 ㎡ came back, 589 of them with 61,667.05 ㎡ in favour
	const total = { heads: 1152, area: 12_479_930 }
	const returned = answers([589, 6_166_705], [300, 3_000_000], [16, 178_203])

	it('passes the real case as an ordinary matter', () => {
		const result = tally(total, returned, ordinary)
		expect(result.participating).toEqual({ heads: 905, area: 9_344_908 })
		expect(result.tests.map((test) => test.needed)).toEqual([768, 8_319_954, 453, 4_672_455])
		expect(result.passed).toBe(true)
	})

	it('fails it as a special matter and says how many heads and square metres are missing', () => {
		const result = tally(total, returned, special)
		expect(result.tests.map((test) => [test.name, test.passed, test.missing])).toEqual([
			['participation-heads', true, 0],
			['participation-area', true, 0],
			['approval-heads', false, 679 - 589],
			['approval-area', false, 7_008_681 - 6_166_705],
		])
		expect(result.passed).toBe(false)
	})

	it.each([
		['exactly two thirds take part', 99, 66, 66, ordinary, true],
		['one head less than two thirds', 99, 65, 65, ordinary, false],
		['exactly half approve: not more than half', 60, 60, 30, ordinary, false],
		['one more than half', 60, 60, 31, ordinary, true],
		['exactly three quarters approve: 以上 includes the number', 60, 60, 45, special, true],
		['one less than three quarters', 60, 60, 44, special, false],
		['three quarters of 7 are 6', 7, 7, 5, special, false],
		['6 of 7', 7, 7, 6, special, true],
		['nobody on the roll', 0, 0, 0, ordinary, false],
		['nobody took part', 10, 0, 0, special, false],
	])('%s', (_, all, took, approved, thresholds, passed) => {
		const same = (n: number): [number, number] => [n, n]
		const result = tally({ heads: all, area: all }, answers(same(approved), same(took - approved)), thresholds)
		expect(result.passed).toBe(passed)
		expect(result.tests.every((test) => (test.missing === 0) === test.passed)).toBe(true)
	})

	it('needs both heads and area', () => {
		const result = tally({ heads: 10, area: 1000 }, answers([7, 100], [0, 566]), ordinary)
		expect(result.tests.map((test) => test.passed)).toEqual([true, false, true, false])
		expect(result.tests.map((test) => test.missing)).toEqual([0, 1, 0, 234])
	})

	it('counts an abstention as taking part, so that it weighs like a no', () => {
		const result = tally({ heads: 9, area: 900 }, answers([4, 400], [0, 0], [4, 400]), ordinary)
		expect(result.participating.heads).toBe(8)
		expect(result.passed).toBe(false)
	})

	it('agrees with an independent model of exact integers, beyond 2^53 too', () => {
		const amount = fc.oneof(fc.nat(12), fc.integer({ min: 0, max: 2_000_000_000_000_000 }))
		const weight = fc.record({ heads: fc.nat(3000), area: amount })
		const thresholds = fc.constantFrom(ordinary, special)
		fc.assert(
			fc.property(weight, weight, weight, weight, thresholds, (yes, no, abstain, silent, rule) => {
				const parts: [Choice, typeof yes][] = [
					['for', yes],
					['against', no],
					['abstain', abstain],
				]
				const sum = (key: 'heads' | 'area', ...of: (typeof yes)[]) =>
					of.reduce((all, each) => all + BigInt(each[key]), 0n)
				const total = {
					heads: Number(sum('heads', yes, no, abstain, silent)),
					area: Number(sum('area', yes, no, abstain, silent)),
				}
				const counted = parts.map(([choice, part]) => ({ choice, ...part }))
				const result = tally(total, counted, rule)
				const passes = (key: 'heads' | 'area') => {
					const [took, all] = [sum(key, yes, no, abstain), sum(key, yes, no, abstain, silent)]
					const enough = all > 0n && 3n * took >= 2n * all
					const approved = rule === special ? 4n * sum(key, yes) >= 3n * took : 2n * sum(key, yes) > took
					return enough && took > 0n && approved
				}
				expect(result.passed).toBe(passes('heads') && passes('area'))
				for (const test of result.tests) {
					if (test.whole === 0) expect(test.passed).toBe(false)
					else expect(test.passed).toBe(test.value >= test.needed)
				}
			}),
			{ numRuns: 2000 },
		)
	})

	it('does not care how ballots are grouped or ordered', () => {
		const ballot = fc.record({
			choice: fc.constantFrom<Choice>('for', 'against', 'abstain'),
			heads: fc.constant(1),
			area: fc.integer({ min: 1, max: 30_000 }),
		})
		fc.assert(
			fc.property(fc.array(ballot, { maxLength: 40 }), fc.nat(), (ballots, seed) => {
				const total = { heads: 50, area: 700_000 }
				const at = ballots.length > 0 ? seed % ballots.length : 0
				const turned = [...ballots.slice(at), ...ballots.slice(0, at)]
				expect(tally(total, turned, special)).toEqual(tally(total, ballots, special))
			}),
		)
	})
})

const vote = { opensAt: 1000, closesAt: 2000, cancelledAt: null }

describe('the state of a vote', () => {
	it.each([
		[999, 'announced'],
		[1000, 'open'],
		[1999, 'open'],
		[2000, 'closed'],
	])('at %d it is %s', (now, state) => expect(voteState(vote, now)).toBe(state))

	it('stays cancelled', () => expect(voteState({ ...vote, cancelledAt: 1500 }, 5000)).toBe('cancelled'))
})

describe('why a person may not vote', () => {
	it.each([
		['voter', 1500, null],
		['voter', 999, 'votes:refusal.announced'],
		['voter', 2000, 'votes:refusal.closed'],
		['tenant', 1500, 'votes:refusal.tenant'],
		['owner-elsewhere', 1500, 'votes:refusal.not-on-roll'],
		['outsider', 1500, 'votes:refusal.not-owner'],
		['tenant', 2500, 'votes:refusal.closed'],
	] as const)('%s at %d: %s', (standing, now, refusal) => expect(whyNotVote(vote, standing, now)).toBe(refusal))
})

describe('a valid ballot', () => {
	it.each([
		[{ a: 'for', b: 'against' }, null],
		[{ a: 'for' }, 'votes:refusal.incomplete'],
		[{}, 'votes:refusal.incomplete'],
		[{ a: 'for', b: 'against', c: 'for' }, 'votes:refusal.foreign-matter'],
		[{ a: 'for', c: 'for' }, 'votes:refusal.foreign-matter'],
		[{ a: 'for', toString: 'for' }, 'votes:refusal.foreign-matter'],
	] as const)('%o: %s', (given, refusal) => {
		const choices = Object.fromEntries(Object.entries(given).filter(([, choice]) => typeof choice === 'string'))
		expect(whyNotBallot(['a', 'b'], choices)).toBe(refusal)
	})
})

describe('why a vote may not be announced', () => {
	const good: Announcement = {
		currentVersion: true,
		matterCount: 2,
		knownClasses: true,
		knownItems: true,
		unitCount: 167,
		postedAgo: 0,
		daysAhead: 15,
		noticeDays: 15,
		windowDays: 10,
		profile: { noticeDays: 15, windowMinimumDays: 5, windowMaximumDays: 60 },
	}

	it.each<[string, Partial<Announcement>, string | undefined]>([
		['all in order', {}, undefined],
		['opens today, the notice was posted 15 days ago', { postedAgo: 15, daysAhead: 0 }, undefined],
		['shortest window', { windowDays: 5 }, undefined],
		['longest window', { windowDays: 60 }, undefined],
		['another version is current', { currentVersion: false }, 'votes:refusal.not-current-version'],
		['no matter', { matterCount: 0 }, 'votes:refusal.no-matters'],
		['a class that the profile lacks', { knownClasses: false }, 'votes:refusal.unknown-class'],
		['an item that the version lacks', { knownItems: false }, 'votes:refusal.unknown-item'],
		['nothing in scope', { unitCount: 0 }, 'votes:refusal.empty-scope'],
		['posted tomorrow', { postedAgo: -1 }, 'votes:refusal.notice-in-future'],
		['opened yesterday', { daysAhead: -1 }, 'votes:refusal.opens-in-past'],
		['14 days of notice', { noticeDays: 14 }, 'votes:refusal.notice-too-short'],
		['four days of voting', { windowDays: 4 }, 'votes:refusal.window-too-short'],
		['the last day before the first', { windowDays: -3 }, 'votes:refusal.window-too-short'],
		['61 days of voting', { windowDays: 61 }, 'votes:refusal.window-too-long'],
	])('%s', (_, change, error) => expect(whyNotAnnounce({ ...good, ...change })?.error).toBe(error))
})
