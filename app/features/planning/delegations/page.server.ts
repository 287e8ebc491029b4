import { buildingOfUnit, entranceOfUnit, unitOnRoll } from 'db/joins'
import { buildings, delegations, entrances, files, people, rollUnits, units } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import { maskName } from '~/features/identity/names'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { doorName } from '../votes/door-name'
import { profileById } from '../votes/profiles.server'
import { findVote } from '../votes/queries.server'
import { voterOf, votersOf } from '../votes/voters.server'
import { whyNotNow } from './rules'

type Estate = Pick<EstateFacts, 'id' | 'regionPath'>

export interface PowerLine {
	id: string
	voterId: string
	doors: readonly string[]
	/** Masked. */
	holder: string
	recordedAt: number
	revokedAt: number | null
}

async function powers(where: SQL | undefined): Promise<PowerLine[]> {
	const rows = await read
		.select({
			id: delegations.id,
			voterId: delegations.voterId,
			holder: people.displayName,
			recordedAt: delegations.recordedAt,
			revokedAt: delegations.revokedAt,
			building: buildings.name,
			entrance: entrances.name,
			number: units.number,
		})
		.from(delegations)
		.innerJoin(people, eq(people.id, delegations.holderId))
		.innerJoin(
			rollUnits,
			and(
				eq(rollUnits.estateId, delegations.estateId),
				eq(rollUnits.voteId, delegations.voteId),
				eq(rollUnits.voterId, delegations.voterId),
			),
		)
		.innerJoin(units, unitOnRoll)
		.innerJoin(buildings, buildingOfUnit)
		.innerJoin(entrances, entranceOfUnit)
		.where(where)
		.orderBy(desc(delegations.recordedAt), asc(units.number))
		.limit(500)
	const lines = new Map<string, PowerLine & { doors: string[] }>()
	for (const { building, entrance, number, holder, ...row } of rows) {
		const line = lines.get(row.id) ?? { ...row, holder: maskName(holder), doors: [] }
		line.doors.push(doorName({ building, entrance, number }))
		lines.set(row.id, line)
	}
	return [...lines.values()]
}

/** What the page of the powers of a vote shows to this actor; null when the estate has no such vote. */
export async function delegationPage(actor: Actor, estate: Estate, voteId: string | undefined, at: number) {
	const vote = await findVote(estate.id, voteId, at)
	if (!vote) return null
	const inVote = and(eq(delegations.estateId, estate.id), eq(delegations.voteId, vote.id))
	const staff = may(actor, 'count-papers', placeOf(estate))
	const [{ proxiesPerHolder }, voters] = await Promise.all([
		profileById(vote.profileId),
		vote.openedAt === null ? [] : votersOf(actor, estate.id, vote.id),
	])
	const own = voters.filter(({ byPower }) => !byPower)
	const ownIds = own.map(({ id }) => id)
	const lines =
		staff || ownIds.length > 0
			? await powers(and(inVote, staff ? undefined : inArray(delegations.voterId, ownIds)))
			: []
	return {
		vote: { id: vote.id, title: vote.title, opensAt: vote.opensAt, closesAt: vote.closesAt },
		whyNot: whyNotNow(vote, at),
		most: proxiesPerHolder,
		own: own.map(({ id, doors }) => ({ id, doors: doors.map(doorName) })),
		held: voters.filter(({ byPower }) => byPower).map(({ id, doors }) => ({ id, doors: doors.map(doorName) })),
		powers: lines.map((line) => ({ ...line, own: ownIds.includes(line.voterId) })),
		staff,
		mayRevokeAll: may(actor, 'run-votes', placeOf(estate)),
		requestKey: newId(),
	}
}

/** The signed power: for the owner, for who holds it, and for the office that records it; null for everybody else. */
export async function powerFile(
	actor: Actor,
	estate: Estate,
	{ voteId, delegationId }: { voteId: string; delegationId: string },
) {
	const [found] = await read
		.select({
			voterId: delegations.voterId,
			holderId: delegations.holderId,
			storageName: files.storageName,
			fileName: files.fileName,
			mediaType: files.mediaType,
			contentHash: files.contentHash,
		})
		.from(delegations)
		.innerJoin(files, and(eq(files.estateId, delegations.estateId), eq(files.id, delegations.fileId)))
		.where(
			and(
				eq(delegations.estateId, estate.id),
				eq(delegations.voteId, voteId),
				eq(delegations.id, delegationId),
				eq(files.subjectKind, 'delegation'),
			),
		)
		.limit(1)
	if (!found) return null
	const { voterId, holderId, ...file } = found
	if (holderId === actor.personId || may(actor, 'count-papers', placeOf(estate))) return file
	const spoken = await voterOf(read, actor, { estateId: estate.id, voteId, voterId })
	return spoken && spoken.delegationId === null ? file : null
}
