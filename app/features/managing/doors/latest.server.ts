import { sql } from 'db/dialect'
import { ballotDeliveries, paperBallots, rollUnits, rollVoters, units, visits } from 'db/schema'
import type { DeliveryMethod, DeliveryOutcome, VisitOutcome } from './rules'

/** Columns for queries that join the roll: the latest of each record of a voter or a door. */
function recordsOf(roll: typeof rollUnits | typeof rollVoters) {
	const voterId = 'voterId' in roll ? roll.voterId : roll.id
	const latest = sql`from ${ballotDeliveries} where ${ballotDeliveries.estateId} = ${roll.estateId}
		and ${ballotDeliveries.voteId} = ${roll.voteId} and ${ballotDeliveries.voterId} = ${voterId}
		order by ${ballotDeliveries.deliveredAt} desc, ${ballotDeliveries.id} desc limit 1`
	return {
		delivery: sql<DeliveryOutcome | null>`(select ${ballotDeliveries.outcome} ${latest})`,
		deliveryMethod: sql<DeliveryMethod | 'posted' | null>`(select ${ballotDeliveries.method} ${latest})`,
		paperWaiting: sql<boolean>`exists (select 1 from ${paperBallots} where ${paperBallots.estateId} = ${roll.estateId}
			and ${paperBallots.voteId} = ${roll.voteId} and ${paperBallots.voterId} = ${voterId}
			and ${paperBallots.state} in ('received', 'differs'))`.mapWith(Boolean),
	}
}

export const ofDoor = {
	...recordsOf(rollUnits),
	visit: sql<VisitOutcome | null>`(select ${visits.outcome} from ${visits} where ${visits.estateId} = ${units.estateId}
		and ${visits.voteId} = ${rollUnits.voteId} and ${visits.unitId} = ${units.id}
		order by ${visits.visitedAt} desc, ${visits.id} desc limit 1)`,
}

export const ofVoter = recordsOf(rollVoters)
