import { createHash } from 'node:crypto'
import { canonicalItemText, canonicalPlan } from './rules'
import type { ItemContent, PlanContent } from './types'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** SHA-256 of everything a version says. */
export function contentHash(content: PlanContent): string {
	return sha256(canonicalPlan(content))
}

/** What a form carries so that a save over somebody else's newer words is noticed. */
export function textStamp(content: Pick<PlanContent, 'title' | 'summary' | 'changeNote'>): string {
	return sha256(JSON.stringify([content.title, content.summary, content.changeNote])).slice(0, 16)
}

export function itemStamp(item: Omit<ItemContent, 'files'>): string {
	return sha256(canonicalItemText(item)).slice(0, 16)
}
