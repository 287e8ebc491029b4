import { ballotVoids, paperBallots, paperEntries } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import type { Actor } from '~/features/identity/types'
import { done, type Result, refused } from '~/platform/result'
import { forgetTurnout } from '../votes/turnout.server'
import {
	type Estate,
	handsOf,
	type Paper,
	type PaperVoteCase,
	paperDeed,
	paperOf,
	paperVote,
	paperVoter,
} from './case.server'
import { concludePaper } from './conclude.server'
import {
	type AgainRefusal,
	afterTwo,
	type HandsRefusal,
	type Reading,
	type ReadingRefusal,
	type StageRefusal,
	whyNotEnter,
	whyNotHandle,
	whyNotRead,
	whyNotReading,
	whyNotTake,
} from './rules'

export type HandleRefusal = StageRefusal | HandsRefusal | AgainRefusal | 'papers:refusal.no-such-paper'

export interface OnePaper {
	voteId: string
	paperId: string
}

export interface SecondEntry extends OnePaper {
	reading: Reading
	requestKey: string
}

/** Nothing of what becomes of the paper: whoever enters it learns only that the entry is kept. */
export interface Entered {
	/** The same request had been answered before; nothing was written now. */
	repeated: boolean
}

/** The paper in this person's hands: open ones by whoever looks after the door, envelopes by the counters at the office. */
async function inHand(
	tx: Tx,
	actor: Actor,
	estate: Estate,
	{ voteId, paperId }: OnePaper,
	at: number,
): Promise<Result<{ vote: PaperVoteCase; paper: Paper }, HandleRefusal>> {
	const vote = await paperVote(tx, estate.id, voteId)
	const paper = vote && (await paperOf(tx, estate.id, voteId, paperId))
	const voter = paper && (await paperVoter(tx, vote, { voterId: paper.voterId }))
	if (!voter) return refused('papers:refusal.no-such-paper')
	const capability = paper.mode === 'open' ? 'enter-paper' : 'count-papers'
	const why =
		whyNotHandle(await handsOf(tx, actor, estate, voteId, voter, capability)) ?? whyNotRead(vote, paper.mode, at)
	return why ? refused(why) : done({ vote, paper })
}

/** The second person takes the photo in hand; for half an hour nobody else sees it. */
export function takePaper(
	actor: Actor,
	estate: Estate,
	input: OnePaper,
	at: number,
): Promise<Result<null, HandleRefusal>> {
	return perform(actor, paperDeed('take-paper', estate, input.paperId), at, async (tx) => {
		const hand = await inHand(tx, actor, estate, input, at)
		if (!hand.ok) return hand
		const why = whyNotTake(hand.value.paper, actor.personId, at)
		if (why) return refused(why)
		await tx
			.update(paperBallots)
			.set({ takenBy: actor.personId, takenAt: at })
			.where(and(eq(paperBallots.estateId, estate.id), eq(paperBallots.id, input.paperId)))
		return done(null)
	})
}

/**
 * The next entry of a paper by another person, who has not seen the first: of an open one from its photo, of an envelope by each
 * of the two counters. Two alike make it a ballot, two that differ wait for the officer.
 */
export async function enterPaperAgain(
	actor: Actor,
	estate: Estate,
	input: SecondEntry,
	at: number,
): Promise<Result<Entered, HandleRefusal | ReadingRefusal>> {
	const deed = paperDeed('enter-paper-again', estate, input.paperId)
	const entered = await perform(actor, deed, at, (tx) => enter(tx, actor, estate, input, at))
	forgetTurnout(input.voteId)
	return entered
}

async function enter(
	tx: Tx,
	actor: Actor,
	estate: Estate,
	{ reading, requestKey, ...which }: SecondEntry,
	at: number,
): Promise<Result<Entered, HandleRefusal | ReadingRefusal>> {
	if (await alreadyEntered(tx, actor, estate.id, which.paperId, requestKey)) return done({ repeated: true })
	const hand = await inHand(tx, actor, estate, which, at)
	if (!hand.ok) return hand
	const { vote, paper } = hand.value
	const why = whyNotEnter(paper, actor.personId) ?? whyNotReading(vote.matterIds, reading)
	if (why) return refused(why)
	const entry = {
		position: paper.entries.length + 1,
		enteredBy: actor.personId,
		enteredAt: at,
		...reading,
		requestKey,
	}
	await tx.insert(paperEntries).values({ estateId: estate.id, paperId: paper.id, ...entry })
	const [first] = paper.entries
	if (!first) return done({ repeated: false })
	const both = { ...paper, entries: [first, entry], readers: [...paper.readers, actor.personId] }
	const duplicate = await hasConfirmed(tx, vote, paper)
	if (afterTwo(first, reading, duplicate) === 'conclude')
		await concludePaper(tx, vote, both, reading, actor.personId, at)
	else await putAside(tx, estate.id, paper.id, duplicate ? 'duplicate' : null)
	return done({ repeated: false })
}

async function alreadyEntered(tx: Tx, actor: Actor, estateId: string, paperId: string, requestKey: string) {
	const [same] = await tx
		.select({ position: paperEntries.position })
		.from(paperEntries)
		.where(
			and(
				eq(paperEntries.estateId, estateId),
				eq(paperEntries.paperId, paperId),
				eq(paperEntries.enteredBy, actor.personId),
				eq(paperEntries.requestKey, requestKey),
			),
		)
		.limit(1)
	return same !== undefined
}

/** Another paper of the voter has become a ballot that is not void. */
async function hasConfirmed(tx: Tx, { estateId, voteId }: PaperVoteCase, paper: Paper): Promise<boolean> {
	const [other] = await tx
		.select({ id: paperBallots.id })
		.from(paperBallots)
		.leftJoin(
			ballotVoids,
			and(eq(ballotVoids.estateId, paperBallots.estateId), eq(ballotVoids.ballotId, paperBallots.ballotId)),
		)
		.where(
			and(
				eq(paperBallots.estateId, estateId),
				eq(paperBallots.voteId, voteId),
				eq(paperBallots.voterId, paper.voterId),
				ne(paperBallots.id, paper.id),
				inArray(paperBallots.state, ['confirmed', 'set-aside']),
				isNull(ballotVoids.ballotId),
			),
		)
		.limit(1)
	return other !== undefined
}

/** To the officer's queue: two readings that differ, or a second paper of a household. */
async function putAside(tx: Tx, estateId: string, paperId: string, reason: 'duplicate' | null): Promise<void> {
	await tx
		.update(paperBallots)
		.set({ state: 'differs', reason })
		.where(and(eq(paperBallots.estateId, estateId), eq(paperBallots.id, paperId)))
}
