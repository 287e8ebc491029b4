import { ballots, ballotVoids, files, paperBallots, paperEntries, rollVoters } from 'db/schema'
import { type Read, read } from 'db/store.server'
import { and, eq, sql } from 'drizzle-orm'
import { placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { type Estate, handsOf, paperVoter } from './case.server'
import { hasInHand } from './rules'

export interface PaperFigures {
	/** All that came in. */
	received: number
	/** Became a ballot, and it counts. */
	confirmed: number
	/** Became a ballot, and by the profile another one of the voter stands. */
	setAside: number
	blank: number
	spoiled: number
	rejected: number
	/** Became a ballot that was declared void. */
	voided: number
}

/** The paper ballots of a vote as they stand now. Two queries. */
export async function paperFigures(db: Read, estateId: string, voteId: string): Promise<PaperFigures> {
	const rows = await db
		.select({
			state: paperBallots.state,
			seq: ballots.seq,
			counting: rollVoters.ballotSeq,
			voided: ballotVoids.ballotId,
			validity: decided,
		})
		.from(paperBallots)
		.innerJoin(
			rollVoters,
			and(
				eq(rollVoters.estateId, paperBallots.estateId),
				eq(rollVoters.voteId, paperBallots.voteId),
				eq(rollVoters.id, paperBallots.voterId),
			),
		)
		.leftJoin(ballots, and(eq(ballots.estateId, paperBallots.estateId), eq(ballots.id, paperBallots.ballotId)))
		.leftJoin(ballotVoids, and(eq(ballotVoids.estateId, ballots.estateId), eq(ballotVoids.ballotId, ballots.id)))
		.where(and(eq(paperBallots.estateId, estateId), eq(paperBallots.voteId, voteId)))
	const placed = rows.filter(({ seq }) => seq !== null)
	const standing = placed.filter(({ voided }) => voided === null)
	const confirmed = standing.filter(({ seq, counting }) => seq === counting).length
	const invalid = rows.filter(({ state }) => state === 'invalid')
	const blank = invalid.filter(({ validity }) => validity === 'blank').length
	return {
		received: rows.length,
		confirmed,
		setAside: standing.length - confirmed,
		blank,
		spoiled: invalid.length - blank,
		rejected: rows.filter(({ state }) => state === 'rejected').length,
		voided: placed.length - standing.length,
	}
}

/** What the last entry says of the paper as a whole. */
const decided = sql<string | null>`(select ${paperEntries.validity} from ${paperEntries}
	where ${paperEntries.estateId} = ${paperBallots.estateId} and ${paperEntries.paperId} = ${paperBallots.id}
	order by ${paperEntries.position} desc limit 1)`

/**
 * The photo of a paper, for the officer who runs the vote and for the person who has it in hand to enter it again. Whoever took
 * it does not see it again, and nor does the second once the entry is saved. Null for everyone else, as if there were none.
 */
export async function paperPhoto(actor: Actor | null, estate: Estate, fileId: string, at: number) {
	if (!actor) return null
	const [photo] = await read
		.select({
			storageName: files.storageName,
			fileName: files.fileName,
			mediaType: files.mediaType,
			contentHash: files.contentHash,
			voteId: paperBallots.voteId,
			voterId: paperBallots.voterId,
			state: paperBallots.state,
			takenBy: paperBallots.takenBy,
			takenAt: paperBallots.takenAt,
		})
		.from(files)
		.innerJoin(paperBallots, and(eq(paperBallots.estateId, files.estateId), eq(paperBallots.id, files.subjectId)))
		.where(and(eq(files.estateId, estate.id), eq(files.id, fileId), eq(files.subjectKind, 'paper')))
		.limit(1)
	if (!photo) return null
	if (may(actor, 'run-votes', placeOf(estate))) return photo
	if (!hasInHand(photo, actor.personId, at)) return null
	const voter = await paperVoter(read, { estateId: estate.id, voteId: photo.voteId }, { voterId: photo.voterId })
	const hands = voter && (await handsOf(read, actor, estate, photo.voteId, voter, 'enter-paper'))
	return hands?.inPart && !hands.own ? photo : null
}
