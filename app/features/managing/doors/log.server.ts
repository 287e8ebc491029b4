import { ballotDeliveries, people, rollUnits, visits } from 'db/schema'
import { read } from 'db/store.server'
import { and, desc, eq } from 'drizzle-orm'
import type { Actor } from '~/features/identity/types'
import type { DeliveryMethod, DeliveryOutcome, VisitOutcome } from './rules'

/** By whom: the reader, a resident with an office (a captain), or staff. */
type By = 'me' | 'captain' | 'staff'

export interface VisitLine {
	id: string
	outcome: VisitOutcome
	note: string
	visitedAt: number
	by: By
}

export interface DeliveryLine {
	id: string
	method: DeliveryMethod | 'posted'
	outcome: DeliveryOutcome
	note: string
	deliveredAt: number
	by: By
	proof: boolean
}

function byWhom(actor: Actor, personId: string, kind: 'resident' | 'staff'): By {
	if (personId === actor.personId) return 'me'
	return kind === 'staff' ? 'staff' : 'captain'
}

/** The visits at a door, the latest first. One query. */
export async function visitsAt(actor: Actor, estateId: string, voteId: string, unitId: string): Promise<VisitLine[]> {
	const rows = await read
		.select({
			id: visits.id,
			outcome: visits.outcome,
			note: visits.note,
			visitedAt: visits.visitedAt,
			visitedBy: visits.visitedBy,
			kind: people.kind,
		})
		.from(visits)
		.innerJoin(people, eq(people.id, visits.visitedBy))
		.where(and(eq(visits.estateId, estateId), eq(visits.voteId, voteId), eq(visits.unitId, unitId)))
		.orderBy(desc(visits.visitedAt), desc(visits.id))
		.limit(50)
	return rows.map(({ visitedBy, kind, ...visit }) => ({ ...visit, by: byWhom(actor, visitedBy, kind) }))
}

/** How the paper ballot of a door's voter was brought, the latest first. One query. */
export async function deliveriesTo(
	actor: Actor,
	estateId: string,
	voteId: string,
	unitId: string,
): Promise<DeliveryLine[]> {
	const rows = await read
		.select({
			id: ballotDeliveries.id,
			method: ballotDeliveries.method,
			outcome: ballotDeliveries.outcome,
			note: ballotDeliveries.note,
			deliveredAt: ballotDeliveries.deliveredAt,
			recordedBy: ballotDeliveries.recordedBy,
			fileId: ballotDeliveries.fileId,
			kind: people.kind,
		})
		.from(rollUnits)
		.innerJoin(
			ballotDeliveries,
			and(
				eq(ballotDeliveries.estateId, rollUnits.estateId),
				eq(ballotDeliveries.voteId, rollUnits.voteId),
				eq(ballotDeliveries.voterId, rollUnits.voterId),
			),
		)
		.innerJoin(people, eq(people.id, ballotDeliveries.recordedBy))
		.where(and(eq(rollUnits.estateId, estateId), eq(rollUnits.voteId, voteId), eq(rollUnits.unitId, unitId)))
		.orderBy(desc(ballotDeliveries.deliveredAt), desc(ballotDeliveries.id))
		.limit(50)
	return rows.map(({ recordedBy, kind, fileId, ...delivery }) => ({
		...delivery,
		by: byWhom(actor, recordedBy, kind),
		proof: fileId !== null,
	}))
}
