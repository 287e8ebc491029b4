import { describe, expect, it } from 'vitest'
import { recountLine } from './recount'

const one = {
	id: 'c1',
	rule: { participation: [2, 3], approval: [1, 2], approvalStrict: true },
	units: [{ id: 'u1', area: '98.27', voter: 'v1' }],
	ballots: [{ voter: 'v1', choice: 'for' }],
}
const count = (change: object) => recountLine(JSON.stringify({ ...one, ...change }))
const rule = (participation: unknown, approval: unknown = [1, 2]) => ({
	rule: { participation, approval, approvalStrict: true },
})

describe('a recount by others', () => {
	it('gives the answer of the written example to the letter', () => {
		expect(JSON.stringify(count({}))).toBe(
			'{"id":"c1","heads":{"total":1,"participating":1,"for":1,"against":0,"abstain":0},"area":{"total":"98.27","participating":"98.27","for":"98.27","against":"0.00","abstain":"0.00"},"tests":{"participationArea":true,"participationHeads":true,"approvalArea":true,"approvalHeads":true},"passed":true}',
		)
	})

	it('lets the second ballot of a voter stand, and an invalid one take no part', () => {
		const units = [
			{ id: 'a', area: '0.1', voter: 'v' },
			{ id: 'b', area: '0.20', voter: 'v' },
			{ id: 'c', area: '7', voter: 'w' },
		]
		const ballots = [
			{ voter: 'v', choice: 'against' },
			{ voter: 'w', choice: 'for' },
			{ voter: 'v', choice: 'for' },
			{ voter: 'w', choice: 'invalid' },
		]
		expect(count({ units, ballots })).toMatchObject({
			heads: { total: 2, participating: 1, for: 1, against: 0 },
			area: { total: '7.30', participating: '0.30', for: '0.30' },
			tests: { participationHeads: false, participationArea: false, approvalHeads: true, approvalArea: true },
			passed: false,
		})
	})

	it.each([
		['nobody on the roll', { units: [], ballots: [] }],
		['nobody taking part', { ballots: [] }],
		['nobody taking part where no share is asked', { ...rule([0, 1]), ballots: [] }],
	])('fails the tests of %s', (_, change) => {
		expect(count(change)).toMatchObject({
			tests: { participationArea: false, participationHeads: false, approvalArea: false, approvalHeads: false },
			passed: false,
		})
	})

	it.each<[string, object, RegExp]>([
		['a fraction over nothing', rule([2, 0]), /rule/],
		['a fraction over one', rule([3, 2]), /rule/],
		['a negative fraction', rule([-1, 2]), /rule/],
		['a broken fraction', rule([0.5, 1]), /rule/],
		['a fraction of three', rule([1, 2, 3]), /rule/],
		['a fraction in words', rule('2/3'), /rule/],
		['a negative area', { units: [{ id: 'u', area: '-1', voter: 'v1' }] }, /units/],
		['three decimals', { units: [{ id: 'u', area: '1.005', voter: 'v1' }] }, /units/],
		['an exponent', { units: [{ id: 'u', area: '1e3', voter: 'v1' }] }, /units/],
		['an area that is a number', { units: [{ id: 'u', area: 98.27, voter: 'v1' }] }, /units/],
		['an empty area', { units: [{ id: 'u', area: '', voter: 'v1' }] }, /units/],
		['a unit twice', { units: [one.units[0], one.units[0]] }, /stands twice/],
		['a ballot of a stranger', { ballots: [{ voter: 'x', choice: 'for' }] }, /has no unit/],
		['a choice that is none', { ballots: [{ voter: 'v1', choice: 'maybe' }] }, /ballots/],
		['no ballots at all', { ballots: undefined }, /ballots/],
	])('names %s', (_, change, error) => {
		expect(count(change)).toEqual({ id: 'c1', error: expect.stringMatching(error) })
	})

	it.each([
		['no JSON', '{"id":'],
		['', ''],
		['null', 'null'],
		['a list', '[]'],
	])('says of %s that it has no id', (_, line) => {
		expect(recountLine(line)).toEqual({ id: null, error: expect.any(String) })
	})
})
