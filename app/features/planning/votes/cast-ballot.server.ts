import { isUniqueViolation, type Tx } from 'db/store.server'
import { perform } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { done, type Result, refused } from '~/platform/result'
import { powerOf } from '../delegations/queries.server'
import { endOf, frozenVote } from './frozen-vote.server'
import { type BallotRefusal, type Choice, type VotingRefusal, whyNotBallot, whyNotVote } from './rules'
import { tellHousehold } from './tell-household.server'
import { forgetTurnout } from './turnout.server'
import { standingOf, voterOf } from './voters.server'
import { ballotsOf, writeBallot } from './write-ballot.server'

export interface Ballot {
	voteId: string
	voterId: string
	/** Matter → choice: each matter of the vote exactly once. */
	choices: Readonly<Record<string, Choice>>
	requestKey: string
}

export interface Cast {
	receiptNumber: string
	/** 1 for the first ballot, more for a change. */
	seq: number
	/** False when by the profile a paper ballot of the voter stands. */
	counts: boolean
	/** The same request had been answered before; nothing was written now. */
	repeated: boolean
}

export type CastRefusal =
	| VotingRefusal
	| BallotRefusal
	| 'votes:refusal.no-such-vote'
	| 'votes:refusal.no-revote'
	| 'votes:refusal.power-revoked'

const tries = 4

/**
 * Casts the ballot of a voter whom the actor speaks for, as owner or by a power of attorney. A later ballot is a new version that replaces the earlier in the count;
 * the same `requestKey` answers with the receipt it already has, even after the vote has closed.
 */
export async function castBallot(
	actor: Actor,
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	input: Ballot,
	at: number,
): Promise<Result<Cast, CastRefusal>> {
	const deed = {
		deed: 'cast-ballot',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'vote',
		subjectId: input.voteId,
	}
	for (let count = 1; ; count++) {
		try {
			const result = await perform(
				actor,
				deed,
				at,
				(tx) => cast(tx, actor, estate.id, input, at),
				({ seq, repeated }) => ({ detail: { seq, repeated } }),
			)
			forgetTurnout(input.voteId)
			return result
		} catch (error) {
			// a receipt number that exists, or on PostgreSQL two ballots of one voter at once: decided anew
			if (!isUniqueViolation(error) || count === tries) throw error
		}
	}
}

async function cast(
	tx: Tx,
	actor: Actor,
	estateId: string,
	{ voteId, voterId, choices, requestKey }: Ballot,
	at: number,
): Promise<Result<Cast, CastRefusal>> {
	const vote = await frozenVote(tx, estateId, voteId)
	if (!vote) return refused('votes:refusal.no-such-vote')
	const key = { estateId, voteId, voterId }
	const voter = await voterOf(tx, actor, key)
	const given = voter && voter.lastSeq > 0 ? await ballotsOf(tx, key) : []
	const same = given.find((ballot) => ballot.requestKey === requestKey)
	if (same) {
		const { receiptNumber, seq } = same
		return done({ receiptNumber, seq, counts: seq === voter?.ballotSeq, repeated: true })
	}

	const end = voter ? voter.vote : await endOf(tx, estateId, voteId)
	const refusal = whyNotVote({ ...vote, ...end }, standingOf(actor, estateId, voter ? [voter] : []), at)
	if (refusal && !voter && (await hadPower(tx, key, actor))) return refused('votes:refusal.power-revoked')
	if (refusal) return refused(refusal)
	if (!voter || end.closedAt !== null) return refused('votes:refusal.closed')
	if (vote.rules.revote === 'never' && voter.ballotSeq > 0) return refused('votes:refusal.no-revote')
	const { matterIds, rules } = vote
	const invalid = whyNotBallot(matterIds, choices)
	if (invalid) return refused(invalid)

	const answers = matterIds.flatMap((matterId) => {
		const choice = choices[matterId]
		return choice ? [{ matterId, choice }] : []
	})
	const ballot = {
		...key,
		unitId: voter.unitId,
		channel: 'online' as const,
		castBy: actor.personId,
		delegationId: voter.delegationId,
		choices: answers,
		requestKey,
	}
	const { seq, receiptNumber, counts } = await writeBallot(tx, ballot, given, rules.conflict, at)
	const template = voter.delegationId !== null ? 'ballot-by-delegate' : seq === 1 ? 'ballot-cast' : 'ballot-changed'
	const told = { template, title: vote.title, event: String(seq) } as const
	await tellHousehold(tx, { ...key, ownerIds: voter.ownerIds }, told, actor.personId, at)
	return done({ receiptNumber, seq, counts, repeated: false })
}

/** The actor held this voter's power, and it was taken back. */
async function hadPower(
	tx: Tx,
	key: { estateId: string; voteId: string; voterId: string },
	{ personId: holderId }: Actor,
): Promise<boolean> {
	return (await powerOf(tx, { ...key, holderId }))?.revoked ?? false
}
