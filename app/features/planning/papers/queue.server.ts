import { buildingOfUnit, entranceOfUnit, unitOnRoll } from 'db/joins'
import {
	ballots,
	buildings,
	entrances,
	paperBallots,
	paperEntries,
	people,
	rollUnits,
	rollVoters,
	units,
} from 'db/schema'
import { read } from 'db/store.server'
import { aliasedTable, and, asc, count, desc, eq, exists, inArray, ne, notExists } from 'drizzle-orm'
import { placeOf } from '~/features/estates/find-estate.server'
import { may, mayInPart } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { findVote } from '../votes/queries.server'
import { type Estate, paperVote } from './case.server'
import { paperFigures } from './queries.server'
import { type PaperState, whyNotReceive } from './rules'

export const queueTabs = ['waiting', 'differs', 'conflict', 'invalid', 'confirmed', 'rejected'] as const
export type QueueTab = (typeof queueTabs)[number]

const perPage = 50
const states: Record<Exclude<QueueTab, 'conflict'>, readonly PaperState[]> = {
	waiting: ['received'],
	differs: ['differs'],
	invalid: ['invalid'],
	confirmed: ['confirmed', 'set-aside'],
	rejected: ['rejected'],
}

const ofVoter = and(
	eq(rollVoters.estateId, paperBallots.estateId),
	eq(rollVoters.voteId, paperBallots.voteId),
	eq(rollVoters.id, paperBallots.voterId),
)

function paperRows() {
	return read
		.select({
			id: paperBallots.id,
			unitId: paperBallots.unitId,
			mode: paperBallots.mode,
			state: paperBallots.state,
			reason: paperBallots.reason,
			receivedAt: paperBallots.receivedAt,
			receivedBy: people.displayName,
			rollNumber: rollVoters.number,
			buildingId: units.buildingId,
			entranceId: units.entranceId,
			building: buildings.name,
			entrance: entrances.name,
			number: units.number,
		})
		.from(paperBallots)
		.innerJoin(rollVoters, ofVoter)
		.innerJoin(units, and(eq(units.estateId, paperBallots.estateId), eq(units.id, paperBallots.unitId)))
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.leftJoin(people, eq(people.id, paperBallots.receivedBy))
		.$dynamic()
}

/** Papers that this person may enter next: of the own part, not of the own household, and none that the person has entered. */
async function toEnter(actor: Actor, estate: Estate, voteId: string, modes: readonly ('open' | 'sealed')[]) {
	const homes = actor.homes.filter((home) => home.estateId === estate.id).map(({ unitId }) => unitId)
	const byMe = read
		.select({ one: paperEntries.position })
		.from(paperEntries)
		.where(
			and(
				eq(paperEntries.estateId, paperBallots.estateId),
				eq(paperEntries.paperId, paperBallots.id),
				eq(paperEntries.enteredBy, actor.personId),
			),
		)
	const mine = read
		.select({ one: rollUnits.unitId })
		.from(rollUnits)
		.where(
			and(
				eq(rollUnits.estateId, paperBallots.estateId),
				eq(rollUnits.voteId, paperBallots.voteId),
				eq(rollUnits.voterId, paperBallots.voterId),
				inArray(rollUnits.unitId, homes),
			),
		)
	const rows = await paperRows()
		.where(
			and(
				eq(paperBallots.estateId, estate.id),
				eq(paperBallots.voteId, voteId),
				eq(paperBallots.state, 'received'),
				inArray(paperBallots.mode, [...modes]),
				notExists(byMe),
				homes.length === 0 ? undefined : notExists(mine),
			),
		)
		.orderBy(asc(paperBallots.receivedAt), asc(paperBallots.id))
		.limit(2000)
	const place = placeOf(estate)
	return rows
		.filter(({ mode, buildingId, entranceId }) =>
			may(actor, mode === 'open' ? 'enter-paper' : 'count-papers', { ...place, buildingId, entranceId }),
		)
		.slice(0, 200)
		.map(({ id, rollNumber, receivedAt, building, entrance, number }) => ({
			id,
			rollNumber,
			receivedAt,
			door: { building, entrance, number },
		}))
}

const electronic = aliasedTable(ballots, 'electronic')
const paper = aliasedTable(ballots, 'paper')
const counting = aliasedTable(ballots, 'counting')

/** Of a voter who has given both kinds of ballot: which stands. Never what they say. */
async function conflicts(estateId: string, voteId: string, page: number) {
	const given = (one: typeof paper, isPaper: boolean) =>
		exists(
			read
				.select({ one: one.id })
				.from(one)
				.where(
					and(
						eq(one.estateId, rollVoters.estateId),
						eq(one.voteId, rollVoters.voteId),
						eq(one.voterId, rollVoters.id),
						isPaper ? eq(one.channel, 'paper') : ne(one.channel, 'paper'),
					),
				),
		)
	const both = and(
		eq(rollVoters.estateId, estateId),
		eq(rollVoters.voteId, voteId),
		given(paper, true),
		given(electronic, false),
	)
	const [total] = await read.select({ count: count() }).from(rollVoters).where(both)
	const rows = await read
		.select({ voterId: rollVoters.id, rollNumber: rollVoters.number, channel: counting.channel })
		.from(rollVoters)
		.leftJoin(
			counting,
			and(
				eq(counting.estateId, rollVoters.estateId),
				eq(counting.voteId, rollVoters.voteId),
				eq(counting.voterId, rollVoters.id),
				eq(counting.seq, rollVoters.ballotSeq),
			),
		)
		.where(both)
		.orderBy(asc(rollVoters.number))
		.limit(perPage)
		.offset((page - 1) * perPage)
	const doors = await doorsOf(
		estateId,
		voteId,
		rows.map(({ voterId }) => voterId),
	)
	return {
		total: total?.count ?? 0,
		rows: rows.map(({ voterId, rollNumber, channel }) => ({
			voterId,
			rollNumber,
			doors: doors.filter((door) => door.voterId === voterId),
			stands: channel === null ? ('none' as const) : channel === 'paper' ? ('paper' as const) : ('electronic' as const),
		})),
	}
}

function doorsOf(estateId: string, voteId: string, voterIds: readonly string[]) {
	if (voterIds.length === 0) return []
	return read
		.select({
			voterId: rollUnits.voterId,
			building: buildings.name,
			entrance: entrances.name,
			number: units.number,
		})
		.from(rollUnits)
		.innerJoin(units, unitOnRoll)
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.where(
			and(eq(rollUnits.estateId, estateId), eq(rollUnits.voteId, voteId), inArray(rollUnits.voterId, [...voterIds])),
		)
		.orderBy(asc(buildings.position), asc(entrances.position), asc(units.floor), asc(units.number))
}

async function officerRows(estateId: string, voteId: string, tab: Exclude<QueueTab, 'conflict'>, page: number) {
	const rows = await paperRows()
		.where(
			and(
				eq(paperBallots.estateId, estateId),
				eq(paperBallots.voteId, voteId),
				inArray(paperBallots.state, [...states[tab]]),
			),
		)
		.orderBy(tab === 'waiting' ? asc(paperBallots.receivedAt) : desc(paperBallots.receivedAt), asc(paperBallots.id))
		.limit(perPage)
		.offset((page - 1) * perPage)
	return rows.map(({ id, rollNumber, receivedAt, receivedBy, state, reason, building, entrance, number }) => ({
		id,
		rollNumber,
		receivedAt,
		receivedBy,
		state,
		reason,
		door: { building, entrance, number },
	}))
}

async function countByState(estateId: string, voteId: string): Promise<Record<PaperState, number>> {
	const rows = await read
		.select({ state: paperBallots.state, count: count() })
		.from(paperBallots)
		.where(and(eq(paperBallots.estateId, estateId), eq(paperBallots.voteId, voteId)))
		.groupBy(paperBallots.state)
	const of = (state: PaperState) => rows.find((row) => row.state === state)?.count ?? 0
	return {
		received: of('received'),
		differs: of('differs'),
		confirmed: of('confirmed'),
		'set-aside': of('set-aside'),
		invalid: of('invalid'),
		rejected: of('rejected'),
	}
}

/** The officer's queue; for captains and counters what waits for their entry, and nothing else. Null: no such vote or no part in it. */
export async function papersPage(
	actor: Actor,
	estate: Estate,
	asked: { voteId: string | undefined; tab: QueueTab; page: number },
	at: number,
) {
	const facts = await findVote(estate.id, asked.voteId, at)
	const vote = facts && (await paperVote(read, estate.id, facts.id))
	const place = placeOf(estate)
	if (!vote || !mayInPart(actor, 'enter-paper', place)) return null
	const { voteId } = vote
	const counts = may(actor, 'count-papers', place)
	const shut = vote.mode === 'sealed' && at < vote.closesAt
	const open = vote.closedAt === null && vote.cancelledAt === null
	const modes = counts && !shut ? (['open', 'sealed'] as const) : (['open'] as const)
	return {
		vote: { id: voteId, title: vote.title, mode: vote.mode, closesAt: vote.closesAt, conflict: vote.conflict },
		receiving: whyNotReceive(vote, at) === null,
		shut,
		counts,
		toEnter: open ? await toEnter(actor, estate, voteId, modes) : [],
		officer: may(actor, 'run-votes', place) ? await officerPart(estate.id, voteId, asked.tab, asked.page) : null,
	}
}

async function officerPart(estateId: string, voteId: string, tab: QueueTab, page: number) {
	const [figures, byState, both] = await Promise.all([
		paperFigures(read, estateId, voteId),
		countByState(estateId, voteId),
		conflicts(estateId, voteId, page),
	])
	const counts: Record<QueueTab, number> = {
		waiting: byState.received,
		differs: byState.differs,
		conflict: both.total,
		invalid: byState.invalid,
		confirmed: byState.confirmed + byState['set-aside'],
		rejected: byState.rejected,
	}
	return {
		tab,
		page,
		pages: Math.max(1, Math.ceil(counts[tab] / perPage)),
		figures,
		counts,
		conflicts: both.rows,
		rows: tab === 'conflict' ? [] : await officerRows(estateId, voteId, tab, page),
	}
}
