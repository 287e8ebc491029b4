import { sql } from 'db/dialect'
import { countingBallot } from 'db/joins'
import { ballots, rollVoters } from 'db/schema'
import { preparedRead, read } from 'db/store.server'
import { and, count, eq } from 'drizzle-orm'
import type { Channel } from './counting'
import type { Weight } from './rules'

const rows = preparedRead((db) =>
	db
		.select({
			channel: ballots.channel,
			heads: count(),
			area: sql<number>`coalesce(sum(${rollVoters.area}), 0)`.mapWith(Number),
		})
		.from(rollVoters)
		.innerJoin(ballots, countingBallot)
		.where(and(eq(rollVoters.estateId, sql.placeholder('estateId')), eq(rollVoters.voteId, sql.placeholder('voteId'))))
		.groupBy(ballots.channel),
)

export interface ChannelTurnout extends Weight {
	channel: Channel
}

/** By which way the ballots that count came. For a counted vote only. */
export async function channelsOf(estateId: string, voteId: string): Promise<ChannelTurnout[]> {
	const order: readonly Channel[] = ['online', 'paper', 'municipal']
	const found = await rows(read, { estateId, voteId })
	return found.sort((a, b) => order.indexOf(a.channel) - order.indexOf(b.channel))
}
