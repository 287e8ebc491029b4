import { notices } from 'db/schema'
import { and, eq, isNull } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { notFound } from '~/platform/respond.server'
import { done, type Result } from '~/platform/result'
import { findNotice } from './notice.server'
import { mayWithdraw, placeOfTarget } from './rules'

/** Takes a notice back. It stays to be seen, marked as withdrawn; to withdraw it again changes nothing. */
export function withdrawNotice(
	actor: Actor,
	estate: EstateFacts,
	noticeId: string,
	at: number,
): Promise<Result<{ noticeId: string }>> {
	const deed = {
		deed: 'withdraw-notice',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'notice',
		subjectId: noticeId,
	}
	return perform(actor, deed, at, async (tx) => {
		const notice = await findNotice(tx, estate.id, noticeId)
		if (!notice) throw notFound()
		if (!mayWithdraw(actor, notice, placeOfTarget(placeOf(estate), notice, notice.buildingId))) throw notFound()
		await tx
			.update(notices)
			.set({ withdrawnAt: at })
			.where(and(eq(notices.estateId, estate.id), eq(notices.id, noticeId), isNull(notices.withdrawnAt)))
		return done({ noticeId })
	})
}
