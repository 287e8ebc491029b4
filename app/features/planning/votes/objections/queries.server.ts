import { buildingOfUnit, entranceOfUnit } from 'db/joins'
import { buildings, entrances, people, units, voteObjections } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, desc, eq } from 'drizzle-orm'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { doorName } from '../door-name'
import { type ObjectionKind, type ObjectionState, objectionKinds, objectionState } from './rules'

/** What everyone sees of an objection. */
export interface ObjectionLine {
	id: string
	kind: ObjectionKind
	state: ObjectionState
	raisedAt: number
	answeredAt: number | null
	/** What it says and what was answered: for who raised it and for the officer; null for others. */
	words: { own: boolean; body: string; answer: string | null; door: string | null; raisedBy: string | null } | null
}

const most = 500

/** The objections to a vote, the latest first; names and words only where they belong. One query. */
export async function objectionsOf(
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	voteId: string,
	actor: Actor | null,
): Promise<ObjectionLine[]> {
	const officer = may(actor, 'run-votes', placeOf(estate))
	const rows = await read
		.select({
			id: voteObjections.id,
			kind: voteObjections.kind,
			raisedBy: voteObjections.raisedBy,
			raisedAt: voteObjections.raisedAt,
			body: voteObjections.body,
			answer: voteObjections.answer,
			outcome: voteObjections.outcome,
			answeredAt: voteObjections.answeredAt,
			withdrawnAt: voteObjections.withdrawnAt,
			name: people.displayName,
			building: buildings.name,
			entrance: entrances.name,
			number: units.number,
		})
		.from(voteObjections)
		.innerJoin(people, eq(people.id, voteObjections.raisedBy))
		.leftJoin(units, and(eq(units.estateId, voteObjections.estateId), eq(units.id, voteObjections.unitId)))
		.leftJoin(buildings, buildingOfUnit)
		.leftJoin(entrances, entranceOfUnit)
		.where(and(eq(voteObjections.estateId, estate.id), eq(voteObjections.voteId, voteId)))
		.orderBy(desc(voteObjections.raisedAt), asc(voteObjections.id))
		.limit(most)
	return rows.map(({ id, kind, raisedAt, answeredAt, ...row }) => {
		const own = row.raisedBy === actor?.personId
		const { building, entrance, number, body, answer } = row
		const door =
			building !== null && entrance !== null && number !== null ? doorName({ building, entrance, number }) : null
		const words = own || officer ? { own, body, answer, door, raisedBy: officer ? row.name : null } : null
		return { id, kind, state: objectionState(row), raisedAt, answeredAt, words }
	})
}

export type ObjectionCounts = Record<ObjectionState, number>

/** How many there are in each state, for one kind or for all. */
export function countObjections(lines: readonly ObjectionLine[], kind?: ObjectionKind): ObjectionCounts {
	const counts: ObjectionCounts = { open: 0, upheld: 0, rejected: 0, withdrawn: 0 }
	for (const line of lines) if (!kind || line.kind === kind) counts[line.state] += 1
	return counts
}

/** The kinds in their order, each with its counts, where there is any. */
export function countsByKind(lines: readonly ObjectionLine[]): { kind: ObjectionKind; counts: ObjectionCounts }[] {
	return objectionKinds
		.filter((kind) => lines.some((line) => line.kind === kind))
		.map((kind) => ({ kind, counts: countObjections(lines, kind) }))
}
