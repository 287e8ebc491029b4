import { describe, expect, it } from 'vitest'
import { consequenceOf, type ObjectionTimes, objectionState, openKinds, whyNotRaise, whyNotSettle } from './rules'

const announced: ObjectionTimes = {
	announcedAt: 100,
	openedAt: null,
	closedAt: null,
	objectionsUntil: null,
	resultAnnouncedAt: null,
	cancelledAt: null,
	rollPostedUntil: null,
}
const open = { ...announced, openedAt: 200, rollPostedUntil: 300 }
const counted = { ...open, rollPostedUntil: 900, closedAt: 500, objectionsUntil: 600 }

describe('when an objection may be raised', () => {
	it.each<[string, ObjectionTimes, number, string[]]>([
		['after the notice: to the roll', announced, 150, ['roll']],
		['after the opening: to the roll and to ballots', open, 299, ['roll', 'ballot']],
		['in the instant the posting of the roll ends: to ballots alone', open, 300, ['ballot']],
		['after the count: to ballots and the count, not to the roll', counted, 599, ['ballot', 'count']],
		['in the instant the posting of the count ends: to nothing', counted, 600, []],
		['after the result: to nothing', { ...counted, resultAnnouncedAt: 550 }, 560, []],
		['to nothing of a cancelled vote', { ...open, cancelledAt: 250 }, 260, []],
	])('%s', (_, vote, at, kinds) => {
		expect(openKinds(vote, at)).toEqual(kinds)
	})

	it('says why not', () => {
		expect(whyNotRaise('count', open, 250)).toBe('objections:refusal.not-counted')
		expect(whyNotRaise('ballot', announced, 150)).toBe('objections:refusal.not-open')
		expect(whyNotRaise('roll', open, 300)).toBe('objections:refusal.roll-over')
		expect(whyNotRaise('count', counted, 600)).toBe('objections:refusal.over')
	})
})

it('is settled once', () => {
	expect(whyNotSettle({ outcome: null, withdrawnAt: null })).toBeNull()
	expect(whyNotSettle({ outcome: 'upheld', withdrawnAt: null })).toBe('objections:refusal.answered')
	expect(whyNotSettle({ outcome: null, withdrawnAt: 1 })).toBe('objections:refusal.withdrawn')
	expect(objectionState({ outcome: null, withdrawnAt: 1 })).toBe('withdrawn')
})

it('leads to a corrected register before the freeze and to asking anew after it', () => {
	expect(consequenceOf('roll', false)).toBe('correct-register')
	expect(consequenceOf('roll', true)).toBe('ask-anew')
})
