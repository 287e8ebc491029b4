import { sql } from 'db/dialect'
import { ballotChoices, ballots, ballotVoids, rollVoters } from 'db/schema'
import { preparedRead, preparedWrite, type Tx } from 'db/store.server'
import { and, asc, eq } from 'drizzle-orm'
import { newId } from '~/platform/id'
import { logBallot } from '../proof/log-ballot.server'
import { type Channel, countingSeq, type Given } from './counting'
import { mostMatters } from './forms'
import type { ConflictRule } from './profile'
import { newReceiptNumber } from './receipt-number.server'
import type { Choice } from './rules'

const ph = sql.placeholder
const thisVoter = and(
	eq(rollVoters.estateId, ph('estateId')),
	eq(rollVoters.voteId, ph('voteId')),
	eq(rollVoters.id, ph('voterId')),
)

export interface VoterKey {
	estateId: string
	voteId: string
	voterId: string
}

const givenRows = preparedRead((db) =>
	db
		.select({
			id: ballots.id,
			seq: ballots.seq,
			channel: ballots.channel,
			castBy: ballots.castBy,
			receiptNumber: ballots.receiptNumber,
			requestKey: ballots.requestKey,
			voidedAt: ballotVoids.voidedAt,
		})
		.from(ballots)
		.leftJoin(ballotVoids, and(eq(ballotVoids.estateId, ballots.estateId), eq(ballotVoids.ballotId, ballots.id)))
		.where(
			and(eq(ballots.estateId, ph('estateId')), eq(ballots.voteId, ph('voteId')), eq(ballots.voterId, ph('voterId'))),
		)
		.orderBy(asc(ballots.seq)),
)

export interface GivenBallot extends Given {
	id: string
	castBy: string
	receiptNumber: string
	requestKey: string
}

/** All ballots of a voter in their order. One query. */
export async function ballotsOf(tx: Tx, key: VoterKey): Promise<GivenBallot[]> {
	const rows = await givenRows(tx, { ...key })
	return rows.map(({ voidedAt, ...ballot }) => ({ ...ballot, voided: voidedAt !== null }))
}

const setSeqs = preparedWrite((tx) =>
	tx
		.update(rollVoters)
		.set({ ballotSeq: sql`${ph('counts')}`, lastSeq: sql`${ph('last')}` })
		.where(thisVoter),
)

const insertBallot = preparedWrite((tx) =>
	tx.insert(ballots).values({
		estateId: ph('estateId'),
		id: ph('id'),
		voteId: ph('voteId'),
		voterId: ph('voterId'),
		seq: ph('seq'),
		channel: sql`${ph('channel')}`,
		castBy: ph('castBy'),
		delegationId: ph('delegationId'),
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

export interface NewBallot extends VoterKey {
	unitId: string
	channel: Channel
	castBy: string
	delegationId?: string | null
	/** One for each matter, in their order. */
	choices: readonly { matterId: string; choice: Choice | 'invalid' }[]
	requestKey: string
}

export interface WrittenBallot {
	ballotId: string
	seq: number
	receiptNumber: string
	/** False when by the profile another ballot of the voter stands. */
	counts: boolean
}

/** Adds a ballot after those that the voter has `given`: row, choices, leaf, and which one counts now. Part of a deed. */
export async function writeBallot(
	tx: Tx,
	ballot: NewBallot,
	given: readonly Given[],
	rule: ConflictRule,
	at: number,
): Promise<WrittenBallot> {
	const { estateId, voteId, voterId, unitId, channel, castBy, delegationId = null, choices, requestKey } = ballot
	const key = { estateId, voteId, voterId }
	const seq = (given.at(-1)?.seq ?? 0) + 1
	const counting = countingSeq(rule, [...given, { seq, channel, voided: false }])
	const id = newId()
	const receiptNumber = newReceiptNumber()
	await setSeqs(tx, { ...key, counts: counting, last: seq })
	await insertBallot(tx, {
		...key,
		id,
		seq,
		channel,
		castBy,
		delegationId,
		unitId,
		castAt: at,
		receiptNumber,
		requestKey,
	})
	const answers = choices.flatMap(({ matterId, choice }, index) => [
		[`matter${index}`, matterId],
		[`choice${index}`, choice],
	])
	const insert = insertChoices[choices.length - 1]
	if (!insert) throw new Error(`${choices.length} matters in one vote`)
	await insert(tx, { estateId, ballotId: id, ...Object.fromEntries(answers) })
	await logBallot(tx, { ...key, ballotId: id, seq, channel, choices: choices.map(({ choice }) => choice) }, at)
	return { ballotId: id, seq, receiptNumber, counts: counting === seq }
}

/** Works out anew which ballot of the voter counts, after one was voided. */
export async function recountVoter(tx: Tx, key: VoterKey, rule: ConflictRule): Promise<void> {
	const given = await ballotsOf(tx, key)
	await setSeqs(tx, { ...key, counts: countingSeq(rule, given), last: given.at(-1)?.seq ?? 0 })
}
