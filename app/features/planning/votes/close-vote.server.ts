import { paperBallots, votes } from 'db/schema'
import type { Read, Tx } from 'db/store.server'
import { and, count, eq, inArray } from 'drizzle-orm'
import { record } from '~/features/audit/perform.server'
import { endOfDay, shanghaiDay } from '~/platform/shanghai'
import { postingEnd } from './calendar'
import { calendarFor } from './calendar.server'
import { countBallots } from './count-ballots.server'
import { frozenVote } from './frozen-vote.server'

/** Papers that came in and are not yet entered alike by two persons: the count waits for them. */
export async function papersWaiting(db: Read, estateId: string, voteId: string): Promise<number> {
	const [row] = await db
		.select({ waiting: count() })
		.from(paperBallots)
		.where(
			and(
				eq(paperBallots.estateId, estateId),
				eq(paperBallots.voteId, voteId),
				inArray(paperBallots.state, ['received', 'differs']),
			),
		)
	return row?.waiting ?? 0
}

/**
 * Makes the count and posts it as preliminary, for objections until 24:00 of the last day of posting. Part of a deed of the
 * caller, who knows that the closing is due. False while papers wait for their entries.
 */
export async function closeVote(tx: Tx, vote: { estateId: string; id: string }, at: number): Promise<boolean> {
	const { estateId, id } = vote
	if ((await papersWaiting(tx, estateId, id)) > 0) return false
	const frozen = await frozenVote(tx, estateId, id)
	if (!frozen) throw new Error('No such vote')
	const { total, matters, passed } = await countBallots(tx, estateId, id)
	const today = shanghaiDay(at)
	const { postingDays } = frozen.rules
	const calendar = await calendarFor(tx, today, postingDays)
	const objectionsUntil = postingDays === 0 ? at : endOfDay(postingEnd(today, postingDays, calendar))
	await tx
		.update(votes)
		.set({ closedAt: at, passed: passed ? 'yes' : 'no', objectionsUntil })
		.where(and(eq(votes.estateId, estateId), eq(votes.id, id)))
	const participating = matters[0]?.result.participating.heads ?? 0
	const detail = { passed, heads: total.heads, participating, matters: matters.length }
	await record(tx, 'system', { deed: 'close-vote', estateId, subjectKind: 'vote', subjectId: id, detail }, at)
	return true
}
