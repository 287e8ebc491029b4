import { voteObjections } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq, isNull } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { done, type Result, refused } from '~/platform/result'
import { voidBallot } from '../void-ballot.server'
import { type Consequence, consequenceOf, type SettleRefusal, whyNotSettle } from './rules'
import { objectionTimes } from './times.server'

export interface Answer {
	voteId: string
	objectionId: string
	outcome: 'upheld' | 'rejected'
	/** Who raised it reads it. */
	answer: string
}

export type AnswerRefusal =
	| SettleRefusal
	| 'votes:refusal.not-officer'
	| 'votes:refusal.cancelled'
	| 'objections:refusal.result-announced'
	| 'objections:refusal.no-such-objection'
	| 'objections:refusal.own'

/** The reason that stands with a voided ballot, in the log too: everyone reads it, it names nobody. */
export const voidReason = 'objection-upheld'

/** Answers an objection, once. An upheld one to a ballot voids that ballot in the same transaction. */
export function answerObjection(
	actor: Actor,
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	input: Answer,
	at: number,
): Promise<Result<{ consequence: Consequence | null }, AnswerRefusal>> {
	const subject = { estateId: estate.id, regionPath: estate.regionPath, subjectKind: 'vote', subjectId: input.voteId }
	return perform(
		actor,
		{ deed: 'answer-objection', ...subject, detail: { outcome: input.outcome } },
		at,
		async (tx) => {
			if (!may(actor, 'run-votes', placeOf(estate))) return refused('votes:refusal.not-officer')
			return answer(tx, actor, estate.id, input, at)
		},
	)
}

async function answer(
	tx: Tx,
	actor: Actor,
	estateId: string,
	{ voteId, objectionId, outcome, answer: text }: Answer,
	at: number,
): Promise<Result<{ consequence: Consequence | null }, AnswerRefusal>> {
	const thisOne = and(
		eq(voteObjections.estateId, estateId),
		eq(voteObjections.voteId, voteId),
		eq(voteObjections.id, objectionId),
	)
	const [objection] = await tx
		.select({
			kind: voteObjections.kind,
			ballotId: voteObjections.ballotId,
			raisedBy: voteObjections.raisedBy,
			outcome: voteObjections.outcome,
			withdrawnAt: voteObjections.withdrawnAt,
		})
		.from(voteObjections)
		.where(thisOne)
		.limit(1)
	const vote = await objectionTimes(tx, estateId, voteId)
	if (!objection || !vote) return refused('objections:refusal.no-such-objection')
	const settled = whyNotSettle(objection)
	if (settled) return refused(settled)
	if (objection.raisedBy === actor.personId) return refused('objections:refusal.own')
	if (vote.cancelledAt !== null) return refused('votes:refusal.cancelled')
	if (vote.resultAnnouncedAt !== null) return refused('objections:refusal.result-announced')
	const rows = await tx
		.update(voteObjections)
		.set({ outcome, answer: text, answeredAt: at, answeredBy: actor.personId })
		.where(and(thisOne, isNull(voteObjections.answeredAt), isNull(voteObjections.withdrawnAt)))
		.returning({ id: voteObjections.id })
	if (rows.length === 0) return refused('objections:refusal.answered')
	if (outcome === 'rejected') return done({ consequence: null })
	if (objection.kind === 'ballot' && objection.ballotId !== null) {
		const voided = { estateId, voteId, ballotId: objection.ballotId, reason: voidReason, objectionId }
		await voidBallot(tx, voided, actor.personId, at)
	}
	return done({ consequence: consequenceOf(objection.kind, vote.openedAt !== null) })
}
