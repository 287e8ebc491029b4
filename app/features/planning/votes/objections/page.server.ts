import { ballots } from 'db/schema'
import { read } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { doorName } from '../door-name'
import { findVote } from '../queries.server'
import { doorsOf } from '../roll-doors.server'
import { voterOf } from '../voters.server'
import { countObjections, countsByKind, objectionsOf } from './queries.server'
import { openKinds } from './rules'
import { objectionTimes } from './times.server'

/** What the page of objections shows to this actor; null when the estate has no such vote. `ballotId`: the one objected to. */
export async function objectionsPage(
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	{ voteId, ballotId }: { voteId: string | undefined; ballotId: string | undefined },
	actor: Actor | null,
	at: number,
) {
	const vote = await findVote(estate.id, voteId, at)
	const times = vote && (await objectionTimes(read, estate.id, vote.id))
	if (!vote || !times) return null
	const lines = await objectionsOf(estate, vote.id, actor)
	const officer = may(actor, 'run-votes', placeOf(estate))
	const resident = actor?.homes.some((home) => home.estateId === estate.id) ?? false
	const ballot = ballotId && actor ? await disputed(actor, estate.id, vote.id, ballotId) : null
	const kinds = openKinds(times, at).filter((kind) => kind !== 'ballot' || ballot !== null)
	const settled = vote.cancelledAt !== null || vote.resultAnnouncedAt !== null
	return {
		vote: { id: vote.id, title: vote.title, frozen: vote.openedAt !== null },
		times: { rollPostedUntil: times.rollPostedUntil, objectionsUntil: times.objectionsUntil },
		standing: standingOf(actor, resident),
		postingDays: times.postingDays,
		mayRaise: resident && kinds.length > 0,
		kinds,
		ballot,
		counts: countsByKind(lines),
		waiting: countObjections(lines).open,
		total: lines.length,
		lines: lines.map((line) => {
			const open = line.words !== null && !settled && line.state === 'open'
			return {
				...line,
				mayAnswer: officer && open && line.words?.own === false,
				mayWithdraw: line.words?.own === true && line.state === 'open',
			}
		}),
		doors: resident
			? (await doorsOf(read, estate.id)).map((door) => ({ unitId: door.unitId, name: doorName(door) }))
			: [],
		requestKey: newId(),
	}
}

export type ObjectionsPage = NonNullable<Awaited<ReturnType<typeof objectionsPage>>>

function standingOf(actor: Actor | null, resident: boolean): 'visitor' | 'resident' | 'other' {
	if (!actor) return 'visitor'
	return resident ? 'resident' : 'other'
}

/** The ballot that the actor may object to, because it is their own voter's. */
async function disputed(actor: Actor, estateId: string, voteId: string, ballotId: string) {
	const [ballot] = await read
		.select({ id: ballots.id, voterId: ballots.voterId, seq: ballots.seq, castAt: ballots.castAt })
		.from(ballots)
		.where(and(eq(ballots.estateId, estateId), eq(ballots.voteId, voteId), eq(ballots.id, ballotId)))
		.limit(1)
	if (!ballot || !(await voterOf(read, actor, { estateId, voteId, voterId: ballot.voterId }))) return null
	return { id: ballot.id, seq: ballot.seq, castAt: ballot.castAt }
}
