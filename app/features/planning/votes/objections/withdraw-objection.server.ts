import { voteObjections } from 'db/schema'
import { and, eq, isNull } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { done, type Result, refused } from '~/platform/result'
import { type SettleRefusal, whyNotSettle } from './rules'

export type WithdrawRefusal = SettleRefusal | 'objections:refusal.no-such-objection'

/** Takes one's own objection back while it waits for an answer. It stays on record as withdrawn. */
export function withdrawObjection(
	actor: Actor,
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	{ voteId, objectionId }: { voteId: string; objectionId: string },
	at: number,
): Promise<Result<null, WithdrawRefusal>> {
	const subject = { estateId: estate.id, regionPath: estate.regionPath, subjectKind: 'vote', subjectId: voteId }
	return perform(actor, { deed: 'withdraw-objection', ...subject }, at, async (tx) => {
		const own = and(
			eq(voteObjections.estateId, estate.id),
			eq(voteObjections.voteId, voteId),
			eq(voteObjections.id, objectionId),
			eq(voteObjections.raisedBy, actor.personId),
		)
		const [objection] = await tx
			.select({ outcome: voteObjections.outcome, withdrawnAt: voteObjections.withdrawnAt })
			.from(voteObjections)
			.where(own)
			.limit(1)
		if (!objection) return refused('objections:refusal.no-such-objection')
		const settled = whyNotSettle(objection)
		if (settled) return refused(settled)
		const rows = await tx
			.update(voteObjections)
			.set({ withdrawnAt: at })
			.where(and(own, isNull(voteObjections.answeredAt), isNull(voteObjections.withdrawnAt)))
			.returning({ id: voteObjections.id })
		return rows.length > 0 ? done(null) : refused('objections:refusal.answered')
	})
}
