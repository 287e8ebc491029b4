import { ballots, ballotVoids } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import type { Channel } from '../counting'
import { doorName } from '../door-name'
import { findVote } from '../queries.server'
import { doorsOf } from '../roll-doors.server'
import { votersOf } from '../voters.server'
import { countObjections, countsByKind, objectionsOf } from './queries.server'
import { consequenceOf, openKinds } from './rules'
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
	const now = openKinds(times, at)
	const given = actor && resident && now.includes('ballot') ? await ownBallots(actor, estate.id, vote.id) : []
	const ballot = given.find(({ id }) => id === ballotId) ?? null
	const kinds = now.filter((kind) => kind !== 'ballot' || ballot !== null)
	const settled = vote.cancelledAt !== null || vote.resultAnnouncedAt !== null
	return {
		vote: { id: vote.id, title: vote.title, frozen: vote.openedAt !== null },
		times: { rollPostedUntil: times.rollPostedUntil, objectionsUntil: times.objectionsUntil },
		standing: standingOf(actor, resident),
		postingDays: times.postingDays,
		mayRaise: resident && kinds.length > 0,
		kinds,
		ballot,
		/** Given in the name of the actor's household: any of them may be disputed. */
		ballots: ballot ? [] : given,
		counts: countsByKind(lines),
		waiting: countObjections(lines).open,
		total: lines.length,
		lines: lines.map((line) => {
			const open = line.words !== null && !settled && line.state === 'open'
			return {
				...line,
				consequence: line.state === 'upheld' ? consequenceOf(line.kind, answeredFrozen(line, vote)) : null,
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

/** Whether the roll was frozen when the objection was answered. */
function answeredFrozen(line: { answeredAt: number | null }, { openedAt }: { openedAt: number | null }): boolean {
	return openedAt !== null && (line.answeredAt ?? 0) >= openedAt
}

function standingOf(actor: Actor | null, resident: boolean): 'visitor' | 'resident' | 'staff' | 'other' {
	if (!actor) return 'visitor'
	if (resident) return 'resident'
	return actor.kind === 'staff' ? 'staff' : 'other'
}

export interface OwnBallot {
	id: string
	seq: number
	channel: Channel
	castAt: number
	doors: string
}

/** The ballots given in the name of the voters whom the actor speaks for, those apart that are void already. */
async function ownBallots(actor: Actor, estateId: string, voteId: string): Promise<OwnBallot[]> {
	const voters = (await votersOf(actor, estateId, voteId)).filter((voter) => !voter.byPower)
	if (voters.length === 0) return []
	const rows = await read
		.select({
			id: ballots.id,
			voterId: ballots.voterId,
			seq: ballots.seq,
			channel: ballots.channel,
			castAt: ballots.castAt,
		})
		.from(ballots)
		.leftJoin(ballotVoids, and(eq(ballotVoids.estateId, ballots.estateId), eq(ballotVoids.ballotId, ballots.id)))
		.where(
			and(
				eq(ballots.estateId, estateId),
				eq(ballots.voteId, voteId),
				inArray(
					ballots.voterId,
					voters.map(({ id }) => id),
				),
				isNull(ballotVoids.voidedAt),
			),
		)
		.orderBy(asc(ballots.castAt), asc(ballots.seq))
		.limit(50)
	return rows.map(({ voterId, ...ballot }) => ({
		...ballot,
		doors: voters.flatMap((voter) => (voter.id === voterId ? voter.doors.map(doorName) : [])).join('; '),
	}))
}
