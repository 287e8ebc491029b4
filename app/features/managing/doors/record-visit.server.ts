import { visits } from 'db/schema'
import type { z } from 'zod'
import { perform } from '~/features/audit/perform.server'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { notFound } from '~/platform/respond.server'
import { done, type Result, refused } from '~/platform/result'
import { doorsWithin, type Estate, voteAtDoors } from './doors.server'
import type { visitForm } from './forms'
import { type DoorRefusal, whyNotAtDoors } from './rules'

type VisitInput = Omit<z.output<typeof visitForm>, 'act'>

/** 扫楼: records a visit or a call at a door. A door that is not the actor's is not found, and the attempt is on record. */
export async function recordVisit(
	actor: Actor,
	estate: Estate,
	input: VisitInput,
	at: number,
): Promise<Result<{ kept: boolean }, DoorRefusal>> {
	const deed = { deed: 'record-visit', estateId: estate.id, regionPath: estate.regionPath }
	const result = await perform<{ kept: boolean }, DoorRefusal>(
		actor,
		{ ...deed, subjectKind: 'unit', subjectId: input.unitId, detail: { voteId: input.voteId } },
		at,
		async (tx) => {
			const vote = await voteAtDoors(tx, estate.id, input.voteId)
			const [door] = await doorsWithin(tx, actor, estate, input.voteId, { unitIds: [input.unitId] })
			if (!vote || !door) return refused('doors:refusal.not-your-doors')
			const why = whyNotAtDoors(vote, at)
			if (why) return refused(why)
			if (door.voterId === null) return refused('doors:refusal.not-on-roll')
			const { voteId, unitId, outcome, note, requestKey } = input
			const rows = await tx
				.insert(visits)
				.values({
					estateId: estate.id,
					id: newId(),
					voteId,
					unitId,
					outcome,
					note,
					visitedBy: actor.personId,
					visitedAt: at,
					requestKey,
				})
				.onConflictDoNothing()
				.returning({ id: visits.id })
			return done({ kept: rows.length > 0 })
		},
		({ kept }) => ({ detail: { voteId: input.voteId, outcome: input.outcome, again: !kept } }),
	)
	if (!result.ok && result.error === 'doors:refusal.not-your-doors') throw notFound()
	return result
}
