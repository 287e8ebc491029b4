import { comments } from 'db/schema'
import { and, eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { notFound } from '~/platform/respond.server'
import { done, type Result } from '~/platform/result'

/** Takes a comment out of sight with a reason that its author reads. The first reason stays. */
export function hideComment(
	actor: Actor,
	{ estate, commentId, reason }: { estate: EstateFacts; commentId: string; reason: string },
	at: number,
): Promise<Result<{ commentId: string }, never>> {
	const deed = {
		deed: 'hide-comment',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'comment',
		subjectId: commentId,
	}
	return perform(actor, deed, at, async (tx) => {
		if (!may(actor, 'comment-officially', placeOf(estate))) throw notFound()
		const itself = and(eq(comments.estateId, estate.id), eq(comments.id, commentId))
		const [comment] = await tx.select({ hiddenAt: comments.hiddenAt }).from(comments).where(itself).limit(1)
		if (!comment) throw notFound()
		if (comment.hiddenAt !== null) return done({ commentId })
		await tx.update(comments).set({ hiddenAt: at, hiddenBy: actor.personId, hiddenReason: reason }).where(itself)
		return done({ commentId })
	})
}
