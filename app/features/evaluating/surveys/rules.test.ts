import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesByBuilding, rateInTenths, satisfactionOf, surveyState, whyNotAnswer, whyNotPublish } from './rules'

const window = { opensAt: 1000, closesAt: 2000 }

describe('a survey', () => {
	it.each([
		[999, 'announced'],
		[1000, 'open'],
		[1999, 'open'],
		[2000, 'closed'],
	])('at %i is %s', (at, state) => expect(surveyState(window, at)).toBe(state))

	const ready = { hasPlan: true, worksFinishedAt: 500, openSurvey: false, ...window }
	it.each([
		['all is there', {}, null],
		['no published plan', { hasPlan: false }, 'surveys:refusal.no-plan'],
		['works not finished', { worksFinishedAt: null }, 'surveys:refusal.works-not-finished'],
		['works finish later', { worksFinishedAt: 901 }, 'surveys:refusal.works-not-finished'],
		['another one runs', { openSurvey: true }, 'surveys:refusal.another-open'],
		['it would end before it begins', { closesAt: 1000 }, 'surveys:refusal.window'],
		['it would end in the past', { opensAt: 1, closesAt: 900 }, 'surveys:refusal.window'],
	])('is published? %s', (_, change, refusal) => expect(whyNotPublish({ ...ready, ...change }, 900)).toBe(refusal))

	const answer = {
		livesThere: true,
		householdAnswered: false,
		questionIds: ['a', 'b'],
		scores: new Map([
			['a', 5],
			['b', 0],
		]),
	}
	it.each([
		['whole', {}, 1500, null],
		['before it opens', {}, 999, 'surveys:refusal.not-open'],
		['at 24:00', {}, 2000, 'surveys:refusal.closed'],
		['of a stranger', { livesThere: false }, 1500, 'surveys:refusal.no-home'],
		['a second one of the household', { householdAnswered: true }, 1500, 'surveys:refusal.answered'],
		['a question missing', { scores: new Map([['a', 5]]) }, 1500, 'surveys:refusal.incomplete'],
		[
			'a foreign question',
			{
				scores: new Map([
					['a', 5],
					['x', 3],
				]),
			},
			1500,
			'surveys:refusal.incomplete',
		],
		[
			'a score of six',
			{
				scores: new Map([
					['a', 6],
					['b', 1],
				]),
			},
			1500,
			'surveys:refusal.incomplete',
		],
	])('takes an answer? %s', (_, change, at, refusal) =>
		expect(whyNotAnswer(window, { ...answer, ...change }, at)).toBe(refusal),
	)
})

describe('satisfaction', () => {
	it('counts 4 and 5 of the valid answers and leaves "does not know" out', () => {
		const counts = [5, 4, 3, 2, 1, 0].map((score) => ({ score, count: 10 }))
		expect(satisfactionOf(counts)).toEqual({ valid: 50, satisfied: 20, unknown: 10 })
	})

	it.each([
		[20, 50, 400],
		[2, 3, 666],
		[0, 7, 0],
		[7, 7, 1000],
		[0, 0, null],
	])('%i of %i is %s tenths of a per cent', (part, whole, rate) => expect(rateInTenths(part, whole)).toBe(rate))

	it('shows no rate of fewer than five answers, and sums to the whole', () => {
		const building = fc.record({ households: fc.integer({ min: 30, max: 60 }), answered: fc.nat(30) })
		fc.assert(
			fc.property(fc.array(building, { maxLength: 9 }), (sizes) => {
				const buildings = sizes.map((size, index) => ({ ...size, id: `b${index}`, name: `${index} 栋` }))
				const counts = buildings.map((b) => ({ questionId: 'q', buildingId: b.id, score: 5, count: b.answered }))
				const lines = linesByBuilding(buildings, counts, 'q', 5)
				expect(lines.every((line) => line.overall === null || line.answered >= 5)).toBe(true)
				expect(lines.reduce((sum, line) => sum + line.answered, 0)).toBe(sizes.reduce((sum, b) => sum + b.answered, 0))
				expect(lines.flatMap((line) => line.names)).toHaveLength(sizes.length)
			}),
		)
	})
})
