import { createHash } from 'node:crypto'
import { sql } from 'db/dialect'
import { buildingOfUnit, entranceOfUnit } from 'db/joins'
import {
	buildings,
	entrances,
	ownerships,
	rollExclusions,
	rollUnits,
	rollVoters,
	units,
	voteScopeUnits,
	votes,
} from 'db/schema'
import type { Read, Tx } from 'db/store.server'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { record } from '~/features/audit/perform.server'
import { newId } from '~/platform/id'
import { openLog } from '../proof/open-log.server'
import { mattersOf } from './count-ballots.server'
import { frozenVote } from './frozen-vote.server'
import type { ParkingRule } from './profile'
import {
	type RollExclusion,
	type RollVoter,
	rollGaps,
	rollLines,
	type ScopedUnit,
	splitUnits,
	rollVoters as votersOf,
} from './roll-rules'
import { addWeights } from './rules'

export interface Scope {
	/** 'interested': the units listed for the vote that `scopeId` names. */
	scopeKind: 'estate' | 'building' | 'entrance' | 'interested'
	scopeId: string
}

const rowsAtOnce = 400

function* chunks<Row>(rows: readonly Row[]): Generator<Row[]> {
	for (let from = 0; from < rows.length; from += rowsAtOnce) yield rows.slice(from, from + rowsAtOnce)
}

function inScope(estateId: string, { scopeKind, scopeId }: Scope) {
	const ofEstate = eq(units.estateId, estateId)
	switch (scopeKind) {
		case 'estate':
			return ofEstate
		case 'building':
			return and(ofEstate, eq(units.buildingId, scopeId))
		case 'entrance':
			return and(ofEstate, eq(units.entranceId, scopeId))
		case 'interested':
			return and(
				ofEstate,
				sql`${units.id} in (select ${voteScopeUnits.unitId} from ${voteScopeUnits} where ${voteScopeUnits.estateId} = ${estateId} and ${voteScopeUnits.voteId} = ${scopeId})`,
			)
	}
}

/** By which rule units are counted. */
export interface Counting {
	parking: ParkingRule
	concernsParking: boolean
	/** Of a vote that is not stored yet: the interested owners' units. */
	only?: ReadonlySet<string> | null
}

export interface CurrentRoll {
	/** Those that count, in the order of the doors. */
	units: ScopedUnit[]
	voters: RollVoter[]
	excluded: RollExclusion[]
}

/** The roll that the register gives at this moment. Two queries. */
export async function currentRoll(
	db: Pick<Read, 'select'>,
	estateId: string,
	scope: Scope,
	{ parking, concernsParking, only = null }: Counting,
): Promise<CurrentRoll> {
	const among = inScope(estateId, only ? { scopeKind: 'estate', scopeId: estateId } : scope)
	const scoped = await db
		.select({
			unitId: units.id,
			buildingId: units.buildingId,
			use: units.use,
			area: units.area,
			areaSource: units.areaSource,
		})
		.from(units)
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.where(among)
		.orderBy(asc(buildings.position), asc(entrances.position), asc(units.floor), asc(units.number), asc(units.id))
	const owned = await db
		.select({ unitId: ownerships.unitId, ownerId: ownerships.ownerId })
		.from(ownerships)
		.innerJoin(units, and(eq(units.estateId, ownerships.estateId), eq(units.id, ownerships.unitId)))
		.where(among)
	const chosen = only ? scoped.filter(({ unitId }) => only.has(unitId)) : scoped
	const { counted, excluded } = splitUnits(chosen, parking, concernsParking)
	return { units: counted, voters: votersOf(counted, owned), excluded }
}

/** Puts on record, the first time, that the vote could not open; it opens by itself when the register is mended. */
async function refuseOpening(
	tx: Tx,
	{ estateId, voteId }: { estateId: string; voteId: string },
	gaps: number,
	at: number,
) {
	const [first] = await tx
		.update(votes)
		.set({ openingRefusedAt: at })
		.where(and(eq(votes.estateId, estateId), eq(votes.id, voteId), isNull(votes.openingRefusedAt)))
		.returning({ id: votes.id })
	if (!first) return
	const deed = { deed: 'refuse-opening', estateId, subjectKind: 'vote', subjectId: voteId, detail: { gaps } }
	await record(tx, 'system', deed, at)
}

/**
 * Freezes the roll, once: who is second finds it frozen and does nothing. False while an area or an owner is missing: then the
 * vote does not open. Part of a deed of the caller.
 */
export async function freezeRoll(tx: Tx, vote: Scope & { estateId: string; id: string }, at: number): Promise<boolean> {
	const { estateId, id: voteId } = vote
	const thisVote = and(eq(votes.estateId, estateId), eq(votes.id, voteId))
	const [stored] = await tx.select({ concernsParking: votes.concernsParking }).from(votes).where(thisVote).limit(1)
	const announced = await frozenVote(tx, estateId, voteId)
	if (!stored || !announced) throw new Error('No such vote')
	const counting = { parking: announced.rules.parking, concernsParking: stored.concernsParking }
	const { voters, excluded } = await currentRoll(tx, estateId, vote, counting)
	const gaps = rollGaps(voters)
	if (gaps.length > 0 || voters.length === 0) {
		await refuseOpening(tx, { estateId, voteId }, gaps.length, at)
		return false
	}
	const [first] = await tx
		.update(votes)
		.set({ openedAt: at })
		.where(and(thisVote, isNull(votes.openedAt)))
		.returning({ id: votes.id })
	if (!first) return true
	const frozen = voters.map((voter, index) => ({ ...voter, id: newId(), number: index + 1 }))
	const voterRows = frozen.map(({ units: own, ownerIds, ...voter }) => ({
		...voter,
		estateId,
		voteId,
		unitCount: own.length,
		ownerIds: [...ownerIds],
	}))
	const unitRows = frozen.flatMap((voter) =>
		voter.units.map(({ unitId, area, areaSource }) => ({
			estateId,
			voteId,
			unitId,
			voterId: voter.id,
			area,
			areaSource,
		})),
	)
	for (const rows of chunks(voterRows)) await tx.insert(rollVoters).values(rows)
	for (const rows of chunks(unitRows)) await tx.insert(rollUnits).values(rows)
	const excludedRows = excluded.map((exclusion) => ({ estateId, voteId, ...exclusion }))
	for (const rows of chunks(excludedRows)) await tx.insert(rollExclusions).values(rows)
	const { area } = addWeights(voterRows.map((voter) => ({ heads: 1, area: voter.area })))
	const rollHash = createHash('sha256')
		.update(rollLines(voteId, voterRows, unitRows))
		.digest('hex')
	await tx.update(votes).set({ rollHeads: voterRows.length, rollArea: area, rollHash }).where(thisVote)
	const questions = await mattersOf(tx, estateId, voteId)
	await openLog(tx, { estateId, voteId }, { questions, voters: voterRows, area, rollHash }, at)
	const deed = { deed: 'open-vote', estateId, subjectKind: 'vote', subjectId: voteId }
	await record(
		tx,
		'system',
		{ ...deed, detail: { heads: voterRows.length, area, excluded: excluded.length, rollHash } },
		at,
	)
	return true
}
