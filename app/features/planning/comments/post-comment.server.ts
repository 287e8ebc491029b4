import { buildings, comments, entrances } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, count, eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { currentVersionIn, itemsOfVersions } from '~/features/planning/plans/queries.server'
import { newId } from '~/platform/id'
import { consume } from '~/platform/limits.server'
import { notFound } from '~/platform/respond.server'
import { done, type Result, refused } from '~/platform/result'
import { authorName, type CommentRefusal, type Standing, standingOf, whyNotReply } from './rules'
import type { CommentSubject } from './types'

interface NewComment {
	estate: EstateFacts
	subject: CommentSubject
	parentId?: string | undefined
	body: string
	requestKey: string
}

/** Posts a comment or a reply on the plan in force or one of its items. The same request key again answers with the first. */
export async function postComment(
	actor: Actor,
	{ estate, subject, parentId, body, requestKey }: NewComment,
	at: number,
): Promise<Result<{ commentId: string }, CommentRefusal>> {
	const standing = standingOf(actor, placeOf(estate))
	if (!standing) return refused('comments:refusal.not-of-estate')
	const allowance = await consume(standing === 'office' ? 'post-person' : 'comment-person', actor.personId)
	if (!allowance.allowed) {
		return refused('comments:refusal.too-many', { minutes: Math.ceil(allowance.retryAfterSeconds / 60) })
	}
	const deed = {
		deed: 'post-comment',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: subject.kind,
		subjectId: subject.id,
	}
	return perform<{ commentId: string }, CommentRefusal>(
		actor,
		deed,
		at,
		async (tx) => {
			const same = await postedBefore(tx, estate.id, actor.personId, requestKey)
			if (same) return done({ commentId: same })
			const version = await currentVersionIn(tx, estate.id)
			if (!version) return refused('comments:refusal.no-plan')
			if (subject.kind === 'plan' && subject.id !== version.planId) throw notFound()
			if (subject.kind === 'plan-item') {
				const items = await itemsOfVersions(estate.id, [version.id], tx)
				if (!items.some((item) => item.itemKey === subject.id)) return refused('comments:refusal.item-removed')
			}
			const refusal = parentId === undefined ? null : whyNotReply(await parentOf(tx, estate.id, subject, parentId))
			if (refusal) return refused(refusal)
			const commentId = newId()
			await tx.insert(comments).values({
				estateId: estate.id,
				id: commentId,
				subjectKind: subject.kind,
				subjectId: subject.id,
				parentId: parentId ?? null,
				authorId: actor.personId,
				authorName: authorName(standing, actor.displayName, await buildingOf(tx, actor, estate.id, standing)),
				authorStanding: standing,
				planVersion: version.number,
				body,
				postedAt: at,
				requestKey,
			})
			return done({ commentId })
		},
		({ commentId }) => ({ detail: { comment: commentId, reply: parentId !== undefined } }),
	)
}

async function postedBefore(tx: Tx, estateId: string, authorId: string, requestKey: string): Promise<string | null> {
	const [same] = await tx
		.select({ id: comments.id })
		.from(comments)
		.where(and(eq(comments.estateId, estateId), eq(comments.authorId, authorId), eq(comments.requestKey, requestKey)))
		.limit(1)
	return same?.id ?? null
}

/** A comment on the same subject that is no reply itself; anything else is not found. */
async function parentOf(tx: Tx, estateId: string, subject: CommentSubject, parentId: string) {
	const [parent] = await tx
		.select({ parentId: comments.parentId, hiddenAt: comments.hiddenAt })
		.from(comments)
		.where(
			and(
				eq(comments.estateId, estateId),
				eq(comments.id, parentId),
				eq(comments.subjectKind, subject.kind),
				eq(comments.subjectId, subject.id),
			),
		)
		.limit(1)
	if (!parent || parent.parentId !== null) throw notFound()
	const [counted] = await tx
		.select({ replies: count() })
		.from(comments)
		.where(and(eq(comments.estateId, estateId), eq(comments.parentId, parentId)))
	return { ...parent, replies: counted?.replies ?? 0 }
}

/** The name of the building that the author lives in or is captain of. */
async function buildingOf(tx: Tx, actor: Actor, estateId: string, standing: Standing): Promise<string | null> {
	if (standing === 'office') return null
	const grant = actor.grants.find((held) => held.role === 'captain' && held.estateId === estateId)
	const home = actor.homes.find((lived) => lived.estateId === estateId)
	if (grant?.scopeKind === 'entrance') {
		const [row] = await tx
			.select({ name: buildings.name })
			.from(entrances)
			.innerJoin(buildings, and(eq(buildings.estateId, entrances.estateId), eq(buildings.id, entrances.buildingId)))
			.where(and(eq(entrances.estateId, estateId), eq(entrances.id, grant.scopeId)))
			.limit(1)
		return row?.name ?? null
	}
	const buildingId = grant?.scopeKind === 'building' ? grant.scopeId : home?.buildingId
	if (!buildingId) return null
	const [row] = await tx
		.select({ name: buildings.name })
		.from(buildings)
		.where(and(eq(buildings.estateId, estateId), eq(buildings.id, buildingId)))
		.limit(1)
	return row?.name ?? null
}
