import { ruleProfiles, votes } from 'db/schema'
import type { Read } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { endOfDay, shanghaiDay } from '~/platform/shanghai'
import { postingEnd } from '../calendar'
import { calendarFor } from '../calendar.server'
import type { ObjectionTimes } from './rules'

/** 24:00 of the last day on which a roll frozen at `openedAt` is posted for objections: so long as the count is, by the profile. */
export async function rollPostedUntil(
	db: Pick<Read, 'select'>,
	openedAt: number,
	postingDays: number,
): Promise<number> {
	const day = shanghaiDay(openedAt)
	return endOfDay(postingEnd(day, postingDays, await calendarFor(db, day, postingDays)))
}

export interface ObjectedVote extends ObjectionTimes {
	title: string
	postingDays: number
}

/** When objections to this vote may be raised; null when the estate has no such vote. */
export async function objectionTimes(
	db: Pick<Read, 'select'>,
	estateId: string,
	voteId: string,
): Promise<ObjectedVote | null> {
	const [row] = await db
		.select({
			title: votes.title,
			announcedAt: votes.announcedAt,
			openedAt: votes.openedAt,
			closedAt: votes.closedAt,
			objectionsUntil: votes.objectionsUntil,
			resultAnnouncedAt: votes.resultAnnouncedAt,
			cancelledAt: votes.cancelledAt,
			rules: ruleProfiles.rules,
		})
		.from(votes)
		.innerJoin(ruleProfiles, eq(ruleProfiles.id, votes.profileId))
		.where(and(eq(votes.estateId, estateId), eq(votes.id, voteId)))
		.limit(1)
	if (!row) return null
	const { rules, ...vote } = row
	const until = vote.openedAt === null ? null : await rollPostedUntil(db, vote.openedAt, rules.postingDays)
	return { ...vote, postingDays: rules.postingDays, rollPostedUntil: until }
}
