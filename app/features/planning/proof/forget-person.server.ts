import { ballotOpenings, ballots, paperOpenings, rollOpenings } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq, inArray, or } from 'drizzle-orm'

interface Forgotten {
	/** The person, as a reader of paper ballots. */
	personId: string
	/** The voters whose only people are gone with this person. */
	voters: readonly { estateId: string; voteId: string; voterId: string }[]
}

/**
 * Deletes what opens the log to a person (个人信息保护法第四十七条): the salts of the voter's line and ballots, and the openings of
 * papers that the person read. The leaves stay and say nothing any more; tree and public bundle verify as before, and the sealed
 * bundle says how many openings are gone. Part of the deed that deletes the person.
 */
export async function forgetPerson(tx: Tx, { personId, voters }: Forgotten): Promise<void> {
	await tx.delete(paperOpenings).where(or(eq(paperOpenings.firstId, personId), eq(paperOpenings.secondId, personId)))
	for (const { estateId, voteId, voterId } of voters) {
		const own = tx
			.select({ id: ballots.id })
			.from(ballots)
			.where(and(eq(ballots.estateId, estateId), eq(ballots.voteId, voteId), eq(ballots.voterId, voterId)))
		await tx
			.delete(ballotOpenings)
			.where(and(eq(ballotOpenings.estateId, estateId), inArray(ballotOpenings.ballotId, own)))
		await tx
			.update(rollOpenings)
			.set({ salt: null })
			.where(
				and(eq(rollOpenings.estateId, estateId), eq(rollOpenings.voteId, voteId), eq(rollOpenings.voterId, voterId)),
			)
	}
}
