import { votes } from 'db/schema'
import { read } from 'db/store.server'
import { and, desc, eq, isNotNull, lt, ne } from 'drizzle-orm'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import { doorName } from './door-name'
import { byEntrance } from './roll-doors'
import { doorsOf } from './roll-doors.server'
import { type ComparedRoll, driftOf } from './roll-drift'
import { frozenVoters, ownersOfVoters, type PostedRoll, type PostedUnit, postedRoll } from './roll-posted.server'

const mostDrift = 100

/** The page of a posted roll. Doors are for who is inside the estate, the comparison is for officers. */
export async function rollPage(
	estate: Pick<EstateFacts, 'id'>,
	voteId: string | undefined,
	{ inside, officer, buildingId }: { inside: boolean; officer: boolean; buildingId: string | undefined },
	at: number,
) {
	const roll = await postedRoll(estate, voteId, at)
	if (!roll) return null
	const { vote, profile, frozen, total, units, headsOf } = roll
	const counted = units.filter((unit) => !unit.excluded)
	const buildings = buildingsOf(units, headsOf)
	const shown = buildings.find(({ id }) => id === buildingId) ?? buildings[0]
	const here = inside ? units.filter((unit) => unit.buildingId === shown?.id) : []
	return {
		vote: {
			id: vote.id,
			title: vote.title,
			openedAt: vote.openedAt,
			opensAt: vote.opensAt,
			cancelledAt: vote.cancelledAt,
		},
		frozen,
		hash: vote.rollHash,
		parking: profile.parking,
		concernsParking: roll.concernsParking,
		total: { ...total, units: counted.length },
		excluded: exclusionsOf(units),
		buildings,
		shown: shown ?? null,
		inside,
		entrances: byEntrance(here).map(({ entranceId, entrance, rows }) => ({
			id: entranceId,
			name: entrance,
			units: rows.map(({ unitId, number, use, area, areaSource, excluded }) => ({
				unitId,
				number,
				use,
				area,
				areaSource,
				excluded,
			})),
		})),
		gaps: roll.gaps,
		drift: officer ? await driftWithLast(estate.id, roll) : null,
	}
}

export type RollPage = NonNullable<Awaited<ReturnType<typeof rollPage>>>

function buildingsOf(units: readonly PostedUnit[], headsOf: ReadonlyMap<string, number>) {
	const groups = Map.groupBy(units, ({ buildingId }) => buildingId)
	return [...groups].map(([id, rows]) => {
		const counted = rows.filter(({ excluded }) => !excluded)
		return {
			id,
			name: rows[0]?.building ?? '',
			heads: headsOf.get(id) ?? 0,
			units: counted.length,
			area: counted.reduce((sum, { area }) => sum + area, 0),
		}
	})
}

function exclusionsOf(units: readonly PostedUnit[]) {
	const groups = Map.groupBy(
		units.flatMap(({ excluded, area }) => (excluded ? [{ reason: excluded, area }] : [])),
		({ reason }) => reason,
	)
	return [...groups].map(([reason, rows]) => ({
		reason,
		units: rows.length,
		area: rows.reduce((sum, { area }) => sum + area, 0),
	}))
}

/** The last vote of the same scope whose roll was frozen before this one's, or before now. */
async function voteBefore({ vote }: PostedRoll) {
	const [row] = await read
		.select({
			id: votes.id,
			title: votes.title,
			openedAt: votes.openedAt,
			heads: votes.rollHeads,
			area: votes.rollArea,
		})
		.from(votes)
		.where(
			and(
				eq(votes.estateId, vote.estateId),
				eq(votes.scopeKind, vote.scopeKind),
				eq(votes.scopeId, vote.scopeId),
				ne(votes.id, vote.id),
				isNotNull(votes.openedAt),
				vote.openedAt === null ? undefined : lt(votes.openedAt, vote.openedAt),
			),
		)
		.orderBy(desc(votes.openedAt))
		.limit(1)
	return row ?? null
}

/** How the roll differs from the last one of the same scope: doors and sums, of owners only how many changed. */
async function driftWithLast(estateId: string, roll: PostedRoll) {
	const last = await voteBefore(roll)
	if (!last) return null
	const voters = await frozenVoters(estateId, last.id)
	const owners = ownersOfVoters(voters)
	const before: ComparedRoll = {
		heads: last.heads ?? 0,
		area: last.area ?? 0,
		units: new Map(
			voters.flatMap(({ units }) =>
				units.map(({ unitId, area }) => [unitId, { area, owners: owners.get(unitId) ?? '' }] as const),
			),
		),
	}
	const counted = roll.units.filter(({ excluded }) => !excluded)
	const now: ComparedRoll = {
		...roll.total,
		units: new Map(
			counted.map(({ unitId, area }) => [unitId, { area, owners: roll.ownersOf.get(unitId) ?? '' }] as const),
		),
	}
	const drift = driftOf(before, now)
	const names = new Map((await doorNames(estateId)).map(({ unitId, name }) => [unitId, name]))
	const nameOf = (unitId: string) => names.get(unitId) ?? ''
	return {
		last: { id: last.id, title: last.title, openedAt: last.openedAt ?? 0 },
		before: drift.before,
		now: drift.now,
		counts: {
			added: drift.added.length,
			gone: drift.gone.length,
			areaChanged: drift.areaChanged.length,
			ownersChanged: drift.ownersChanged,
		},
		added: drift.added.slice(0, mostDrift).map(nameOf),
		gone: drift.gone.slice(0, mostDrift).map(nameOf),
		areaChanged: drift.areaChanged
			.slice(0, mostDrift)
			.map(({ unitId, before: earlier, now: later }) => ({ door: nameOf(unitId), before: earlier, now: later })),
	}
}

async function doorNames(estateId: string): Promise<{ unitId: string; name: string }[]> {
	return (await doorsOf(read, estateId)).map((door) => ({ unitId: door.unitId, name: doorName(door) }))
}
