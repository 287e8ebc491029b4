import { buildings, entrances } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq } from 'drizzle-orm'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import { currentPlan, versionItems } from '~/features/planning/plans/queries.server'
import { newId } from '~/platform/id'
import { addDays, shanghaiDay } from '~/platform/shanghai'
import { mostMatters } from './forms'
import { currentVoters } from './open-vote.server'
import { profileInForce } from './profiles.server'
import { addWeights } from './rules'

/** What the officer's form begins with: a matter for each item of the current version, dates that keep the rules; null without a plan. */
export async function announcePage(estate: EstateFacts, lng: string, at: number) {
	const version = await currentPlan(estate.id)
	if (!version) return null
	const today = shanghaiDay(at)
	const [items, profile, roll, parts] = await Promise.all([
		versionItems(estate.id, version.id),
		profileInForce(read, estate.regionPath, today),
		currentVoters(read, estate.id, { scopeKind: 'estate', scopeId: estate.id }),
		partsOf(estate.id),
	])
	const { noticeDays, windowMinimumDays, windowMaximumDays, matterClasses, sources } = profile.rules
	const firstDay = addDays(today, noticeDays)
	const special = matterClasses.find((matterClass) => matterClass.code === 'rebuild') ?? matterClasses[0]
	return {
		version: { id: version.id, number: version.number },
		requestKey: newId(),
		today,
		rules: { noticeDays, windowMinimumDays, windowMaximumDays },
		sources: [...new Set(Object.values(sources))],
		roll: addWeights(roll.voters.map((voter) => ({ heads: 1, area: voter.area }))),
		classes: matterClasses.map(({ code, kind, nameZh, nameEn }) => ({
			code,
			kind,
			name: lng === 'en' ? nameEn : nameZh,
		})),
		items: items.map((item) => ({ key: item.itemKey, name: item.name })),
		parts,
		defaults: {
			noticePostedDay: today,
			firstDay,
			lastDay: addDays(firstDay, Math.min(windowMaximumDays, Math.max(windowMinimumDays, 10)) - 1),
			matters: items.slice(0, mostMatters).map((item) => ({
				title: item.name.slice(0, 80),
				text: (item.description.trim() || item.name).slice(0, 4000),
				classCode: special?.code ?? '',
				itemKey: item.itemKey,
			})),
		},
	}
}

/** Buildings and entrances as one list of scopes, in their order. */
async function partsOf(estateId: string): Promise<{ value: string; name: string }[]> {
	const rows = await read
		.select({
			buildingId: buildings.id,
			building: buildings.name,
			entranceId: entrances.id,
			entrance: entrances.name,
		})
		.from(buildings)
		.leftJoin(entrances, and(eq(entrances.estateId, buildings.estateId), eq(entrances.buildingId, buildings.id)))
		.where(eq(buildings.estateId, estateId))
		.orderBy(asc(buildings.position), asc(entrances.position))
	const seen = new Set<string>()
	return rows.flatMap((row) => {
		const whole = seen.has(row.buildingId) ? [] : [{ value: `building:${row.buildingId}`, name: row.building }]
		seen.add(row.buildingId)
		if (row.entranceId === null) return whole
		return [...whole, { value: `entrance:${row.entranceId}`, name: `${row.building} ${row.entrance}` }]
	})
}
