import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planDifference } from './difference'
import {
	canonicalPlan,
	costByClass,
	costBySource,
	fundingGap,
	moved,
	totalCost,
	whyNotPublish,
	yuanPerHousehold,
	yuanToType,
} from './rules'
import type { ItemContent, PlanContent } from './types'

const item = (change: Partial<ItemContent> = {}): ItemContent => ({
	itemKey: 'roof',
	classCode: 'basic',
	name: '屋面防水',
	description: '',
	costFen: 86_400_000,
	funds: [{ sourceCode: 'county', amountFen: 86_400_000 }],
	files: [],
	...change,
})

const plan = (change: Partial<PlanContent> = {}): PlanContent => ({
	title: '改造方案',
	summary: '说明',
	changeNote: '',
	items: [item()],
	...change,
})

describe('money', () => {
	it.each([
		[100_00, [], 100_00],
		[100_00, [60_00, 40_00], 0],
		[100_00, [60_00, 39_99], 1],
		[100_00, [60_00, 40_01], -1],
	])('cost %d 分 less what the sources pay %j leaves %d 分', (costFen, amounts, gap) => {
		const funds = amounts.map((amountFen, index) => ({ sourceCode: String(index), amountFen }))
		expect(fundingGap({ costFen, funds })).toBe(gap)
	})

	it.each([
		[86_400_000, 167, 5173],
		[0, 167, 0],
		[100, 3, 0],
		[86_400_000, 0, null],
	])('%d 分 for %d households is about %j yuan each', (fen, households, yuan) => {
		expect(yuanPerHousehold(fen, households)).toBe(yuan)
	})

	it.each([
		[0, '0'],
		[100, '1'],
		[150, '1.50'],
		[86_400_001, '864000.01'],
	])('%d 分 is typed as %s', (fen, text) => {
		expect(yuanToType(fen)).toBe(text)
	})

	it('sums by class and by source both add to the total', () => {
		const fen = fc.integer({ min: 0, max: 1e12 })
		const fund = fc.record({ sourceCode: fc.constantFrom('central', 'county', 'owners'), amountFen: fen })
		const one = fc.record({ classCode: fc.constantFrom('basic', 'improving'), funds: fc.array(fund, { maxLength: 5 }) })
		fc.assert(
			fc.property(fc.array(one, { maxLength: 20 }), (drawn) => {
				const items = drawn.map((each) => ({ ...each, costFen: each.funds.reduce((sum, f) => sum + f.amountFen, 0) }))
				const sum = (sums: Map<string, number>) => [...sums.values()].reduce((all, part) => all + part, 0)
				expect(sum(costByClass(items))).toBe(totalCost(items))
				expect(sum(costBySource(items))).toBe(totalCost(items))
			}),
		)
	})
})

describe('what keeps a draft from being published', () => {
	const reasons = (draft: PlanContent, current: PlanContent | null = null) =>
		whyNotPublish(draft, current).map((problem) => problem.error)

	it('is nothing when there is a title and each item is paid for', () => {
		expect(reasons(plan())).toEqual([])
	})

	it.each([
		['no title', plan({ title: ' ' }), 'drafts:refusal.no-title'],
		['no item', plan({ items: [] }), 'drafts:refusal.no-items'],
		['an item one 分 short', plan({ items: [item({ costFen: 86_400_001 })] }), 'drafts:refusal.unfunded'],
	])('%s', (_name, draft, reason) => {
		expect(reasons(draft)).toEqual([reason])
	})

	it('names the item and the difference', () => {
		expect(whyNotPublish(plan({ items: [item({ costFen: 86_400_150 })] }), null)).toMatchObject([
			{ facts: { name: '屋面防水', yuan: '1.50' } },
		])
	})

	it('from the second version on needs a change, and words on it', () => {
		expect(reasons(plan(), plan())).toEqual(['drafts:refusal.no-change-note', 'drafts:refusal.unchanged'])
		expect(reasons(plan({ title: '新方案', changeNote: '改名' }), plan())).toEqual([])
	})
})

describe('the canonical form', () => {
	const content = fc.record({
		title: fc.string(),
		summary: fc.string(),
		changeNote: fc.string(),
		items: fc.array(
			fc.record({
				itemKey: fc.string(),
				classCode: fc.string(),
				name: fc.string(),
				description: fc.string(),
				costFen: fc.nat(),
				funds: fc.uniqueArray(fc.record({ sourceCode: fc.string({ minLength: 1 }), amountFen: fc.nat() }), {
					selector: (fund) => fund.sourceCode,
				}),
				files: fc.array(fc.record({ contentHash: fc.string(), caption: fc.string() })),
			}),
			{ maxLength: 4 },
		),
	})

	it('does not depend on the order of the sources', () => {
		fc.assert(
			fc.property(content, (drawn) => {
				const turned = { ...drawn, items: drawn.items.map((one) => ({ ...one, funds: [...one.funds].reverse() })) }
				expect(canonicalPlan(turned)).toBe(canonicalPlan(drawn))
			}),
		)
	})

	it('differs when anything differs', () => {
		fc.assert(
			fc.property(content, content, (one, other) => {
				const sorted = (drawn: PlanContent) => ({
					...drawn,
					items: drawn.items.map((each) => ({
						...each,
						funds: [...each.funds].sort((a, b) => (a.sourceCode < b.sourceCode ? -1 : 1)),
					})),
				})
				expect(canonicalPlan(one) === canonicalPlan(other)).toBe(
					JSON.stringify(sorted(one)) === JSON.stringify(sorted(other)),
				)
			}),
		)
	})
})

describe('what changed', () => {
	it('tells added, changed and removed items', () => {
		const before = [item(), item({ itemKey: 'lift', name: '加装电梯' })]
		const after = [
			item({ costFen: 90_000_000, funds: [{ sourceCode: 'county', amountFen: 90_000_000 }] }),
			item({ itemKey: 'shed', name: '车棚' }),
		]
		expect(planDifference(before, after)).toEqual([
			{
				itemKey: 'roof',
				name: '屋面防水',
				kind: 'changed',
				changes: [
					{ field: 'cost', before: 86_400_000, after: 90_000_000 },
					{ field: 'fund', sourceCode: 'county', before: 86_400_000, after: 90_000_000 },
				],
			},
			{ itemKey: 'shed', name: '车棚', kind: 'added', changes: [] },
			{ itemKey: 'lift', name: '加装电梯', kind: 'removed', changes: [] },
		])
	})

	it('is silent about the order of items, and names each other field', () => {
		const lift = item({ itemKey: 'lift' })
		expect(planDifference([item(), lift], [lift, item()])).toEqual([])
		const photo = { contentHash: 'a', caption: '现状' }
		const [difference] = planDifference(
			[item({ files: [photo] })],
			[
				item({
					name: '屋面',
					classCode: 'improving',
					description: '保留晾晒区',
					files: [{ ...photo, caption: '漏点' }],
				}),
			],
		)
		expect(difference?.changes).toEqual([
			{ field: 'name', before: '屋面防水', after: '屋面' },
			{ field: 'class', before: 'basic', after: 'improving' },
			{ field: 'description', before: '', after: '保留晾晒区' },
			{ field: 'files', added: 1, removed: 1 },
		])
	})
})

describe('the order of items', () => {
	it.each([
		['b', 'up', ['b', 'a', 'c']],
		['b', 'down', ['a', 'c', 'b']],
		['a', 'up', ['a', 'b', 'c']],
		['c', 'down', ['a', 'b', 'c']],
		['x', 'up', ['a', 'b', 'c']],
		['x', 'down', ['a', 'b', 'c']],
	] as const)('%s one place %s', (key, direction, order) => {
		expect(moved(['a', 'b', 'c'], key, direction)).toEqual(order)
	})
})
