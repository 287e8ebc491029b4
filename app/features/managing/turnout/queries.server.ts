import { sql } from 'db/dialect'
import { countingBallot } from 'db/joins'
import { ballots, entrances, rollUnits, rollVoters, units, voteReminders } from 'db/schema'
import { read } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { shanghaiDay } from '~/platform/shanghai'
import { ofVoter } from '../doors/latest.server'
import { partsFor } from '../grid/parts.server'
import { linesOf, type Part, type Turnout, type TurnoutGroup, type TurnoutLine, turnoutOfGroups } from './rules'

/** Where a voter is counted: the entrance of its first door in the building that the roll names. */
const firstEntrance = sql<string>`(select ${units.entranceId} from ${rollUnits}
	join ${units} on ${units.estateId} = ${rollUnits.estateId} and ${units.id} = ${rollUnits.unitId}
	join ${entrances} on ${entrances.estateId} = ${units.estateId} and ${entrances.id} = ${units.entranceId}
	where ${rollUnits.estateId} = ${rollVoters.estateId} and ${rollUnits.voteId} = ${rollVoters.voteId}
		and ${rollUnits.voterId} = ${rollVoters.id} and ${units.buildingId} = ${rollVoters.buildingId}
	order by ${entrances.position}, ${units.floor}, ${units.number}, ${units.id} limit 1)`

/** The roll in groups of voters who are alike: by entrance, channel, delivery and paper. One query; no choice is read. */
async function turnoutGroups(estateId: string, voteId: string): Promise<TurnoutGroup[]> {
	const voters = read
		.select({
			buildingId: rollVoters.buildingId,
			entranceId: firstEntrance.as('entrance_id'),
			area: rollVoters.area,
			channel: ballots.channel,
			delivery: ofVoter.delivery.as('delivery'),
			paperWaiting: ofVoter.paperWaiting.as('paper_waiting'),
		})
		.from(rollVoters)
		.leftJoin(ballots, countingBallot)
		.where(and(eq(rollVoters.estateId, estateId), eq(rollVoters.voteId, voteId)))
		.as('voters')
	const rows = await read
		.select({
			buildingId: voters.buildingId,
			entranceId: voters.entranceId,
			channel: voters.channel,
			delivery: voters.delivery,
			paperWaiting: voters.paperWaiting,
			heads: sql<number>`count(*)`.mapWith(Number),
			area: sql<number>`sum(${voters.area})`.mapWith(Number),
		})
		.from(voters)
		.groupBy(
			voters.buildingId,
			sql`${voters.entranceId}`,
			voters.channel,
			sql`${voters.delivery}`,
			sql`${voters.paperWaiting}`,
		)
	return rows.map((row) => ({ ...row, paperWaiting: Boolean(row.paperWaiting) }))
}

export interface TurnoutPage {
	/** Of the whole vote. */
	whole: Turnout
	/** Of the buildings and entrances that the actor looks after. */
	lines: TurnoutLine[]
	/** Those lines summed up. */
	own: Turnout
	/** Whether that is all of it. */
	complete: boolean
	reminders: { all: number; today: number }
}

/** Turnout for staff, and for captains their part of it. Three queries however large the estate. */
export async function turnoutFor(
	actor: Actor,
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	voteId: string,
	at: number,
): Promise<TurnoutPage> {
	const [groups, parts, reminders] = await Promise.all([
		turnoutGroups(estate.id, voteId),
		partsFor(actor, estate, 'see-grid'),
		remindersOf(estate.id, voteId, at),
	])
	const mine = groups.filter((group) => parts.some((part: Part) => part.entranceId === group.entranceId))
	return {
		whole: turnoutOfGroups(groups),
		lines: linesOf(parts, groups),
		own: turnoutOfGroups(mine),
		complete: mine.length === groups.length,
		reminders,
	}
}

async function remindersOf(estateId: string, voteId: string, at: number): Promise<{ all: number; today: number }> {
	const today = shanghaiDay(at)
	const [counted] = await read
		.select({
			all: sql<number>`count(*)`.mapWith(Number),
			today: sql<number>`coalesce(sum(case when ${voteReminders.day} = ${today} then 1 else 0 end), 0)`.mapWith(Number),
		})
		.from(voteReminders)
		.where(and(eq(voteReminders.estateId, estateId), eq(voteReminders.voteId, voteId)))
	return counted ?? { all: 0, today: 0 }
}
