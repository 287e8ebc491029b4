import { sql } from 'db/dialect'
import { buildingOfUnit, entranceOfUnit } from 'db/joins'
import { buildings, entrances, estates, planVersions, units, voteExtensions, voteScopeUnits, votes } from 'db/schema'
import { keptRead, preparedRead, read } from 'db/store.server'
import { and, asc, desc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { votesWithPower } from '../delegations/queries.server'
import { closedResult, type Matter, mattersOfVote, type VoteResult } from './count-ballots.server'
import type { RuleProfile } from './profile'
import { profileById } from './profiles.server'
import { inDoorOrder, someDoors } from './roll-doors.server'
import { type VoteState, voteState, type Weight } from './rules'
import { isDue, settleVote } from './settle-votes.server'
import { type Stage, stageOf } from './stages'
import { turnoutOf } from './turnout.server'
import { type OwnVoter, votersOf } from './voters.server'

const ph = sql.placeholder
const anId = /^[\w-]{1,64}$/

const columns = {
	estateId: votes.estateId,
	id: votes.id,
	planVersionId: votes.planVersionId,
	versionNumber: planVersions.number,
	profileId: votes.profileId,
	title: votes.title,
	scopeKind: votes.scopeKind,
	scopeId: votes.scopeId,
	noticePostedDay: votes.noticePostedDay,
	opensAt: votes.opensAt,
	closesAt: votes.closesAt,
	announcedAt: votes.announcedAt,
	openingRefusedAt: votes.openingRefusedAt,
	openedAt: votes.openedAt,
	rollHeads: votes.rollHeads,
	rollArea: votes.rollArea,
	rollHash: votes.rollHash,
	closedAt: votes.closedAt,
	passed: votes.passed,
	objectionsUntil: votes.objectionsUntil,
	resultAnnouncedAt: votes.resultAnnouncedAt,
	effectiveAt: votes.effectiveAt,
	cancelledAt: votes.cancelledAt,
	cancelReason: votes.cancelReason,
	silenceClauseFileId: votes.silenceClauseFileId,
	silenceClauseDay: votes.silenceClauseDay,
	extensions: sql<number>`(select count(*) from ${voteExtensions} where ${voteExtensions.estateId} = ${votes.estateId}
		and ${voteExtensions.voteId} = ${votes.id})`.mapWith(Number),
}

const ofVersion = and(eq(planVersions.estateId, votes.estateId), eq(planVersions.id, votes.planVersionId))

const voteRow = preparedRead((db) =>
	db
		.select(columns)
		.from(votes)
		.innerJoin(planVersions, ofVersion)
		.where(and(eq(votes.estateId, ph('estateId')), eq(votes.id, ph('voteId'))))
		.limit(1),
)

type VoteRow = Awaited<ReturnType<typeof voteRow>>[number]

const oneVote = keptRead([planVersions, voteExtensions, votes], (estateId: string, voteId: string) =>
	voteRow(read, { estateId, voteId }),
)

export interface VoteFacts extends VoteRow {
	state: VoteState
	stage: Stage
	total: Weight | null
	/** Null until the result is announced: a preliminary count decides nothing. */
	passed: 'yes' | 'no' | null
}

function factsOf(row: VoteRow, at: number): VoteFacts {
	const total = row.rollHeads === null || row.rollArea === null ? null : { heads: row.rollHeads, area: row.rollArea }
	const passed = row.resultAnnouncedAt === null ? null : row.passed
	return {
		...row,
		passed,
		total,
		state: voteState(row, at),
		stage: stageOf({ ...row, extended: row.extensions > 0 }, at),
	}
}

/** A vote as it stands at this moment, opened or closed on record when the clock has passed; null when the estate has none of that id. */
export async function findVote(estateId: string, voteId: string | undefined, at: number): Promise<VoteFacts | null> {
	if (!voteId || !anId.test(voteId)) return null
	const [row] = await oneVote(estateId, voteId)
	if (!row) return null
	if (!isDue(row, at)) return factsOf(row, at)
	await settleVote(estateId, voteId, at)
	const [settled] = await oneVote(estateId, voteId)
	return settled ? factsOf(settled, at) : null
}

export interface VotePage {
	vote: VoteFacts
	profile: RuleProfile
	matters: readonly Matter[]
	scopeName: string | null
	/** Null before the roll is frozen. */
	turnout: Weight | null
	/** Null until the closing is on record. */
	result: VoteResult | null
	voters: readonly OwnVoter[]
}

/** What the page of a vote shows to this actor. */
export async function votePage(
	estate: Pick<EstateFacts, 'id'>,
	voteId: string | undefined,
	actor: Actor | null,
	at: number,
): Promise<VotePage | null> {
	const vote = await findVote(estate.id, voteId, at)
	if (!vote) return null
	const counted = vote.closedAt !== null && vote.cancelledAt === null
	const [profile, result, scopeName, turnout, voters] = await Promise.all([
		profileById(vote.profileId),
		counted ? closedResult(estate.id, vote.id, vote.resultAnnouncedAt !== null) : null,
		scopeNameOf(vote),
		vote.openedAt === null ? null : turnoutOf(estate.id, vote.id),
		vote.openedAt === null ? [] : votersOf(actor, estate.id, vote.id),
	])
	const matters = result?.matters ?? (await mattersOfVote(estate.id, vote.id))
	return { vote, profile, matters, scopeName, turnout, result, voters }
}

/** The doors of a list of interested owners: the first few by name. */
async function namedDoors(estateId: string, voteId: string): Promise<string> {
	const doors = await read
		.select({ building: buildings.name, entrance: entrances.name, number: units.number })
		.from(voteScopeUnits)
		.innerJoin(units, and(eq(units.estateId, voteScopeUnits.estateId), eq(units.id, voteScopeUnits.unitId)))
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.where(and(eq(voteScopeUnits.estateId, estateId), eq(voteScopeUnits.voteId, voteId)))
		.orderBy(...inDoorOrder)
		.limit(100)
	return someDoors(doors)
}

/** The building, entrance or doors that a vote is about; null for the whole estate. */
export async function scopeNameOf({ estateId, scopeKind, scopeId }: VoteRow): Promise<string | null> {
	if (scopeKind === 'estate') return null
	if (scopeKind === 'interested') return namedDoors(estateId, scopeId)
	if (scopeKind === 'building') {
		const [building] = await read
			.select({ name: buildings.name })
			.from(buildings)
			.where(and(eq(buildings.estateId, estateId), eq(buildings.id, scopeId)))
			.limit(1)
		return building?.name ?? null
	}
	const [entrance] = await read
		.select({ building: buildings.name, name: entrances.name })
		.from(entrances)
		.innerJoin(buildings, and(eq(buildings.estateId, entrances.estateId), eq(buildings.id, entrances.buildingId)))
		.where(and(eq(entrances.estateId, estateId), eq(entrances.id, scopeId)))
		.limit(1)
	return entrance ? `${entrance.building} ${entrance.name}` : null
}

/** The votes of an estate, the latest first. One query. */
export async function votesOf(estate: Pick<EstateFacts, 'id'>, at: number): Promise<VoteFacts[]> {
	const rows = await read
		.select(columns)
		.from(votes)
		.innerJoin(planVersions, ofVersion)
		.where(eq(votes.estateId, estate.id))
		.orderBy(desc(votes.opensAt), desc(votes.announcedAt))
		.limit(200)
	return rows.map((row) => factsOf(row, at))
}

const currentRow = preparedRead((db) =>
	db
		.select(columns)
		.from(votes)
		.innerJoin(planVersions, ofVersion)
		.where(and(eq(votes.estateId, ph('estateId')), isNull(votes.cancelledAt)))
		.orderBy(
			sql`case when ${votes.closesAt} <= ${ph('at')} then 2 when ${votes.opensAt} > ${ph('at')} then 1 else 0 end`,
			desc(votes.closesAt),
		)
		.limit(1),
)

/** Windows open and close on whole seconds. */
const currentVote = keptRead([planVersions, voteExtensions, votes], (estateId: string, second: number) =>
	currentRow(read, { estateId, at: second * 1000 + 999 }),
)

export interface EstateVote {
	vote: VoteFacts
	turnout: Weight | null
	/** The actor's voters with their homes; `ballotSeq` 0 means: not yet. */
	voters: readonly OwnVoter[]
}

/** The vote that the estate's page shows: the open one, else the next one, else the last one. At most three queries. */
export async function voteForEstatePage(
	estate: Pick<EstateFacts, 'id'>,
	actor: Actor | null,
	at: number,
): Promise<EstateVote | null> {
	const [row] = await currentVote(estate.id, Math.floor(at / 1000))
	if (!row) return null
	const vote = isDue(row, at) ? await findVote(estate.id, row.id, at) : factsOf(row, at)
	if (!vote) return null
	const [turnout, voters] = await Promise.all([
		vote.openedAt === null ? null : turnoutOf(estate.id, vote.id),
		vote.openedAt === null ? [] : votersOf(actor, estate.id, vote.id),
	])
	return { vote, turnout, voters }
}

export interface OpenVote {
	estateId: string
	estateName: string
	voteId: string
	title: string
	closesAt: number
	/** The actor's voters that have not voted. */
	waiting: readonly OwnVoter[]
}

/** The open votes where the actor owns a home or holds a power, with who of theirs has still to vote; for the home page. */
export async function openVotesFor(actor: Actor, at: number): Promise<OpenVote[]> {
	const estateIds = [...new Set(actor.homes.flatMap((home) => (home.relation === 'tenant' ? [] : [home.estateId])))]
	const delegated = await votesWithPower(actor, at)
	if (estateIds.length + delegated.length === 0) return []
	const open = await read
		.select({
			estateId: votes.estateId,
			estateName: estates.name,
			voteId: votes.id,
			title: votes.title,
			closesAt: votes.closesAt,
			openedAt: votes.openedAt,
		})
		.from(votes)
		.innerJoin(estates, eq(estates.id, votes.estateId))
		.where(
			and(
				or(inArray(votes.estateId, estateIds), inArray(votes.id, delegated)),
				lte(votes.opensAt, at),
				gt(votes.closesAt, at),
				isNull(votes.cancelledAt),
			),
		)
		.orderBy(asc(votes.closesAt))
		.limit(20)
	return Promise.all(
		open.map(async ({ openedAt, ...vote }) => {
			if (openedAt === null) await settleVote(vote.estateId, vote.voteId, at)
			const voters = await votersOf(actor, vote.estateId, vote.voteId)
			return { ...vote, waiting: voters.filter((voter) => voter.ballotSeq === 0) }
		}),
	)
}

/** The matters that a ballot of this vote answers; none when the estate has no such vote. */
export async function voteMatterIds(estateId: string, voteId: string | undefined): Promise<string[]> {
	if (!voteId || !anId.test(voteId)) return []
	return (await mattersOfVote(estateId, voteId)).map(({ id }) => id)
}
