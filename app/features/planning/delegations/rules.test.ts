import { describe, expect, it } from 'vitest'
import { type DelegationFacts, whyNotDelegate } from './rules'

const holder = { kind: 'resident', disabled: false, ownVoice: false, captainHere: false, held: 0 } as const
const facts: DelegationFacts = {
	opensAt: 100,
	closesAt: 200,
	cancelledAt: null,
	openedAt: 100,
	closedAt: null,
	holder,
	voterHasPower: false,
	most: 3,
}

describe('a power of attorney', () => {
	it.each<[string, Partial<DelegationFacts>, number, string | null]>([
		['to a neighbour', {}, 150, null],
		['to who holds two', { holder: { ...holder, held: 2 } }, 150, null],
		['to who holds three', { holder: { ...holder, held: 3 } }, 150, 'delegations:refusal.too-many'],
		['to who holds many, where there is no limit', { holder: { ...holder, held: 30 }, most: null }, 150, null],
		['where nobody may hold one', { most: 0 }, 150, 'delegations:refusal.too-many'],
		['to nobody that is known', { holder: null }, 150, 'delegations:refusal.no-such-holder'],
		['to a closed account', { holder: { ...holder, disabled: true } }, 150, 'delegations:refusal.no-such-holder'],
		['to the office', { holder: { ...holder, kind: 'staff' } }, 150, 'delegations:refusal.staff'],
		['to a co-owner', { holder: { ...holder, ownVoice: true } }, 150, 'delegations:refusal.own-voice'],
		[
			'to the captain of the building',
			{ holder: { ...holder, captainHere: true } },
			150,
			'delegations:refusal.captain',
		],
		['while another one stands', { voterHasPower: true }, 150, 'delegations:refusal.has-power'],
		['before the vote opens', {}, 99, 'votes:refusal.announced'],
		['while its roll has gaps', { openedAt: null }, 150, 'votes:refusal.announced'],
		['in the last instant', {}, 199, null],
		['at 24:00 of the last day', {}, 200, 'votes:refusal.closed'],
		['once cancelled', { cancelledAt: 120 }, 150, 'votes:refusal.cancelled'],
	])('%s', (_, change, at, refusal) => {
		expect(whyNotDelegate({ ...facts, ...change }, at)?.error ?? null).toBe(refusal)
	})
})
