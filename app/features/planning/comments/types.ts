import type { SubmissionResult } from '@conform-to/react'
import type { Standing } from './rules'

export interface CommentSubject {
	kind: 'plan' | 'plan-item'
	/** The plan's id, or an item's key. */
	id: string
}

export interface SeenComment {
	id: string
	standing: Standing
	/** Null for outsiders, who read only the standing. */
	name: string | null
	mine: boolean
	hidden: boolean
	body: string | null
	reason: string | null
	planVersion: number
	postedAt: number
}

export interface CommentThread extends SeenComment {
	replies: SeenComment[]
}

export interface CommentsPage {
	threads: CommentThread[]
	/** Of threads; replies are not counted. */
	total: number
	page: number
	pages: number
	order: 'newest' | 'oldest'
	/** Whether this person may post, and hide. */
	maySpeak: boolean
	mayHide: boolean
}

/** What the action of a page with comments answers when it did nothing. */
export interface CommentReply {
	lastResult?: SubmissionResult<string[]>
	refusal?: string
	facts?: Record<string, string | number>
}

/** What a page gives to its discussion. */
export interface DiscussionProps {
	comments: CommentsPage
	/** Which form stands open: `?reply=` and `?hide=` of the address. */
	open: { reply?: string | undefined; hide?: string | undefined }
	reply: CommentReply | undefined
	requestKey: string
	signedIn: boolean
	/** The version in force: comments on earlier ones say so. */
	version: number
	/** Nobody can speak of an item that the plan no longer has. */
	closed?: boolean
}
