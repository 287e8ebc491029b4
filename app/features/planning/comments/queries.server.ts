import { comments } from 'db/schema'
import { type Read, read } from 'db/store.server'
import { and, asc, count, desc, eq, inArray, isNull } from 'drizzle-orm'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { notFound } from '~/platform/respond.server'
import { commentsPerPage, mostReplies, type Standing, seenBy, standingOf, type Viewer } from './rules'
import type { CommentSubject, CommentsPage, SeenComment } from './types'

const columns = {
	id: comments.id,
	parentId: comments.parentId,
	authorId: comments.authorId,
	authorName: comments.authorName,
	standing: comments.authorStanding,
	planVersion: comments.planVersion,
	body: comments.body,
	postedAt: comments.postedAt,
	hiddenAt: comments.hiddenAt,
	hiddenReason: comments.hiddenReason,
}

type Row = { id: string; standing: Standing; planVersion: number; postedAt: number } & Parameters<typeof seenBy>[1]

function seen(viewer: Viewer, row: Row): SeenComment {
	const { id, standing, planVersion, postedAt } = row
	return { id, standing, planVersion, postedAt, ...seenBy(viewer, row) }
}

export function viewerOf(actor: Actor | null, estate: EstateFacts): Viewer {
	const place = placeOf(estate)
	return {
		personId: actor?.personId ?? null,
		inside: may(actor, 'read-inside', place),
		office: may(actor, 'comment-officially', place),
	}
}

/** A page of the threads on a subject as this person sees them: three queries. A page past the last is not found. */
export async function commentsOn(
	actor: Actor | null,
	estate: EstateFacts,
	subject: CommentSubject,
	{ order, page }: { order: 'newest' | 'oldest'; page: number },
): Promise<CommentsPage> {
	const viewer = viewerOf(actor, estate)
	const onSubject = and(
		eq(comments.estateId, estate.id),
		eq(comments.subjectKind, subject.kind),
		eq(comments.subjectId, subject.id),
		isNull(comments.parentId),
	)
	const [counted] = await read.select({ total: count() }).from(comments).where(onSubject)
	const total = counted?.total ?? 0
	const pages = Math.max(1, Math.ceil(total / commentsPerPage))
	if (page > pages) throw notFound()
	const direction = order === 'newest' ? desc : asc
	const parents = await read
		.select(columns)
		.from(comments)
		.where(onSubject)
		.orderBy(direction(comments.postedAt), direction(comments.id))
		.limit(commentsPerPage)
		.offset((page - 1) * commentsPerPage)
	const replies = await repliesTo(
		estate.id,
		parents.map((parent) => parent.id),
	)
	return {
		threads: parents.map((parent) => ({
			...seen(viewer, parent),
			replies: (replies.get(parent.id) ?? []).map((reply) => seen(viewer, reply)),
		})),
		total,
		page,
		pages,
		order,
		maySpeak: standingOf(actor, placeOf(estate)) !== null,
		mayHide: viewer.office,
	}
}

async function repliesTo(estateId: string, parentIds: readonly string[]) {
	const rows = await read
		.select(columns)
		.from(comments)
		.where(and(eq(comments.estateId, estateId), inArray(comments.parentId, [...parentIds])))
		.orderBy(asc(comments.postedAt), asc(comments.id))
		.limit(commentsPerPage * mostReplies)
	return Map.groupBy(rows, (row) => row.parentId)
}

/** How many comments and replies each item has: by item key, hidden ones not counted. */
export async function commentCounts(estateId: string, from: Read = read): Promise<Map<string, number>> {
	const rows = await from
		.select({ itemKey: comments.subjectId, total: count() })
		.from(comments)
		.where(and(eq(comments.estateId, estateId), eq(comments.subjectKind, 'plan-item'), isNull(comments.hiddenAt)))
		.groupBy(comments.subjectId)
	return new Map(rows.map((row) => [row.itemKey, row.total]))
}
