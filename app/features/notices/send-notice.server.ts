import { homes, people, units } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq, isNotNull, isNull, ne, or } from 'drizzle-orm'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import { enqueue } from '~/features/messages/enqueue.server'
import type { NoticeTarget } from './rules'

interface Sending {
	estate: Pick<EstateFacts, 'id' | 'name'>
	noticeId: string
	target: NoticeTarget
	title: string
	postedBy: string
}

/** A week later nobody wants to be told of it by SMS. */
const worthSending = 7 * 24 * 60 * 60 * 1000

/** Tells each person of the addressed households by SMS, once. Part of the deed that posts. */
export async function sendNotice(
	tx: Tx,
	{ estate, noticeId, target, title, postedBy }: Sending,
	at: number,
): Promise<void> {
	const everyone = target.scopeKind === 'estate'
	const recipients = await tx
		.selectDistinct({ personId: people.id, phone: people.phone })
		.from(homes)
		.innerJoin(people, eq(people.id, homes.personId))
		.innerJoin(units, and(eq(units.estateId, homes.estateId), eq(units.id, homes.unitId)))
		.where(
			and(
				eq(homes.estateId, estate.id),
				isNull(homes.endedAt),
				isNull(people.disabledAt),
				isNotNull(people.phone),
				ne(people.id, postedBy),
				everyone ? undefined : or(eq(units.buildingId, target.scopeId), eq(units.entranceId, target.scopeId)),
			),
		)
	for (const { personId, phone } of recipients) {
		if (!phone) continue
		await enqueue(
			tx,
			{
				channel: 'sms',
				recipient: phone,
				template: 'notice-posted',
				parameters: { estate: estate.name, title },
				dedupeKey: `notice-posted:${noticeId}:${personId}`,
				estateId: estate.id,
				expiresAt: at + worthSending,
			},
			at,
		)
	}
}
