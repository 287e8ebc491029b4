import type { Refused } from '~/platform/result'
import type { Fund, ItemContent, PlanContent } from './types'

export const mostItems = 100
export const mostFilesOfItem = 20

/** Cost less what the sources pay, in 分: positive when money is missing. */
export function fundingGap(item: { costFen: number; funds: readonly Fund[] }): number {
	return item.costFen - item.funds.reduce((sum, fund) => sum + fund.amountFen, 0)
}

export function totalCost(items: readonly { costFen: number }[]): number {
	return items.reduce((sum, item) => sum + item.costFen, 0)
}

function addUp(entries: Iterable<readonly [string, number]>): Map<string, number> {
	const sums = new Map<string, number>()
	for (const [code, fen] of entries) sums.set(code, (sums.get(code) ?? 0) + fen)
	return sums
}

/** Sums in 分 by class code. */
export function costByClass(items: readonly { classCode: string; costFen: number }[]): Map<string, number> {
	return addUp(items.map((item) => [item.classCode, item.costFen]))
}

/** Sums in 分 by source code; over all items they add to the total cost of a publishable plan. */
export function costBySource(items: readonly { funds: readonly Fund[] }[]): Map<string, number> {
	return addUp(items.flatMap((item) => item.funds.map((fund) => [fund.sourceCode, fund.amountFen] as const)))
}

/** Whole yuan per household, rounded down; null for an estate without households. */
export function yuanPerHousehold(fen: number, households: number): number | null {
	return households > 0 ? Math.floor(fen / households / 100) : null
}

export type PublishRefusal =
	| 'drafts:refusal.no-title'
	| 'drafts:refusal.no-items'
	| 'drafts:refusal.unfunded'
	| 'drafts:refusal.no-change-note'
	| 'drafts:refusal.unchanged'

type PublishProblem = Refused<PublishRefusal>

function problem(error: PublishRefusal, facts?: PublishProblem['facts']): PublishProblem {
	return { ok: false, error, facts }
}

/** Everything that keeps a draft from being published, in the order in which the officer meets it. */
export function whyNotPublish(draft: PlanContent, current: PlanContent | null): PublishProblem[] {
	const problems: PublishProblem[] = []
	if (!draft.title.trim()) problems.push(problem('drafts:refusal.no-title'))
	if (draft.items.length === 0) problems.push(problem('drafts:refusal.no-items'))
	for (const item of draft.items) {
		const gap = fundingGap(item)
		if (gap !== 0)
			problems.push(problem('drafts:refusal.unfunded', { name: item.name, yuan: yuanToType(Math.abs(gap)) }))
	}
	if (!current) return problems
	if (!draft.changeNote.trim()) problems.push(problem('drafts:refusal.no-change-note'))
	if (canonicalBody(draft) === canonicalBody(current)) problems.push(problem('drafts:refusal.unchanged'))
	return problems
}

function canonicalItem(item: ItemContent) {
	const funds = [...item.funds].sort((a, b) => (a.sourceCode < b.sourceCode ? -1 : 1))
	return [
		item.itemKey,
		item.classCode,
		item.name,
		item.description,
		item.costFen,
		funds.map((fund) => [fund.sourceCode, fund.amountFen]),
		item.files.map((file) => [file.contentHash, file.caption]),
	]
}

function canonicalBody(content: PlanContent): string {
	return JSON.stringify([content.title, content.summary, content.items.map(canonicalItem)])
}

/** The one way to write a version down before it is hashed: arrays in a fixed order, funds by source code. */
export function canonicalPlan(content: PlanContent): string {
	const { title, summary, changeNote, items } = content
	return JSON.stringify(['wugong-plan-1', title, summary, changeNote, items.map(canonicalItem)])
}

export function canonicalItemText(item: Omit<ItemContent, 'files'>): string {
	return JSON.stringify(canonicalItem({ ...item, files: [] }))
}

/** The keys with one of them a place further up or down; unchanged at the ends and for an unknown key. */
export function moved(keys: readonly string[], key: string, direction: 'up' | 'down'): string[] {
	const order = [...keys]
	const from = order.indexOf(key)
	const to = direction === 'up' ? from - 1 : from + 1
	const other = order[to]
	if (from < 0 || other === undefined) return order
	order[to] = key
	order[from] = other
	return order
}

/** 分 as a person would type it into a field: whole yuan without decimals. */
export function yuanToType(fen: number): string {
	const cents = fen % 100
	const yuan = (fen - cents) / 100
	return cents === 0 ? String(yuan) : `${yuan}.${String(cents).padStart(2, '0')}`
}
