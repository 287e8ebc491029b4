import { homes, people, rollVoters, voteReminders } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq, gte, isNotNull, isNull, ne } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import type { Actor } from '~/features/identity/types'
import { enqueue } from '~/features/messages/enqueue.server'
import { afterQuietHours } from '~/features/messages/quiet-hours'
import { frozenVote } from '~/features/planning/votes/frozen-vote.server'
import { formatDeadline } from '~/platform/format'
import { notFound } from '~/platform/respond.server'
import { done, type Result, refused } from '~/platform/result'
import { addDays, shanghaiDay } from '~/platform/shanghai'
import { type DoorOnRoll, doorsWithin, type Estate, type Reach, type VoteAtDoors, voteAtDoors } from './doors.server'
import { type DoorRefusal, mayRemind, type RemindedBefore, whyNotRemind } from './rules'

export interface Reminded {
	/** People who get an SMS now or in the morning. */
	sent: number
	/** People who have had as many as a day allows, or one within the hour. */
	skipped: number
	/** Doors without a ballot where nobody has claimed the home with a telephone: somebody goes there. */
	doorsWithout: number
	dueAt: number
}

interface RemindInput extends Pick<Reach, 'buildingId' | 'entranceId'> {
	voteId: string
}

/** 催票: an SMS to those who have not voted and have claimed their home, within the doors of the actor. Says nothing of any choice. */
export async function sendReminder(
	actor: Actor,
	estate: Estate,
	{ voteId, ...reach }: RemindInput,
	at: number,
): Promise<Result<Reminded, DoorRefusal>> {
	const deed = { deed: 'send-reminder', estateId: estate.id, regionPath: estate.regionPath }
	const result = await perform<Reminded, DoorRefusal>(
		actor,
		{ ...deed, subjectKind: 'vote', subjectId: voteId },
		at,
		async (tx) => {
			const vote = await voteAtDoors(tx, estate.id, voteId)
			const doors = await doorsWithin(tx, actor, estate, voteId, reach)
			if (!vote || doors.length === 0) return refused('doors:refusal.not-your-doors')
			const why = whyNotRemind(vote, at)
			if (why) return refused(why)
			const unvoted = doors.filter((door) => door.ballotSeq === 0 && !door.paperWaiting)
			if (unvoted.length === 0) return refused('doors:refusal.none-to-remind')
			return done(await remind(tx, actor, { estate, vote, doors: unvoted }, at))
		},
		({ sent, skipped }) => ({ detail: { sent, skipped } }),
	)
	if (!result.ok && result.error === 'doors:refusal.not-your-doors') throw notFound()
	return result
}

interface Reminding {
	estate: Estate
	vote: VoteAtDoors
	doors: readonly DoorOnRoll[]
}

async function remind(tx: Tx, actor: Actor, { estate, vote, doors }: Reminding, at: number): Promise<Reminded> {
	const perDay = (await frozenVote(tx, estate.id, vote.id))?.rules.remindersPerDay ?? 0
	const dueAt = afterQuietHours(at)
	const asked = await claimants(tx, estate.id, vote.id, doors)
	const before = await remindedSince(tx, estate.id, addDays(shanghaiDay(at), -1))
	const tally = { sent: 0, skipped: 0 }
	for (const [personId, phone] of new Map(asked.map((one) => [one.personId, one.phone]))) {
		const theirs = before.get(personId) ?? []
		const allowed = mayRemind(theirs, perDay, dueAt, at)
		const told = allowed && (await tell(tx, actor, { estate, vote, personId, phone, before: theirs, dueAt }, at))
		tally[told ? 'sent' : 'skipped'] += 1
	}
	const withPhone = new Set(asked.map((one) => one.unitId))
	return { ...tally, doorsWithout: doors.filter((door) => !withPhone.has(door.unitId)).length, dueAt }
}

/** Owners who have claimed one of these doors and were its owners when the roll was frozen. */
async function claimants(tx: Tx, estateId: string, voteId: string, doors: readonly DoorOnRoll[]) {
	const rows = await tx
		.select({ unitId: homes.unitId, personId: people.id, phone: people.phone, ownerId: homes.ownerId })
		.from(homes)
		.innerJoin(people, eq(people.id, homes.personId))
		.where(
			and(
				eq(homes.estateId, estateId),
				ne(homes.relation, 'tenant'),
				isNull(homes.endedAt),
				isNull(people.disabledAt),
				isNotNull(people.phone),
			),
		)
	const voters = await tx
		.select({ id: rollVoters.id, ownerIds: rollVoters.ownerIds })
		.from(rollVoters)
		.where(and(eq(rollVoters.estateId, estateId), eq(rollVoters.voteId, voteId), eq(rollVoters.ballotSeq, 0)))
	const ownersOf = new Map(voters.map((voter) => [voter.id, voter.ownerIds]))
	const voterOf = new Map(doors.map((door) => [door.unitId, door.voterId ?? '']))
	return rows.flatMap(({ unitId, personId, phone, ownerId }) => {
		const frozen = ownersOf.get(voterOf.get(unitId) ?? '')
		const speaks = frozen && (ownerId === null || frozen.includes(ownerId))
		return speaks && phone ? [{ unitId, personId, phone }] : []
	})
}

/** By person, over all votes of the estate. */
async function remindedSince(
	tx: Tx,
	estateId: string,
	day: string,
): Promise<Map<string, (RemindedBefore & Numbered)[]>> {
	const rows = await tx
		.select({
			personId: voteReminders.personId,
			voteId: voteReminders.voteId,
			day: voteReminders.day,
			number: voteReminders.number,
			remindedAt: voteReminders.remindedAt,
		})
		.from(voteReminders)
		.where(and(eq(voteReminders.estateId, estateId), gte(voteReminders.day, day)))
	const byPerson = new Map<string, (RemindedBefore & Numbered)[]>()
	for (const { personId, ...row } of rows) byPerson.set(personId, [...(byPerson.get(personId) ?? []), row])
	return byPerson
}

interface Numbered {
	voteId: string
	number: number
}

interface Telling {
	estate: Estate
	vote: VoteAtDoors
	personId: string
	phone: string
	before: readonly (RemindedBefore & Numbered)[]
	dueAt: number
}

/** False when another reminder of the same number came first. */
async function tell(
	tx: Tx,
	actor: Actor,
	{ estate, vote, personId, phone, before, dueAt }: Telling,
	at: number,
): Promise<boolean> {
	const day = shanghaiDay(dueAt)
	const number = before.filter((one) => one.day === day && one.voteId === vote.id).length + 1
	const row = { estateId: estate.id, voteId: vote.id, personId, day, number }
	const written = await tx
		.insert(voteReminders)
		.values({ ...row, remindedBy: actor.personId, remindedAt: at })
		.onConflictDoNothing()
		.returning({ number: voteReminders.number })
	if (written.length === 0) return false
	const deadline = formatDeadline(vote.closesAt, 'zh-CN')
	await enqueue(
		tx,
		{
			channel: 'sms',
			recipient: phone,
			template: 'vote-reminder',
			parameters: { estate: estate.name, title: vote.title, deadline },
			dedupeKey: `vote-reminder:${vote.id}:${personId}:${day}:${number}`,
			estateId: estate.id,
			dueAt,
			expiresAt: vote.closesAt,
		},
		at,
	)
	return true
}
