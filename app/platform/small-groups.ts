export interface Group {
	key: string
	size: number
}

/**
 * Which groups may be shown by themselves and which only together. Groups smaller than `smallest` are merged; when the merged
 * ones are still too few, the smallest shown group joins them, so that nobody learns a small group by subtracting from the total.
 * Empty groups are left out of both. `merged` is empty, or holds at least `smallest` together, unless there are fewer in all.
 */
export function mergeSmallGroups<G extends Group>(groups: readonly G[], smallest: number): { shown: G[]; merged: G[] } {
	const filled = groups.filter((group) => group.size > 0)
	const shown = filled.filter((group) => group.size >= smallest)
	const merged = filled.filter((group) => group.size < smallest)
	const mergedSize = merged.reduce((sum, group) => sum + group.size, 0)
	if (merged.length === 0 || mergedSize >= smallest) return { shown, merged }
	const joining = shown.reduce<G | null>(
		(least, group) => (least === null || group.size < least.size ? group : least),
		null,
	)
	if (!joining) return { shown: [], merged }
	return { shown: shown.filter((group) => group !== joining), merged: [...merged, joining] }
}
