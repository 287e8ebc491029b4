import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import {
	afterTwo,
	hasInHand,
	type PaperVote,
	type Reading,
	readAlike,
	takenFor,
	type Waiting,
	whyNotEnter,
	whyNotHandle,
	whyNotRead,
	whyNotReading,
	whyNotReceive,
	whyNotSettle,
	whyNotTake,
} from './rules'

const vote: PaperVote = { mode: 'open', opensAt: 100, closesAt: 200, openedAt: 100, closedAt: null, cancelledAt: null }

test.each<[string, Partial<PaperVote>, number, string | null]>([
	['before the opening', {}, 99, 'not-open'],
	['at the opening', {}, 100, null],
	['when the roll had gaps', { openedAt: null }, 150, 'not-open'],
	['in the last moment', {}, 199, null],
	['in the second after closing', {}, 200, 'closed'],
	['after the count', { closedAt: 200 }, 199, 'closed'],
	['of a cancelled vote', { cancelledAt: 150 }, 160, 'cancelled'],
	['where the profile has no paper', { mode: 'none' }, 150, 'no-paper'],
	['in an envelope', { mode: 'sealed' }, 150, null],
])('a paper comes in %s', (_, change, at, why) => {
	expect(whyNotReceive({ ...vote, ...change }, at)).toBe(why && `papers:refusal.${why}`)
})

test.each<[string, 'open' | 'sealed', Partial<PaperVote>, number, string | null]>([
	['an open paper while the vote is open', 'open', {}, 150, null],
	['an open paper after the closing, while the count waits', 'open', {}, 250, null],
	['an open paper after the count', 'open', { closedAt: 240 }, 250, 'counted'],
	['an envelope while the vote is open', 'sealed', {}, 199, 'envelope-shut'],
	['an envelope after the closing', 'sealed', {}, 200, null],
	['an envelope after the count', 'sealed', { closedAt: 210 }, 220, 'counted'],
	['a paper of a cancelled vote', 'open', { cancelledAt: 120 }, 150, 'cancelled'],
])('%s is entered', (_, mode, change, at, why) => {
	expect(whyNotRead({ ...vote, ...change }, mode, at)).toBe(why && `papers:refusal.${why}`)
})

test.each([
	[{ inPart: true, own: false }, null],
	[{ inPart: false, own: false }, 'papers:refusal.not-your-part'],
	[{ inPart: true, own: true }, 'papers:refusal.own-household'],
	[{ inPart: false, own: true }, 'papers:refusal.not-your-part'],
])('hands %j', (hands, why) => {
	expect(whyNotHandle(hands)).toBe(why)
})

const valid = (choices: Reading['choices']): Reading => ({ validity: 'valid', reason: '', choices })
const matters = ['m1', 'm2']

test.each<[string, Reading, string | null]>([
	['each matter answered', valid({ m1: 'for', m2: 'against' }), null],
	['one matter left blank', valid({ m1: 'for', m2: 'invalid' }), null],
	['all matters left blank', valid({ m1: 'invalid', m2: 'invalid' }), 'nothing-valid'],
	['a matter forgotten', valid({ m1: 'for' }), 'incomplete'],
	['a matter of another vote', valid({ m1: 'for', m2: 'for', m3: 'for' }), 'foreign-matter'],
	[
		'a name that every object has',
		valid({ m1: 'for', ...Object.fromEntries([['toString', 'for' as const]]) }),
		'foreign-matter',
	],
	['a blank paper', { validity: 'blank', reason: '', choices: {} }, null],
	['a blank paper with choices', { validity: 'blank', reason: '', choices: { m1: 'for' } }, 'choices-beside'],
	['a spoiled paper', { validity: 'spoiled', reason: '涂改', choices: {} }, null],
	['a spoiled paper without a reason', { validity: 'spoiled', reason: '', choices: {} }, 'reason-needed'],
])('a reading: %s', (_, reading, why) => {
	expect(whyNotReading(matters, reading)).toBe(why && `papers:refusal.${why}`)
})

const choice = fc.constantFrom('for', 'against', 'abstain', 'invalid')
const reading: fc.Arbitrary<Reading> = fc.oneof(
	fc.record({ m1: choice, m2: choice }).map(valid),
	fc.record({
		validity: fc.constantFrom('blank', 'spoiled'),
		reason: fc.constantFrom('', '看不清'),
		choices: fc.constant({}),
	}),
)

describe('two readings', () => {
	it('are alike when each says the same of each matter, whatever the words about a spoiled paper', () => {
		fc.assert(
			fc.property(reading, reading, (one, other) => {
				const same = one.validity === other.validity && JSON.stringify(one.choices) === JSON.stringify(other.choices)
				expect(readAlike(one, other)).toBe(same)
				expect(readAlike(other, one)).toBe(same)
				expect(readAlike(one, { ...one, reason: '别的' })).toBe(true)
			}),
		)
	})

	it('make a ballot unless they differ or the household has given another paper', () => {
		const [a, b] = [valid({ m1: 'for' }), valid({ m1: 'against' })]
		expect([afterTwo(a, a, false), afterTwo(a, b, false), afterTwo(a, a, true), afterTwo(a, b, true)]).toEqual([
			'conclude',
			'differs',
			'differs',
			'differs',
		])
	})
})

const paper: Waiting = { state: 'received', mode: 'open', readers: ['first'], takenBy: null, takenAt: null }
const taken = { takenBy: 'second', takenAt: 1000 }

test.each<[string, Partial<Waiting>, string, number, string | null]>([
	['a free one', {}, 'second', 1000, null],
	['that one oneself has entered', {}, 'first', 1000, 'same-person'],
	['again while one has it', taken, 'second', 1001, null],
	['that somebody else has', taken, 'third', 1000 + takenFor - 1, 'taken'],
	['that somebody else has had for too long', taken, 'third', 1000 + takenFor, null],
	['that differs', { state: 'differs', readers: ['first', 'second'] }, 'third', 1000, 'settled'],
	['that is confirmed', { state: 'confirmed', readers: ['first', 'second'] }, 'third', 1000, 'settled'],
])('the photo of a paper is taken in hand: %s', (_, change, person, at, why) => {
	expect(whyNotTake({ ...paper, ...change }, person, at)).toBe(why && `papers:refusal.${why}`)
})

test.each<[string, Partial<Waiting>, string, string | null]>([
	['from a photo in hand', taken, 'second', null],
	['from a photo nobody has in hand', {}, 'second', 'not-taken'],
	['from a photo that another has in hand', taken, 'third', 'taken'],
	['by the same person', { takenBy: 'first', takenAt: 1 }, 'first', 'same-person'],
	['by the first counter', { mode: 'sealed', readers: [] }, 'first', null],
	['by the second counter', { mode: 'sealed' }, 'second', null],
	['by the first counter again', { mode: 'sealed' }, 'first', 'same-person'],
	['by a third counter', { mode: 'sealed', readers: ['first', 'second'] }, 'third', 'settled'],
	['after it was confirmed', { ...taken, state: 'confirmed' }, 'second', 'settled'],
	['after it was rejected', { ...taken, state: 'rejected' }, 'second', 'settled'],
])('a paper is entered %s', (_, change, person, why) => {
	expect(whyNotEnter({ ...paper, ...change }, person)).toBe(why && `papers:refusal.${why}`)
})

test('the photo is in hand for half an hour, and no longer than the paper waits', () => {
	const waiting = { ...paper, ...taken }
	expect(hasInHand(waiting, 'second', 1000 + takenFor - 1)).toBe(true)
	expect(hasInHand(waiting, 'second', 1000 + takenFor)).toBe(false)
	expect(hasInHand(waiting, 'first', 1001)).toBe(false)
	expect(hasInHand({ ...waiting, state: 'confirmed' }, 'second', 1001)).toBe(false)
})

test.each<[Waiting['state'], string, string | null]>([
	['differs', 'officer', null],
	['differs', 'first', 'took-part'],
	['differs', 'second', 'took-part'],
	['received', 'officer', 'not-differing'],
	['confirmed', 'officer', 'settled'],
	['rejected', 'officer', 'settled'],
])('a paper that is %s is settled by the %s', (state, person, why) => {
	expect(whyNotSettle({ state, readers: ['first', 'second'] }, person)).toBe(why && `papers:refusal.${why}`)
})
