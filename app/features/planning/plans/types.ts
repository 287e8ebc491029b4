import type { SubmissionResult } from '@conform-to/react'

/** Amount (分) that one source pays. */
export interface Fund {
	sourceCode: string
	amountFen: number
}

/** A photo, drawing or PDF of an item, as the content of a version counts it. */
export interface ItemFile {
	contentHash: string
	caption: string
}

/** What a version says of one item. `itemKey` is the same in every version. */
export interface ItemContent {
	itemKey: string
	classCode: string
	name: string
	description: string
	costFen: number
	funds: readonly Fund[]
	files: readonly ItemFile[]
}

/** All that a version says: what is hashed, published and compared. */
export interface PlanContent {
	title: string
	summary: string
	changeNote: string
	items: readonly ItemContent[]
}

/** A class of items or a source of funds: data, in both languages. */
export interface Term {
	code: string
	nameZh: string
	nameEn: string
}

/** A term in the language of the page. */
export interface NamedTerm {
	code: string
	name: string
}

/** A photo, drawing or PDF as a page shows it. */
export interface ShownFile {
	id: string
	fileName: string
	mediaType: 'image/webp' | 'application/pdf'
	caption: string
	size: number
	width: number | null
	height: number | null
}

/** An item as residents read it. */
export interface ShownItem {
	itemKey: string
	classCode: string
	name: string
	description: string
	costFen: number
	funds: readonly Fund[]
	files: readonly ShownFile[]
}

/** What the action of a page of the draft answers when it did nothing. */
export interface DraftReply {
	lastResult?: SubmissionResult<string[]>
	refusal?: string
	facts?: Record<string, string | number>
}
