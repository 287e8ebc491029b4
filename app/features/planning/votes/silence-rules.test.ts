import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answers, type Choice, choices, type Thresholds, tally, type Weight } from './rules'
import { deemedResult, majorityOf, silenceCounts } from './silence-rules'

const ordinary: Thresholds = { participation: [2, 3], approval: [1, 2], approvalBound: 'over' }
const special: Thresholds = { participation: [2, 3], approval: [3, 4], approvalBound: 'at-least' }

/** Homes of one size, so that heads and areas say the same. */
const alike = (heads: number): Weight => ({ heads, area: heads * 8000 })
const answers = (inFavour: Weight, against: Weight, abstain: Weight): Answers[] => [
	{ choice: 'for', ...inFavour },
	{ choice: 'against', ...against },
	{ choice: 'abstain', ...abstain },
]

describe('two cases of the courts', () => {
	it('Minhang 2021: 703 of 1,291 voted, 584 were silent with proof; strictly it fails, deemed it passes', () => {
		const strict = tally(alike(1291), answers(alike(417), alike(278), alike(8)), ordinary)
		expect(strict.participating.heads).toBe(703)
		expect(strict.passed).toBe(false)
		expect(strict.tests.filter((test) => !test.passed).map(({ name, missing }) => [name, missing])).toEqual([
			['participation-heads', 158],
			['participation-area', 158 * 8000 - 2666],
		])
		const deemed = deemedResult(strict, alike(584), ordinary)
		expect(deemed).toMatchObject({ choice: 'for', heads: 584, passed: true })
		expect(deemed.result.participating.heads).toBe(1287)
		// 77.5 % and not the 78.2 % that counts the abstentions as yes
		expect(deemed.result.for.heads).toBe(1001)
		expect(strict.for.heads).toBe(417)
	})

	it('1,152 heads and 124,799.30 ㎡: 905 with 93,449.08 ㎡ voted; it passes as ordinary matter and fails as special', () => {
		const total = { heads: 1152, area: 12_479_930 }
		const inFavour = { heads: 589, area: 6_166_705 }
		const rest = { heads: 905 - 589, area: 9_344_908 - 6_166_705 }
		const split = answers(inFavour, rest, { heads: 0, area: 0 })
		expect(tally(total, split, ordinary).passed).toBe(true)
		const strict = tally(total, split, special)
		expect(strict.tests.map((test) => test.passed)).toEqual([true, true, false, false])
		expect(strict.tests.map((test) => test.missing)).toEqual([0, 0, 90, 841_976])
	})
})

describe('silence', () => {
	it.each([
		['not-participating', 'clause', false],
		['deemed-majority', null, false],
		['deemed-majority', 'clause', true],
	] as const)('%s with %s counts: %s', (silence, clauseFileId, counts) => {
		expect(silenceCounts({ silence, clauseFileId })).toBe(counts)
	})

	it.each<[string, [number, number], [number, number], [number, number], Choice | null]>([
		['nobody voted', [0, 0], [0, 0], [0, 0], null],
		['one choice leads by both', [3, 300], [1, 100], [2, 200], 'for'],
		['against leads', [1, 100], [3, 300], [2, 200], 'against'],
		['more heads against, more area for', [2, 500], [3, 300], [0, 0], null],
		['as many heads', [2, 300], [2, 200], [0, 0], null],
		['as much area', [3, 200], [2, 200], [0, 0], null],
	])('%s', (_, inFavour, against, abstain, expected) => {
		const weight = ([heads, area]: [number, number]) => ({ heads, area })
		expect(majorityOf({ for: weight(inFavour), against: weight(against), abstain: weight(abstain) })).toBe(expected)
	})

	it('joins nobody when no choice leads: the verdict stays the strict one', () => {
		const strict = tally(alike(9), answers({ heads: 3, area: 24_000 }, { heads: 3, area: 24_000 }, alike(0)), ordinary)
		expect(deemedResult(strict, alike(3), ordinary)).toMatchObject({ choice: null, heads: 0, area: 0, passed: false })
	})

	it('never changes what was cast, adds exactly the silent, and never turns a lost majority into a win', () => {
		const weight = fc.record({ heads: fc.nat({ max: 900 }), area: fc.nat({ max: 9_000_000 }) })
		fc.assert(
			fc.property(weight, weight, weight, weight, fc.constantFrom(ordinary, special), (a, b, c, silent, thresholds) => {
				const total = {
					heads: a.heads + b.heads + c.heads + silent.heads,
					area: a.area + b.area + c.area + silent.area,
				}
				const strict = tally(total, answers(a, b, c), thresholds)
				const kept = structuredClone(strict)
				const deemed = deemedResult(strict, silent, thresholds)
				expect(strict).toEqual(kept)
				if (deemed.choice === null) {
					expect(deemed.passed).toBe(strict.passed)
					return
				}
				for (const choice of choices) {
					const more = choice === deemed.choice ? silent : { heads: 0, area: 0 }
					expect(deemed.result[choice]).toEqual({
						heads: strict[choice].heads + more.heads,
						area: strict[choice].area + more.area,
					})
				}
				if (deemed.choice !== 'for') expect(deemed.passed).toBe(false)
			}),
		)
	})
})
