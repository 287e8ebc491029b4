import { buildingOfUnit, entranceOfUnit, unitOnRoll, unitsOfVoter } from 'db/joins'
import { buildings, entrances, rollUnits, rollVoters, units } from 'db/schema'
import { read } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { paths } from '~/paths'
import { readPaperNumber } from '../papers/paper-number.server'
import { findVote } from '../votes/queries.server'
import { inDoorOrder } from '../votes/roll-doors.server'

/** Where a scanned number leads: to the entry of that paper for who may make it, else to its vote; null when it is no number of ours. */
export async function placeOfPaper(
	actor: Actor,
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	text: string | undefined,
	at: number,
): Promise<string | null> {
	const paper = readPaperNumber(text ?? '')
	const vote = paper && (await findVote(estate.id, paper.voteId, at))
	if (!paper || !vote) return null
	const doors = await read
		.select({ unitId: rollUnits.unitId, buildingId: units.buildingId, entranceId: units.entranceId })
		.from(rollVoters)
		.innerJoin(rollUnits, unitsOfVoter)
		.innerJoin(units, unitOnRoll)
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.where(
			and(eq(rollVoters.estateId, estate.id), eq(rollVoters.voteId, paper.voteId), eq(rollVoters.number, paper.number)),
		)
		.orderBy(...inDoorOrder)
	const mine = doors.find(({ buildingId, entranceId }) =>
		may(actor, 'enter-paper', { ...placeOf(estate), buildingId, entranceId }),
	)
	return mine && vote.state === 'open'
		? paths.paperEntry(estate.id, vote.id, mine.unitId)
		: paths.vote(estate.id, vote.id)
}
