import { readings } from 'db/schema'
import { perform } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { notFound } from '~/platform/respond.server'
import { done, type Result, refused } from '~/platform/result'
import { findNotice } from './notice.server'
import { type NoticeRefusal, reachesHome, whyNotRead } from './rules'

/** Records that the actor has read a notice, for each of their homes that it speaks to; each home once, however often it is sent. */
export function readNotice(
	actor: Actor,
	estate: EstateFacts,
	noticeId: string,
	at: number,
): Promise<Result<{ households: number }, NoticeRefusal>> {
	const deed = {
		deed: 'read-notice',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'notice',
		subjectId: noticeId,
	}
	return perform(actor, deed, at, async (tx) => {
		const notice = await findNotice(tx, estate.id, noticeId)
		if (!notice) throw notFound()
		const here = actor.homes.filter((home) => home.estateId === estate.id)
		const refusal = whyNotRead(notice, here)
		if (refusal) return refused(refusal)
		const unitIds = here.filter((home) => reachesHome(notice, home)).map((home) => home.unitId)
		await tx
			.insert(readings)
			.values(
				[...new Set(unitIds)].map((unitId) => ({
					estateId: estate.id,
					noticeId,
					unitId,
					personId: actor.personId,
					readAt: at,
				})),
			)
			.onConflictDoNothing()
		return done({ households: unitIds.length })
	})
}
