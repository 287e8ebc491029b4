import { may } from '~/features/identity/access'
import type { Actor, Place } from '~/features/identity/types'

export const commentsPerPage = 50
export const mostReplies = 100
export const longestComment = 2000

export type Standing = 'owner' | 'tenant' | 'captain' | 'office'

export type CommentRefusal =
	| 'comments:refusal.not-of-estate'
	| 'comments:refusal.no-plan'
	| 'comments:refusal.item-removed'
	| 'comments:refusal.hidden-parent'
	| 'comments:refusal.thread-full'
	| 'comments:refusal.too-many'

/** As what a person speaks in this estate; null for whoever has no voice there. The office speaks officially. */
export function standingOf(actor: Actor | null, place: Place): Standing | null {
	if (!actor) return null
	if (may(actor, 'comment-officially', place)) return 'office'
	if (actor.grants.some((grant) => grant.role === 'captain' && grant.estateId === place.estateId)) return 'captain'
	const homes = actor.homes.filter((home) => home.estateId === place.estateId)
	if (homes.some((home) => home.relation !== 'tenant')) return 'owner'
	return homes.length > 0 ? 'tenant' : null
}

const doubleSurnames = new Set(
	'欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 夏侯 端木 长孙 宇文 独孤 南宫 百里 呼延 东郭 西门 闻人 轩辕 淳于 单于 申屠 钟离 澹台 赫连 万俟 公冶 宗政 濮阳 太史 仲孙 鲜于 闾丘 亓官 司寇 拓跋'.split(
		' ',
	),
)

/** A surname and a star: 王*, 欧阳*, W*. */
export function shortName(displayName: string): string {
	const letters = [...displayName.trim()]
	const [first = '', second = ''] = letters
	const known = doubleSurnames.has(first + second) && letters.length > 2
	return `${known ? first + second : first}*`
}

/** How an author is called inside the estate: the office by its officer's name, all others by building and surname. */
export function authorName(standing: Standing, displayName: string, building: string | null): string {
	if (standing === 'office') return displayName
	return building ? `${building} ${shortName(displayName)}` : shortName(displayName)
}

interface Parent {
	parentId: string | null
	hiddenAt: number | null
	replies: number
}

/** Why a reply cannot be made to this comment. */
export function whyNotReply(parent: Parent): CommentRefusal | null {
	if (parent.hiddenAt !== null) return 'comments:refusal.hidden-parent'
	return parent.replies >= mostReplies ? 'comments:refusal.thread-full' : null
}

interface Stored {
	authorId: string
	authorName: string
	body: string
	hiddenAt: number | null
	hiddenReason: string | null
}

export interface Viewer {
	personId: string | null
	/** Lives or works here: sees names. */
	inside: boolean
	/** The office: sees what was hidden, and why. */
	office: boolean
}

/** What one viewer sees of a comment. A hidden one leaves its trace; its author and the office see the words and the reason. */
export function seenBy(viewer: Viewer, comment: Stored) {
	const mine = viewer.personId === comment.authorId
	const hidden = comment.hiddenAt !== null
	const full = !hidden || mine || viewer.office
	return {
		mine,
		name: viewer.inside && full ? comment.authorName : null,
		hidden,
		body: full ? comment.body : null,
		reason: hidden && full ? comment.hiddenReason : null,
	}
}
