import type { Fund, ItemContent } from './types'

export type Change =
	| { field: 'name' | 'description' | 'class'; before: string; after: string }
	| { field: 'cost'; before: number; after: number }
	| { field: 'fund'; sourceCode: string; before: number; after: number }
	| { field: 'files'; added: number; removed: number }

export interface ItemDifference {
	itemKey: string
	/** As the later version calls it; a removed item as the earlier one did. */
	name: string
	kind: 'added' | 'removed' | 'changed'
	changes: readonly Change[]
}

function fundChanges(before: readonly Fund[], after: readonly Fund[]): Change[] {
	const amount = (funds: readonly Fund[], code: string) =>
		funds.find((fund) => fund.sourceCode === code)?.amountFen ?? 0
	const codes = [...new Set([...before, ...after].map((fund) => fund.sourceCode))]
	return codes
		.map((sourceCode) => ({
			field: 'fund' as const,
			sourceCode,
			before: amount(before, sourceCode),
			after: amount(after, sourceCode),
		}))
		.filter((change) => change.before !== change.after)
}

function fileChanges(before: ItemContent, after: ItemContent): Change[] {
	const texts = (item: ItemContent) =>
		new Set(item.files.map((file) => JSON.stringify([file.contentHash, file.caption])))
	const [old, present] = [texts(before), texts(after)]
	const added = [...present].filter((text) => !old.has(text)).length
	const removed = [...old].filter((text) => !present.has(text)).length
	return added + removed > 0 ? [{ field: 'files', added, removed }] : []
}

/** What differs between two versions of one item; empty when nothing does. */
export function itemChanges(before: ItemContent, after: ItemContent): Change[] {
	const changes: Change[] = []
	if (before.name !== after.name) changes.push({ field: 'name', before: before.name, after: after.name })
	if (before.classCode !== after.classCode) {
		changes.push({ field: 'class', before: before.classCode, after: after.classCode })
	}
	if (before.description !== after.description) {
		changes.push({ field: 'description', before: before.description, after: after.description })
	}
	if (before.costFen !== after.costFen) changes.push({ field: 'cost', before: before.costFen, after: after.costFen })
	return [...changes, ...fundChanges(before.funds, after.funds), ...fileChanges(before, after)]
}

/** What differs between the items of two versions: those of the later one in its order, then the removed ones. */
export function planDifference(before: readonly ItemContent[], after: readonly ItemContent[]): ItemDifference[] {
	const old = new Map(before.map((item) => [item.itemKey, item]))
	const present = new Set(after.map((item) => item.itemKey))
	const still = after.flatMap((item): ItemDifference[] => {
		const { itemKey, name } = item
		const earlier = old.get(itemKey)
		if (!earlier) return [{ itemKey, name, kind: 'added', changes: [] }]
		const changes = itemChanges(earlier, item)
		return changes.length > 0 ? [{ itemKey, name, kind: 'changed', changes }] : []
	})
	const gone = before
		.filter((item) => !present.has(item.itemKey))
		.map(({ itemKey, name }): ItemDifference => ({ itemKey, name, kind: 'removed', changes: [] }))
	return [...still, ...gone]
}
