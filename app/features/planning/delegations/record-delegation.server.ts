import { delegations } from 'db/schema'
import { isUniqueViolation, type Tx } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { keepUpload } from '~/features/files/keep-upload.server'
import type { FileRefusal } from '~/features/files/rules'
import { type StoredUpload, withUpload } from '~/features/files/store-upload.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { done, type Result, refused } from '~/platform/result'
import { frozenVote } from '../votes/frozen-vote.server'
import { tellHousehold } from '../votes/tell-household.server'
import { voterOf } from '../votes/voters.server'
import { findVoter, hasOwnVoice, hasPowerOut, holderBy, isCaptainOf, powersHeld, voteTimes } from './facts.server'
import { type DelegationRefusal, whyNotDelegate } from './rules'

export interface NewDelegation {
	voteId: string
	/** A voter of the owner's, or for a power on paper the number on the roll. */
	voter: { voterId: string } | { number: number }
	holderPhone: string
	/** The owner's name as it stands on the power. */
	grantedBy: string
	/** The signed power, photographed or as PDF. */
	file: File
	requestKey: string
}

export type RecordRefusal =
	| DelegationRefusal
	| FileRefusal
	| 'votes:refusal.no-such-vote'
	| 'delegations:refusal.no-such-voter'
	| 'delegations:refusal.not-yours'

type Recorded = Result<{ delegationId: string; kept: boolean }, RecordRefusal>
type Estate = Pick<EstateFacts, 'id' | 'regionPath'>

/**
 * Records a written power of attorney for one vote: by the owner, or at the office for a power on paper. The limit of powers in
 * one hand is counted inside the transaction. The same `requestKey` answers with the power it has recorded.
 */
export async function recordDelegation(
	actor: Actor,
	estate: Estate,
	{ file, ...input }: NewDelegation,
	at: number,
): Promise<Recorded> {
	const subject = { estateId: estate.id, regionPath: estate.regionPath, subjectKind: 'vote', subjectId: input.voteId }
	const once = (upload: StoredUpload) =>
		perform(actor, { deed: 'record-delegation', ...subject }, at, (tx) =>
			keep(tx, actor, estate, { ...input, upload }, at),
		)
	return withUpload(file, async (upload): Promise<Recorded> => {
		try {
			return await once(upload)
		} catch (error) {
			if (!isUniqueViolation(error)) throw error
			return once(upload)
		}
	})
}

type Kept = Omit<NewDelegation, 'file'> & { upload: StoredUpload }

async function keep(tx: Tx, actor: Actor, estate: Estate, input: Kept, at: number): Promise<Recorded> {
	const { voteId, requestKey, grantedBy, upload } = input
	const key = { estateId: estate.id, voteId }
	const [same] = await tx
		.select({ id: delegations.id })
		.from(delegations)
		.where(
			and(
				eq(delegations.estateId, estate.id),
				eq(delegations.voteId, voteId),
				eq(delegations.requestKey, requestKey),
				eq(delegations.recordedBy, actor.personId),
			),
		)
		.limit(1)
	if (same) return done({ delegationId: same.id, kept: false })

	const vote = await voteTimes(tx, estate.id, voteId)
	const frozen = await frozenVote(tx, estate.id, voteId)
	if (!vote || !frozen) return refused('votes:refusal.no-such-vote')
	const voter = await findVoter(tx, key, input.voter)
	if (!voter) return refused('delegations:refusal.no-such-voter')
	if (!(await mayGive(tx, actor, estate, { ...key, voterId: voter.id }, input.voter))) {
		return refused('delegations:refusal.not-yours')
	}
	const person = await holderBy(tx, estate.id, input.holderPhone, at)
	const why = whyNotDelegate(
		{
			...vote,
			holder: person && {
				kind: person.kind,
				disabled: person.disabledAt !== null,
				ownVoice: await hasOwnVoice(tx, estate.id, voter, person.personId),
				captainHere: await isCaptainOf(tx, estate.id, voter, person.personId),
				held: await powersHeld(tx, key, { holderId: person.personId, besides: voter.id }),
			},
			voterHasPower: await hasPowerOut(tx, estate.id, voteId, voter.id),
			most: frozen.rules.proxiesPerHolder,
		},
		at,
	)
	if (why) return refused(why.error, why.facts)
	if (!person) return refused('delegations:refusal.no-such-holder')

	const id = newId()
	const subject = { estateId: estate.id, subjectKind: 'delegation', subjectId: id } as const
	const { fileId } = await keepUpload(tx, subject, { upload, caption: '', by: actor.personId }, at)
	await tx.insert(delegations).values({
		...key,
		id,
		voterId: voter.id,
		holderId: person.personId,
		grantedBy,
		fileId,
		recordedBy: actor.personId,
		recordedAt: at,
		requestKey,
	})
	const told = { template: 'power-recorded', title: vote.title, event: id } as const
	await tellHousehold(tx, { ...key, voterId: voter.id, ownerIds: voter.ownerIds }, told, actor.personId, at)
	return done({ delegationId: id, kept: true })
}

/** The owner gives the power of his own voter; by the number on the roll the office records what was handed in on paper. */
async function mayGive(
	tx: Tx,
	actor: Actor,
	estate: Estate,
	key: { estateId: string; voteId: string; voterId: string },
	asked: NewDelegation['voter'],
): Promise<boolean> {
	if ('number' in asked) return may(actor, 'count-papers', placeOf(estate))
	const spoken = await voterOf(tx, actor, key)
	// a delegate hands his power on to nobody (Civil Code art. 169)
	return spoken !== null && spoken.delegationId === null
}
