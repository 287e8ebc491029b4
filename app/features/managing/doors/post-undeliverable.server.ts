import { perform } from '~/features/audit/perform.server'
import type { Actor } from '~/features/identity/types'
import { notFound } from '~/platform/respond.server'
import { done, type Result, refused } from '~/platform/result'
import { type DoorOnRoll, doorsWithin, type Estate, type Reach, voteAtDoors } from './doors.server'
import { type DoorRefusal, whyNotAtDoors } from './rules'
import { writeDeliveries } from './write-deliveries.server'

interface PostInput extends Pick<Reach, 'buildingId'> {
	voteId: string
	requestKey: string
}

/**
 * 公示送达: whose ballot could not be brought is posted on a public page, by door number alone. It stays undeliverable: a posting
 * is no delivery that could let silence count. Within the doors of the actor.
 */
export async function postUndeliverable(
	actor: Actor,
	estate: Estate,
	{ voteId, buildingId, requestKey }: PostInput,
	at: number,
): Promise<Result<{ voters: number }, DoorRefusal>> {
	const deed = { deed: 'post-undeliverable', estateId: estate.id, regionPath: estate.regionPath }
	const result = await perform<{ voters: number }, DoorRefusal>(
		actor,
		{ ...deed, subjectKind: 'vote', subjectId: voteId },
		at,
		async (tx) => {
			const vote = await voteAtDoors(tx, estate.id, voteId)
			const doors = await doorsWithin(tx, actor, estate, voteId, { buildingId })
			if (!vote || doors.length === 0) return refused('doors:refusal.not-your-doors')
			const why = whyNotAtDoors(vote, at)
			if (why) return refused(why)
			const toPost = doors.filter(isToPost)
			if (toPost.length === 0) return refused('doors:refusal.none-to-post')
			const posting = { method: 'posted' as const, outcome: 'undeliverable' as const, deliveredAt: at, note: '' }
			const key = { estateId: estate.id, voteId, requestKey }
			return done(await writeDeliveries(tx, actor, { doors: toPost, file: null }, { ...key, ...posting }, at))
		},
		({ voters }) => ({ detail: { voters } }),
	)
	if (!result.ok && result.error === 'doors:refusal.not-your-doors') throw notFound()
	return result
}

/** Voters without a ballot whose latest record says that theirs could not be brought, and who are not posted yet. */
function isToPost(door: DoorOnRoll): boolean {
	return door.ballotSeq === 0 && door.delivery === 'undeliverable' && door.deliveryMethod !== 'posted'
}
