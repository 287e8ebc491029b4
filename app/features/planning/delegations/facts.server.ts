import { unitOnRoll, unitsOfVoter } from 'db/joins'
import { delegations, grants, homes, owners, ownerships, people, rollUnits, rollVoters, units, votes } from 'db/schema'
import type { Read, Tx } from 'db/store.server'
import { and, asc, countDistinct, eq, inArray, isNull, ne } from 'drizzle-orm'
import { newId } from '~/platform/id'

/** The vote as it stands on record. */
export async function voteTimes(tx: Tx, estateId: string, voteId: string) {
	const [vote] = await tx
		.select({
			title: votes.title,
			opensAt: votes.opensAt,
			openedAt: votes.openedAt,
			closesAt: votes.closesAt,
			closedAt: votes.closedAt,
			cancelledAt: votes.cancelledAt,
		})
		.from(votes)
		.where(and(eq(votes.estateId, estateId), eq(votes.id, voteId)))
		.limit(1)
	return vote ?? null
}

export interface Voter {
	id: string
	ownerIds: readonly string[]
	doors: readonly { unitId: string; buildingId: string; entranceId: string }[]
}

/** A voter of the roll by its id or its number. */
export async function findVoter(
	tx: Tx,
	{ estateId, voteId }: { estateId: string; voteId: string },
	asked: { voterId: string } | { number: number },
): Promise<Voter | null> {
	const rows = await tx
		.select({
			id: rollVoters.id,
			ownerIds: rollVoters.ownerIds,
			unitId: units.id,
			buildingId: units.buildingId,
			entranceId: units.entranceId,
		})
		.from(rollVoters)
		.innerJoin(rollUnits, unitsOfVoter)
		.innerJoin(units, unitOnRoll)
		.where(
			and(
				eq(rollVoters.estateId, estateId),
				eq(rollVoters.voteId, voteId),
				'number' in asked ? eq(rollVoters.number, asked.number) : eq(rollVoters.id, asked.voterId),
			),
		)
	const [first] = rows
	return first ? { id: first.id, ownerIds: first.ownerIds, doors: rows } : null
}

const personColumns = { personId: people.id, kind: people.kind, disabledAt: people.disabledAt }

/** Who has this phone: a person with an account, or an owner of this estate's register, who gets one to sign in with. */
export async function holderBy(tx: Tx, estateId: string, phone: string, at: number) {
	const [known] = await tx.select(personColumns).from(people).where(eq(people.phone, phone)).limit(1)
	if (known) return known
	const [owner] = await tx
		.select({ name: owners.name })
		.from(owners)
		.where(and(eq(owners.estateId, estateId), eq(owners.phone, phone)))
		.orderBy(asc(owners.id))
		.limit(1)
	if (!owner) return null
	const personId = newId()
	await tx.insert(people).values({ id: personId, kind: 'resident', displayName: owner.name, phone, createdAt: at })
	return { personId, kind: 'resident' as const, disabledAt: null }
}

/** Whether the person votes for this voter anyway. */
export async function hasOwnVoice(tx: Tx, estateId: string, voter: Voter, personId: string): Promise<boolean> {
	const rows = await tx
		.select({ ownerId: homes.ownerId })
		.from(homes)
		.where(
			and(
				eq(homes.estateId, estateId),
				eq(homes.personId, personId),
				inArray(
					homes.unitId,
					voter.doors.map(({ unitId }) => unitId),
				),
				ne(homes.relation, 'tenant'),
				isNull(homes.endedAt),
			),
		)
	if (rows.some(({ ownerId }) => ownerId === null || voter.ownerIds.includes(ownerId))) return true
	const [registered] = await tx
		.select({ id: owners.id })
		.from(ownerships)
		.innerJoin(owners, and(eq(owners.estateId, ownerships.estateId), eq(owners.id, ownerships.ownerId)))
		.innerJoin(people, eq(people.phone, owners.phone))
		.where(and(eq(ownerships.estateId, estateId), eq(people.id, personId), inArray(owners.id, [...voter.ownerIds])))
		.limit(1)
	return registered !== undefined
}

/** Whether the person is captain of one of the voter's doors. */
export async function isCaptainOf(tx: Tx, estateId: string, voter: Voter, personId: string): Promise<boolean> {
	const scopes = voter.doors.flatMap(({ buildingId, entranceId }) => [buildingId, entranceId])
	const [grant] = await tx
		.select({ id: grants.id })
		.from(grants)
		.where(
			and(
				eq(grants.personId, personId),
				eq(grants.role, 'captain'),
				eq(grants.estateId, estateId),
				isNull(grants.endedAt),
				inArray(grants.scopeId, [estateId, ...scopes]),
			),
		)
		.limit(1)
	return grant !== undefined
}

const live = (estateId: string, voteId: string) =>
	and(eq(delegations.estateId, estateId), eq(delegations.voteId, voteId), isNull(delegations.revokedAt))

/** Distinct voters of the vote, but this one, whose power the person holds now. */
export async function powersHeld(
	db: Read,
	{ estateId, voteId }: { estateId: string; voteId: string },
	{ holderId, besides }: { holderId: string; besides: string },
): Promise<number> {
	const [row] = await db
		.select({ held: countDistinct(delegations.voterId) })
		.from(delegations)
		.where(and(live(estateId, voteId), eq(delegations.holderId, holderId), ne(delegations.voterId, besides)))
	return row?.held ?? 0
}

export async function hasPowerOut(db: Read, estateId: string, voteId: string, voterId: string): Promise<boolean> {
	const [row] = await db
		.select({ id: delegations.id })
		.from(delegations)
		.where(and(live(estateId, voteId), eq(delegations.voterId, voterId)))
		.limit(1)
	return row !== undefined
}
