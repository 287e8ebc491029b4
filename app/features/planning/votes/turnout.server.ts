import { sql } from 'db/dialect'
import { rollVoters } from 'db/schema'
import { preparedRead, read } from 'db/store.server'
import { and, eq, gt } from 'drizzle-orm'
import type { Weight } from './rules'

const ph = sql.placeholder

const turnoutRow = preparedRead((db) =>
	db
		.select({
			heads: sql<number>`count(*)`.mapWith(Number),
			area: sql<number>`coalesce(sum(${rollVoters.area}), 0)`.mapWith(Number),
		})
		.from(rollVoters)
		.where(
			and(eq(rollVoters.estateId, ph('estateId')), eq(rollVoters.voteId, ph('voteId')), gt(rollVoters.ballotSeq, 0)),
		),
)

const lifetime = 1000
const remembered = 500
const known = new Map<string, { turnout: Weight; until: number }>()

/** After a ballot of this process: its voter sees it counted at once. Other processes are at most a second behind. */
export function forgetTurnout(voteId: string): void {
	known.delete(voteId)
}

/** Who has taken part so far: heads and area, never what they chose. Counted at most once a second while nobody votes. */
export async function turnoutOf(estateId: string, voteId: string): Promise<Weight> {
	const now = performance.now()
	const kept = known.get(voteId)
	if (kept && kept.until > now) return kept.turnout
	const [turnout = { heads: 0, area: 0 }] = await turnoutRow(read, { estateId, voteId })
	if (known.size >= remembered) known.clear()
	known.set(voteId, { turnout, until: now + lifetime })
	return turnout
}
