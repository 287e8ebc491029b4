import { ballotOpenings, rollOpenings, rollVoters } from 'db/schema'
import type { Read } from 'db/store.server'
import { and, asc, eq } from 'drizzle-orm'
import type { LogKey } from './append.server'
import { ballotOpening, rollOpening } from './leaves'

export interface Openings {
	/** In the order of the manifest's lines. */
	roll: string[]
	/** In the order of the leaves. */
	ballots: string[]
}

/** All that opens the log of a vote; null when a salt has been deleted. For the closing and for the sealed bundle. */
export async function openingsOf(db: Pick<Read, 'select'>, { estateId, voteId }: LogKey): Promise<Openings | null> {
	const voters = await db
		.select({ voterId: rollOpenings.voterId, salt: rollOpenings.salt, area: rollVoters.area })
		.from(rollOpenings)
		.innerJoin(
			rollVoters,
			and(
				eq(rollVoters.estateId, rollOpenings.estateId),
				eq(rollVoters.voteId, rollOpenings.voteId),
				eq(rollVoters.id, rollOpenings.voterId),
			),
		)
		.where(and(eq(rollOpenings.estateId, estateId), eq(rollOpenings.voteId, voteId)))
		.orderBy(asc(rollOpenings.line))
	const cast = await db
		.select({
			salt: ballotOpenings.salt,
			position: ballotOpenings.position,
			area: ballotOpenings.area,
			choices: ballotOpenings.choices,
		})
		.from(ballotOpenings)
		.where(and(eq(ballotOpenings.estateId, estateId), eq(ballotOpenings.voteId, voteId)))
		.orderBy(asc(ballotOpenings.position))
	const roll = voters.flatMap(({ salt, voterId, area }) => (salt ? [rollOpening(salt, voterId, area)] : []))
	if (roll.length < voters.length) return null
	return { roll, ballots: cast.map((row) => ballotOpening(row.salt, row.position, row.area, row.choices)) }
}
