import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesByBuilding } from './building-rules'
import { addWeights, choices } from './rules'

const row = (buildingId: string, choice: 'for' | 'against' | 'abstain', heads: number) => ({
	buildingId,
	choice,
	heads,
	area: heads * 8000,
})

describe('a result by building', () => {
	it('shows each building with enough ballots by itself', () => {
		const lines = linesByBuilding([row('b1', 'for', 4), row('b1', 'against', 1), row('b2', 'for', 9)], 5)
		expect(lines.map((line) => [line.buildingIds, line.for.heads, line.against.heads])).toEqual([
			[['b1'], 4, 1],
			[['b2'], 9, 0],
		])
	})

	it('shows a building of four only together with another', () => {
		const lines = linesByBuilding([row('b1', 'for', 4), row('b2', 'for', 9), row('b3', 'abstain', 20)], 5)
		expect(lines.map((line) => line.buildingIds)).toEqual([['b3'], ['b1', 'b2']])
	})

	it('shows nothing when fewer than five took part', () => {
		expect(linesByBuilding([row('b1', 'for', 2), row('b2', 'against', 2)], 5)).toEqual([])
	})

	it('never lets a small building be had by subtracting lines from the total', () => {
		const answer = fc.record({
			buildingId: fc.constantFrom('b1', 'b2', 'b3', 'b4', 'b5'),
			choice: fc.constantFrom(...choices),
			heads: fc.nat({ max: 7 }),
			area: fc.nat({ max: 90_000 }),
		})
		fc.assert(
			fc.property(fc.array(answer, { maxLength: 12 }), fc.integer({ min: 2, max: 8 }), (answers, smallest) => {
				const lines = linesByBuilding(answers, smallest)
				const size = (line: (typeof lines)[number]) => addWeights(choices.map((choice) => line[choice])).heads
				for (const line of lines) expect(size(line)).toBeGreaterThanOrEqual(smallest)
				const total = addWeights(answers).heads
				const shown = lines.reduce((sum, line) => sum + size(line), 0)
				// all of it or nothing: what is left over is never one building's
				expect(shown).toBe(total < smallest ? 0 : total)
				const named = lines.flatMap((line) => line.buildingIds)
				expect(new Set(named).size).toBe(named.length)
			}),
		)
	})
})
