import { ballots, homes, ownerships, rollUnits } from 'db/schema'
import type { Read } from 'db/store.server'
import { and, eq, inArray, isNull, notInArray } from 'drizzle-orm'
import { frozenVote } from './frozen-vote.server'

interface VoterKey {
	estateId: string
	voteId: string
	voterId: string
}

interface Frozen {
	ownerIds: readonly string[]
	/** The ballot that counts, 0 when none does. */
	ballotSeq: number
}

/**
 * The owners who speak for a voter: those at opening; or, where the rules say so and its units were sold before it voted, those
 * who own all its units now. A ballot of the old owners stands, and so does one of the new.
 */
export async function speakersOf(db: Read, key: VoterKey, voter: Frozen): Promise<readonly string[]> {
	const vote = await frozenVote(db, key.estateId, key.voteId)
	if (vote?.rules.sale !== 'buyer-if-not-voted') return voter.ownerIds
	const now = await ownersOfAll(db, key)
	if (now.length === 0 || sameOwners(now, voter.ownerIds)) return voter.ownerIds
	if (voter.ballotSeq === 0) return now
	return (await castByBuyer(db, key, voter, now)) ? now : voter.ownerIds
}

const sameOwners = (a: readonly string[], b: readonly string[]) =>
	a.length === b.length && a.every((id) => b.includes(id))

/** Whoever owns, alone or with others, each of the voter's units as the register stands. */
async function ownersOfAll(db: Read, { estateId, voteId, voterId }: VoterKey): Promise<string[]> {
	const rows = await db
		.select({ unitId: rollUnits.unitId, ownerId: ownerships.ownerId })
		.from(rollUnits)
		.leftJoin(ownerships, and(eq(ownerships.estateId, rollUnits.estateId), eq(ownerships.unitId, rollUnits.unitId)))
		.where(and(eq(rollUnits.estateId, estateId), eq(rollUnits.voteId, voteId), eq(rollUnits.voterId, voterId)))
	const units = new Set(rows.map(({ unitId }) => unitId)).size
	const held = Map.groupBy(
		rows.flatMap(({ ownerId }) => ownerId ?? []),
		(ownerId) => ownerId,
	)
	return [...held].flatMap(([ownerId, each]) => (each.length === units ? [ownerId] : []))
}

async function castByBuyer(
	db: Read,
	{ estateId, voteId, voterId }: VoterKey,
	{ ballotSeq, ownerIds }: Frozen,
	now: readonly string[],
): Promise<boolean> {
	const [row] = await db
		.select({ id: ballots.id })
		.from(ballots)
		.innerJoin(
			homes,
			and(
				eq(homes.estateId, ballots.estateId),
				eq(homes.personId, ballots.castBy),
				inArray(homes.ownerId, [...now]),
				notInArray(homes.ownerId, [...ownerIds]),
			),
		)
		.where(
			and(
				eq(ballots.estateId, estateId),
				eq(ballots.voteId, voteId),
				eq(ballots.voterId, voterId),
				eq(ballots.seq, ballotSeq),
				eq(ballots.channel, 'online'),
				isNull(ballots.delegationId),
			),
		)
		.limit(1)
	return row !== undefined
}
