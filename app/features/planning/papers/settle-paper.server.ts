import { paperEntries } from 'db/schema'
import type { Tx } from 'db/store.server'
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
import { concludePaper, rejectInto } from './conclude.server'
import type { HandleRefusal, OnePaper } from './enter-paper-again.server'
import {
	type Reading,
	type ReadingRefusal,
	type RejectReason,
	type SettleRefusal,
	whyNotHandle,
	whyNotRead,
	whyNotReading,
	whyNotSettle,
} from './rules'

export interface Settlement extends OnePaper {
	reading: Reading
	requestKey: string
}

export interface Rejection extends OnePaper {
	why: RejectReason
	note: string
}

interface Done {
	/** The same request had been answered before; nothing was written now. */
	repeated: boolean
}

export type OfficerRefusal = HandleRefusal | ReadingRefusal | SettleRefusal

/** The paper before the officer who runs the vote, and who is nobody of that household. */
async function beforeOfficer(
	tx: Tx,
	actor: Actor,
	estate: Estate,
	{ voteId, paperId }: OnePaper,
): Promise<Result<{ vote: PaperVoteCase; paper: Paper }, OfficerRefusal>> {
	const vote = await paperVote(tx, estate.id, voteId)
	const paper = vote && (await paperOf(tx, estate.id, voteId, paperId))
	const voter = paper && (await paperVoter(tx, vote, { voterId: paper.voterId }))
	if (!voter) return refused('papers:refusal.no-such-paper')
	const why = whyNotHandle(await handsOf(tx, actor, estate, voteId, voter, 'run-votes'))
	return why ? refused(why) : done({ vote, paper })
}

/** A third person decides what a paper says that two have read differently, or that a second one of a household counts. */
export async function settlePaper(
	actor: Actor,
	estate: Estate,
	input: Settlement,
	at: number,
): Promise<Result<Done, OfficerRefusal>> {
	const { reading, requestKey, ...which } = input
	const settled = await perform(actor, paperDeed('settle-paper', estate, input.paperId), at, async (tx) => {
		const found = await beforeOfficer(tx, actor, estate, which)
		if (!found.ok) return found
		const { vote, paper } = found.value
		const same = paper.entries.some((entry) => entry.enteredBy === actor.personId && entry.requestKey === requestKey)
		if (same && paper.settledBy === actor.personId) return done<Done>({ repeated: true })
		const why =
			whyNotRead(vote, paper.mode, at) ?? whyNotSettle(paper, actor.personId) ?? whyNotReading(vote.matterIds, reading)
		if (why) return refused(why)
		const entry = { position: 3, enteredBy: actor.personId, enteredAt: at, ...reading, requestKey }
		await tx.insert(paperEntries).values({ estateId: estate.id, paperId: paper.id, ...entry })
		await concludePaper(tx, vote, paper, reading, actor.personId, at)
		return done<Done>({ repeated: false })
	})
	forgetTurnout(input.voteId)
	return settled
}

/** The officer takes a paper out, with the reason; it stays on record and is no ballot. */
export function rejectPaper(
	actor: Actor,
	estate: Estate,
	{ why, note, ...which }: Rejection,
	at: number,
): Promise<Result<Done, OfficerRefusal>> {
	return perform(actor, paperDeed('reject-paper', estate, which.paperId), at, async (tx) => {
		const found = await beforeOfficer(tx, actor, estate, which)
		if (!found.ok) return found
		const { vote, paper } = found.value
		if (paper.state === 'rejected' && paper.settledBy === actor.personId) return done<Done>({ repeated: true })
		const late = whyNotRead(vote, 'open', at)
		if (late) return refused(late)
		if (paper.state !== 'received' && paper.state !== 'differs') return refused('papers:refusal.settled')
		await rejectInto(tx, vote, paper, note === '' ? why : `${why}: ${note}`, actor.personId, at)
		return done<Done>({ repeated: false })
	})
}
