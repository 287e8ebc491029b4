import { notices, readings } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { perform } from '~/features/audit/perform.server'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { notFound } from '~/platform/respond.server'
import { done, type Result } from '~/platform/result'
import type { noticeForm } from './forms'
import { putUpNotice } from './put-up.server'
import { type NoticeTarget, placeOfTarget, reachesHome, voiceIn } from './rules'
import { sendNotice } from './send-notice.server'
import { findTarget } from './targets.server'

/**
 * Posts a notice to the estate, a building or an entrance. A scope that is not there or not the actor's is not found.
 * The same `requestKey` again answers with the notice it made.
 */
export function postNotice(
	actor: Actor,
	estate: EstateFacts,
	input: z.output<typeof noticeForm>,
	at: number,
): Promise<Result<{ noticeId: string }>> {
	const deed = { deed: 'post-notice', estateId: estate.id, regionPath: estate.regionPath, subjectKind: 'notice' }
	return perform(
		actor,
		deed,
		at,
		async (tx) => {
			const target = await findTarget(tx, estate.id, input.scope)
			const postedAs = target && voiceIn(actor, placeOfTarget(placeOf(estate), target, target.buildingId))
			if (!target || !postedAs) throw notFound()
			const { title, body, requestKey } = input
			const notice = { estateId: estate.id, target, title, body, postedBy: actor.personId, postedAs, requestKey }
			const noticeId = await putUpNotice(tx, notice, at)
			if (noticeId === null) return done({ noticeId: await postedBefore(tx, estate.id, actor.personId, requestKey) })
			await markOwnHomes(tx, actor, { ...target, estateId: estate.id, noticeId }, at)
			if (input.sms === 'on') {
				await sendNotice(tx, { estate, noticeId, target, title, postedBy: actor.personId }, at)
			}
			return done({ noticeId })
		},
		({ noticeId }) => ({ subjectId: noticeId, detail: { scope: input.scope, sms: input.sms === 'on' } }),
	)
}

/** Who posted it has read it. */
async function markOwnHomes(
	tx: Tx,
	actor: Actor,
	notice: NoticeTarget & { estateId: string; noticeId: string },
	at: number,
) {
	const { estateId, noticeId } = notice
	const own = actor.homes.filter((home) => home.estateId === estateId && reachesHome(notice, home))
	if (own.length === 0) return
	const { personId } = actor
	await tx.insert(readings).values(own.map(({ unitId }) => ({ estateId, noticeId, unitId, personId, readAt: at })))
}

async function postedBefore(tx: Tx, estateId: string, personId: string, requestKey: string): Promise<string> {
	const [same] = await tx
		.select({ id: notices.id })
		.from(notices)
		.where(and(eq(notices.estateId, estateId), eq(notices.postedBy, personId), eq(notices.requestKey, requestKey)))
		.limit(1)
	if (!same) throw new Error('A notice conflicts with none that was posted')
	return same.id
}
