import { ballotOpenings, paperOpenings, rollOpenings, rollVoters, voteLogLeaves } from 'db/schema'
import type { Read } from 'db/store.server'
import { and, asc, eq } from 'drizzle-orm'
import type { LogKey } from './append.server'
import { ballotOpening, deletedOpening, paperOpening, rollOpening } from './leaves'

export interface Openings {
	/** In the order of the manifest's lines. */
	roll: string[]
	/** In the order of the leaves. */
	ballots: string[]
	papers: string[]
}

type Db = Pick<Read, 'select'>

async function rollOf(db: Db, { estateId, voteId }: LogKey): Promise<string[]> {
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
	return voters.map(({ salt, voterId, area }) => (salt ? rollOpening(salt, voterId, area) : deletedOpening))
}

function leavesOf({ estateId, voteId }: LogKey, kind: 'ballot' | 'paper') {
	return and(eq(voteLogLeaves.estateId, estateId), eq(voteLogLeaves.voteId, voteId), eq(voteLogLeaves.kind, kind))
}

async function ballotsOf(db: Db, key: LogKey): Promise<string[]> {
	const rows = await db
		.select({
			position: voteLogLeaves.position,
			salt: ballotOpenings.salt,
			area: ballotOpenings.area,
			choices: ballotOpenings.choices,
		})
		.from(voteLogLeaves)
		.leftJoin(
			ballotOpenings,
			and(eq(ballotOpenings.estateId, voteLogLeaves.estateId), eq(ballotOpenings.ballotId, voteLogLeaves.ballotId)),
		)
		.where(leavesOf(key, 'ballot'))
		.orderBy(asc(voteLogLeaves.position))
	return rows.map(({ position, salt, area, choices }) =>
		salt === null || area === null || choices === null ? deletedOpening : ballotOpening(salt, position, area, choices),
	)
}

async function papersOf(db: Db, key: LogKey): Promise<string[]> {
	const rows = await db
		.select({
			position: voteLogLeaves.position,
			salt: paperOpenings.salt,
			firstId: paperOpenings.firstId,
			secondId: paperOpenings.secondId,
		})
		.from(voteLogLeaves)
		.leftJoin(
			paperOpenings,
			and(
				eq(paperOpenings.estateId, voteLogLeaves.estateId),
				eq(paperOpenings.voteId, voteLogLeaves.voteId),
				eq(paperOpenings.position, voteLogLeaves.position),
			),
		)
		.where(leavesOf(key, 'paper'))
		.orderBy(asc(voteLogLeaves.position))
	return rows.map(({ position, salt, firstId, secondId }) =>
		salt === null || firstId === null ? deletedOpening : paperOpening(salt, position, firstId, secondId),
	)
}

/** All that opens the log of a vote, for the closing and for the sealed bundle; '-' where it has been deleted. */
export async function openingsOf(db: Db, key: LogKey): Promise<Openings> {
	return { roll: await rollOf(db, key), ballots: await ballotsOf(db, key), papers: await papersOf(db, key) }
}
