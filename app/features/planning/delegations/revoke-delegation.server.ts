import { delegations, people, votes } from 'db/schema'
import { and, eq, isNull } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { enqueue } from '~/features/messages/enqueue.server'
import { done, type Result, refused } from '~/platform/result'
import { voterOf } from '../votes/voters.server'

export type RevokeRefusal = 'delegations:refusal.no-such-power' | 'delegations:refusal.not-yours'

/**
 * Takes a power back: the owner, or the officer for him. A ballot that the delegate has cast stands until the owner casts one
 * himself. The delegate is told. To take it back again changes nothing.
 */
export function revokeDelegation(
	actor: Actor,
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	{ voteId, delegationId }: { voteId: string; delegationId: string },
	at: number,
): Promise<Result<null, RevokeRefusal>> {
	const deed = {
		deed: 'revoke-delegation',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'vote',
		subjectId: voteId,
	}
	return perform(actor, deed, at, async (tx) => {
		const thisOne = and(
			eq(delegations.estateId, estate.id),
			eq(delegations.voteId, voteId),
			eq(delegations.id, delegationId),
		)
		const [power] = await tx
			.select({
				voterId: delegations.voterId,
				revokedAt: delegations.revokedAt,
				phone: people.phone,
				title: votes.title,
			})
			.from(delegations)
			.innerJoin(people, eq(people.id, delegations.holderId))
			.innerJoin(votes, and(eq(votes.estateId, delegations.estateId), eq(votes.id, delegations.voteId)))
			.where(thisOne)
			.limit(1)
		if (!power) return refused('delegations:refusal.no-such-power')
		const spoken = await voterOf(tx, actor, { estateId: estate.id, voteId, voterId: power.voterId })
		const owns = spoken !== null && spoken.delegationId === null
		if (!owns && !may(actor, 'run-votes', placeOf(estate))) return refused('delegations:refusal.not-yours')
		if (power.revokedAt !== null) return done(null)
		await tx
			.update(delegations)
			.set({ revokedAt: at, revokedBy: actor.personId })
			.where(and(thisOne, isNull(delegations.revokedAt)))
		if (power.phone === null) return done(null)
		await enqueue(
			tx,
			{
				channel: 'sms',
				recipient: power.phone,
				template: 'power-revoked',
				parameters: { title: power.title },
				dedupeKey: `power-revoked ${delegationId}`,
				estateId: estate.id,
			},
			at,
		)
		return done(null)
	})
}
