import { voterOfUnit } from 'db/joins'
import { estates, homes, people, rollUnits, rollVoters, votes } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import { enqueueAll } from '~/features/messages/enqueue.server'
import { afterQuietHours } from '~/features/messages/quiet-hours'
import { formatDeadline } from '~/platform/format'

/**
 * Tells everyone with a claimed home on the roll that the vote has opened, once, by SMS and not at night. Part of the opening:
 * three queries, then inserts of some hundred rows.
 */
export async function tellVoters(
	tx: Tx,
	{ estateId, id: voteId }: { estateId: string; id: string },
	at: number,
): Promise<void> {
	const [vote] = await tx
		.select({ title: votes.title, closesAt: votes.closesAt, estate: estates.name })
		.from(votes)
		.innerJoin(estates, eq(estates.id, votes.estateId))
		.where(and(eq(votes.estateId, estateId), eq(votes.id, voteId)))
		.limit(1)
	const dueAt = afterQuietHours(at)
	if (!vote || dueAt >= vote.closesAt) return
	const rows = await tx
		.select({
			personId: people.id,
			phone: people.phone,
			ownerId: homes.ownerId,
			ownerIds: rollVoters.ownerIds,
		})
		.from(rollUnits)
		.innerJoin(rollVoters, voterOfUnit)
		.innerJoin(homes, and(eq(homes.estateId, rollUnits.estateId), eq(homes.unitId, rollUnits.unitId)))
		.innerJoin(people, eq(people.id, homes.personId))
		.where(
			and(
				eq(rollUnits.estateId, estateId),
				eq(rollUnits.voteId, voteId),
				ne(homes.relation, 'tenant'),
				isNull(homes.endedAt),
				isNull(people.disabledAt),
				isNotNull(people.phone),
			),
		)
	const phones = new Map(
		rows
			.filter(({ ownerId, ownerIds }) => ownerId === null || ownerIds.includes(ownerId))
			.map(({ personId, phone }) => [personId, phone]),
	)
	const { title, estate, closesAt } = vote
	const parameters = { estate, title, deadline: formatDeadline(closesAt, 'zh-CN') }
	const messages = [...phones].flatMap(([personId, recipient]) => {
		if (recipient === null) return []
		const dedupeKey = `vote-opened ${voteId} ${personId}`
		return [
			{
				channel: 'sms' as const,
				recipient,
				template: 'vote-opened' as const,
				parameters,
				dedupeKey,
				estateId,
				dueAt,
				expiresAt: closesAt,
			},
		]
	})
	await enqueueAll(tx, messages, at)
}
