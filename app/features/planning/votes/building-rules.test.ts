import { describe, expect, it } from 'vitest'
import { linesByBuilding } from './building-rules'

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
})
