import { ballots, units, voteObjections } from 'db/schema'
import { isUniqueViolation, type Tx } from 'db/store.server'
import { and, count, eq, isNull } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { done, type Result, refused } from '~/platform/result'
import { voterOf } from '../voters.server'
import { mostOpen, type ObjectionKind, type ObjectionTimeRefusal, whyNotRaise } from './rules'
import { objectionTimes } from './times.server'

export interface RaisedObjection {
	voteId: string
	kind: ObjectionKind
	/** The door that it is about, where there is one. */
	unitId?: string | null | undefined
	/** Of kind 'ballot': the ballot that was given in the person's name. */
	ballotId?: string | null | undefined
	body: string
	requestKey: string
}

export type RaiseRefusal =
	| ObjectionTimeRefusal
	| 'votes:refusal.no-such-vote'
	| 'objections:refusal.not-resident'
	| 'objections:refusal.foreign-unit'
	| 'objections:refusal.not-your-ballot'
	| 'objections:refusal.too-many'

/** Raises an objection to the roll, to a ballot or to the count. The same `requestKey` answers with the one it has made. */
export async function raiseObjection(
	actor: Actor,
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	input: RaisedObjection,
	at: number,
): Promise<Result<{ objectionId: string }, RaiseRefusal>> {
	const subject = { estateId: estate.id, regionPath: estate.regionPath, subjectKind: 'vote', subjectId: input.voteId }
	const deed = { deed: 'raise-objection', ...subject, detail: { kind: input.kind } }
	const attempt = () => perform(actor, deed, at, (tx) => raise(tx, actor, estate.id, input, at))
	try {
		return await attempt()
	} catch (error) {
		if (!isUniqueViolation(error)) throw error
		return attempt()
	}
}

async function raise(
	tx: Tx,
	actor: Actor,
	estateId: string,
	{ voteId, kind, body, requestKey, ...about }: RaisedObjection,
	at: number,
): Promise<Result<{ objectionId: string }, RaiseRefusal>> {
	const [same] = await tx
		.select({ id: voteObjections.id })
		.from(voteObjections)
		.where(
			and(
				eq(voteObjections.estateId, estateId),
				eq(voteObjections.raisedBy, actor.personId),
				eq(voteObjections.requestKey, requestKey),
			),
		)
		.limit(1)
	if (same) return done({ objectionId: same.id })
	if (!actor.homes.some((home) => home.estateId === estateId)) return refused('objections:refusal.not-resident')
	const vote = await objectionTimes(tx, estateId, voteId)
	if (!vote) return refused('votes:refusal.no-such-vote')
	const untimely = whyNotRaise(kind, vote, at)
	if (untimely) return refused(untimely)
	if ((await waitingOf(tx, estateId, voteId, actor.personId)) >= mostOpen)
		return refused('objections:refusal.too-many', { most: mostOpen })
	const found = await subjectOf(tx, actor, { estateId, voteId }, kind, about)
	if (!found.ok) return found
	const objectionId = newId()
	await tx.insert(voteObjections).values({
		estateId,
		id: objectionId,
		voteId,
		kind,
		...found.value,
		raisedBy: actor.personId,
		body,
		raisedAt: at,
		requestKey,
	})
	return done({ objectionId })
}

async function waitingOf(tx: Tx, estateId: string, voteId: string, personId: string): Promise<number> {
	const [row] = await tx
		.select({ waiting: count() })
		.from(voteObjections)
		.where(
			and(
				eq(voteObjections.estateId, estateId),
				eq(voteObjections.voteId, voteId),
				eq(voteObjections.raisedBy, personId),
				isNull(voteObjections.answeredAt),
				isNull(voteObjections.withdrawnAt),
			),
		)
	return row?.waiting ?? 0
}

type Subject = Result<
	{ unitId: string | null; ballotId: string | null },
	'objections:refusal.foreign-unit' | 'objections:refusal.not-your-ballot'
>

/** What the objection is about: a ballot of a voter whom the actor speaks for, or a door of the estate, or nothing in particular. */
async function subjectOf(
	tx: Tx,
	actor: Actor,
	{ estateId, voteId }: { estateId: string; voteId: string },
	kind: ObjectionKind,
	{ unitId, ballotId }: Pick<RaisedObjection, 'unitId' | 'ballotId'>,
): Promise<Subject> {
	if (kind === 'ballot') {
		const [ballot] = await tx
			.select({ voterId: ballots.voterId })
			.from(ballots)
			.where(and(eq(ballots.estateId, estateId), eq(ballots.voteId, voteId), eq(ballots.id, ballotId ?? '')))
			.limit(1)
		const voter = ballot && (await voterOf(tx, actor, { estateId, voteId, voterId: ballot.voterId }))
		if (!voter || !ballotId) return refused('objections:refusal.not-your-ballot')
		return done({ unitId: voter.unitId, ballotId })
	}
	if (!unitId) return done({ unitId: null, ballotId: null })
	const [unit] = await tx
		.select({ id: units.id })
		.from(units)
		.where(and(eq(units.estateId, estateId), eq(units.id, unitId)))
		.limit(1)
	return unit ? done({ unitId, ballotId: null }) : refused('objections:refusal.foreign-unit')
}
