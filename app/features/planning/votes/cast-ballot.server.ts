import { sql } from 'db/dialect'
import { ballotChoices, ballots, people, rollVoters } from 'db/schema'
import { isUniqueViolation, preparedRead, preparedWrite, type Tx } from 'db/store.server'
import { and, eq, or } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { enqueue } from '~/features/messages/enqueue.server'
import { newId } from '~/platform/id'
import { done, type Result, refused } from '~/platform/result'
import { logBallot } from '../proof/log-ballot.server'
import { mostMatters } from './forms'
import { cancellationOf, frozenVote } from './frozen-vote.server'
import { newReceiptNumber } from './receipt-number.server'
import { type BallotRefusal, type Choice, type VotingRefusal, whyNotBallot, whyNotVote } from './rules'
import { forgetTurnout } from './turnout.server'
import { standingOf, voterOf } from './voters.server'

export interface Ballot {
	voteId: string
	voterId: string
	/** Matter → choice: each matter of the vote exactly once. */
	choices: Readonly<Record<string, Choice>>
	requestKey: string
}

export interface Cast {
	receiptNumber: string
	/** 1 for the first ballot, more for a change. */
	seq: number
	/** The same request had been answered before; nothing was written now. */
	repeated: boolean
}

export type CastRefusal = VotingRefusal | BallotRefusal | 'votes:refusal.no-such-vote'

const ph = sql.placeholder

const earlierBallots = preparedRead((db) =>
	db
		.select({
			seq: ballots.seq,
			castBy: ballots.castBy,
			receiptNumber: ballots.receiptNumber,
			requestKey: ballots.requestKey,
		})
		.from(ballots)
		.where(
			and(
				eq(ballots.estateId, ph('estateId')),
				eq(ballots.voteId, ph('voteId')),
				eq(ballots.voterId, ph('voterId')),
				or(eq(ballots.requestKey, ph('requestKey')), eq(ballots.seq, ph('seq'))),
			),
		),
)

const setLatest = preparedWrite((tx) =>
	tx
		.update(rollVoters)
		.set({ ballotSeq: sql`${ph('seq')}` })
		.where(
			and(
				eq(rollVoters.estateId, ph('estateId')),
				eq(rollVoters.voteId, ph('voteId')),
				eq(rollVoters.id, ph('voterId')),
			),
		),
)

const insertBallot = preparedWrite((tx) =>
	tx.insert(ballots).values({
		estateId: ph('estateId'),
		id: ph('id'),
		voteId: ph('voteId'),
		voterId: ph('voterId'),
		seq: ph('seq'),
		channel: 'online',
		castBy: ph('castBy'),
		unitId: ph('unitId'),
		castAt: ph('castAt'),
		receiptNumber: ph('receiptNumber'),
		requestKey: ph('requestKey'),
	}),
)

/** One statement for each number of matters. */
const insertChoices = Array.from({ length: mostMatters }, (_, last) =>
	preparedWrite((tx) =>
		tx.insert(ballotChoices).values(
			Array.from({ length: last + 1 }, (_, index) => ({
				estateId: ph('estateId'),
				ballotId: ph('ballotId'),
				matterId: ph(`matter${index}`),
				choice: ph(`choice${index}`),
			})),
		),
	),
)

const tries = 4

/**
 * Casts the ballot of a voter whom the actor speaks for. A later ballot is a new version that replaces the earlier in the count;
 * the same `requestKey` answers with the receipt it already has, even after the vote has closed.
 */
export async function castBallot(
	actor: Actor,
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	input: Ballot,
	at: number,
): Promise<Result<Cast, CastRefusal>> {
	const deed = {
		deed: 'cast-ballot',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'vote',
		subjectId: input.voteId,
	}
	for (let count = 1; ; count++) {
		try {
			const result = await perform(
				actor,
				deed,
				at,
				(tx) => cast(tx, actor, estate.id, input, at),
				({ seq, repeated }) => ({ detail: { seq, repeated } }),
			)
			forgetTurnout(input.voteId)
			return result
		} catch (error) {
			// a receipt number that exists, or on PostgreSQL two ballots of one voter at once: decided anew
			if (!isUniqueViolation(error) || count === tries) throw error
		}
	}
}

async function cast(
	tx: Tx,
	actor: Actor,
	estateId: string,
	{ voteId, voterId, choices, requestKey }: Ballot,
	at: number,
): Promise<Result<Cast, CastRefusal>> {
	const vote = await frozenVote(tx, estateId, voteId)
	if (!vote) return refused('votes:refusal.no-such-vote')
	const key = { estateId, voteId, voterId }
	const voter = await voterOf(tx, actor, key)
	const earlier =
		voter && voter.ballotSeq > 0 ? await earlierBallots(tx, { ...key, requestKey, seq: voter.ballotSeq }) : []
	const same = earlier.find((ballot) => ballot.requestKey === requestKey)
	if (same) return done({ receiptNumber: same.receiptNumber, seq: same.seq, repeated: true })

	const cancelledAt = voter ? voter.vote.cancelledAt : await cancellationOf(tx, estateId, voteId)
	const refusal = whyNotVote({ ...vote, cancelledAt }, standingOf(actor, estateId, voter ? [voter] : []), at)
	if (refusal) return refused(refusal)
	if (!voter || voter.vote.closedAt !== null) return refused('votes:refusal.closed')
	const { matterIds } = vote
	const invalid = whyNotBallot(matterIds, choices)
	if (invalid) return refused(invalid)

	const seq = voter.ballotSeq + 1
	const ballotId = newId()
	const receiptNumber = newReceiptNumber()
	await setLatest(tx, { ...key, seq })
	await insertBallot(tx, {
		...key,
		id: ballotId,
		seq,
		castBy: actor.personId,
		unitId: voter.unitId,
		castAt: at,
		receiptNumber,
		requestKey,
	})
	const answers = matterIds.flatMap((id, index) => [
		[`matter${index}`, id],
		[`choice${index}`, choices[id]],
	])
	const insert = insertChoices[matterIds.length - 1]
	if (!insert) throw new Error(`${matterIds.length} matters in one vote`)
	await insert(tx, { estateId, ballotId, ...Object.fromEntries(answers) })
	const chosen = matterIds.flatMap((id) => choices[id] ?? [])
	await logBallot(tx, { ...key, ballotId, seq, channel: 'online', choices: chosen }, at)
	const before = earlier.find((ballot) => ballot.seq === voter.ballotSeq)
	if (before && before.castBy !== actor.personId)
		await tellCoOwner(tx, before.castBy, { ...vote, estateId, id: voteId, seq }, voterId, at)
	return done({ receiptNumber, seq, repeated: false })
}

/** Another co-owner had voted for the household: that person hears of the change, never of the choice. */
async function tellCoOwner(
	tx: Tx,
	personId: string,
	vote: { estateId: string; id: string; title: string; closesAt: number; seq: number },
	voterId: string,
	at: number,
): Promise<void> {
	const [person] = await tx.select({ phone: people.phone }).from(people).where(eq(people.id, personId)).limit(1)
	if (!person?.phone) return
	await enqueue(
		tx,
		{
			channel: 'sms',
			recipient: person.phone,
			template: 'ballot-cast',
			parameters: { title: vote.title },
			dedupeKey: `ballot-cast ${vote.id} ${voterId} ${vote.seq}`,
			estateId: vote.estateId,
			expiresAt: vote.closesAt,
		},
		at,
	)
}
