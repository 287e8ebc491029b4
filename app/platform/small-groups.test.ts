import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeSmallGroups } from './small-groups'

const keys = (groups: readonly { key: string }[]) => groups.map((group) => group.key)

describe('mergeSmallGroups', () => {
	it.each([
		['all large', [5, 9], ['0', '1'], []],
		['two small ones that together reach five', [9, 2, 3], ['0'], ['1', '2']],
		['one small one takes the smallest large one with it', [9, 6, 4], ['0'], ['2', '1']],
		['only small ones', [1, 2], [], ['0', '1']],
		['empty groups are in neither', [9, 0], ['0'], []],
	])('%s', (_, sizes, shown, merged) => {
		const result = mergeSmallGroups(
			sizes.map((size, index) => ({ key: String(index), size })),
			5,
		)
		expect(keys(result.shown)).toEqual(shown)
		expect(keys(result.merged)).toEqual(merged)
	})

	it('never leaves a hidden remainder of fewer than five beside shown groups', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(30)), (sizes) => {
				const { shown, merged } = mergeSmallGroups(
					sizes.map((size, index) => ({ key: String(index), size })),
					5,
				)
				const hidden = merged.reduce((sum, group) => sum + group.size, 0)
				expect(shown.every((group) => group.size >= 5)).toBe(true)
				expect(shown.length === 0 || hidden === 0 || hidden >= 5).toBe(true)
				expect([...shown, ...merged].reduce((sum, group) => sum + group.size, 0)).toBe(sizes.reduce((a, b) => a + b, 0))
			}),
		)
	})
})
