import { read } from 'db/store.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import { currentPlan, versionItems } from '~/features/planning/plans/queries.server'
import { newId } from '~/platform/id'
import { addDays, type Day, shanghaiDay } from '~/platform/shanghai'
import { mostMatters } from './forms'
import { currentRoll } from './open-vote.server'
import type { RuleProfile } from './profile'
import { profilesFor } from './profiles.server'
import { byEntrance, type Door } from './roll-doors'
import { doorsOf, doorsOfGaps } from './roll-doors.server'
import { rollGaps } from './roll-rules'
import { addWeights } from './rules'

/** So many doors with gaps are listed; the register has all. */
const mostGaps = 300

/**
 * What the officer's form begins with: a matter for each item of the current version, dates that keep the rules; null without a
 * plan. `profileId`: the rules chosen among those in force.
 */
export async function announcePage(estate: EstateFacts, lng: string, at: number, profileId?: string) {
	const version = await currentPlan(estate.id)
	if (!version) return null
	const today = shanghaiDay(at)
	const [items, inForce, doors] = await Promise.all([
		versionItems(estate.id, version.id),
		profilesFor(estate, today),
		doorsOf(read, estate.id),
	])
	const profile = inForce.find(({ id }) => id === profileId) ?? inForce[0]
	const { rules } = profile
	const nameOf = ({ nameZh, nameEn }: { nameZh: string; nameEn: string }) => (lng === 'en' ? nameEn : nameZh)
	const whole = { scopeKind: 'estate', scopeId: estate.id } as const
	const roll = await currentRoll(read, estate.id, whole, { parking: rules.parking, concernsParking: false })
	const gaps = doorsOfGaps(doors, rollGaps(roll.voters))
	const special = rules.matterClasses.find((matterClass) => matterClass.code === 'rebuild') ?? rules.matterClasses[0]
	return {
		version: { id: version.id, number: version.number },
		requestKey: newId(),
		today,
		profile: { id: profile.id, name: nameOf(rules) },
		profiles: inForce.map(({ id, rules: other }) => ({ id, name: nameOf(other) })),
		rules: asked(rules, lng),
		sources: [...new Set(Object.values(rules.sources))],
		roll: addWeights(roll.voters.map((voter) => ({ heads: 1, area: voter.area }))),
		excluded: { units: roll.excluded.length, area: roll.excluded.reduce((sum, { area }) => sum + area, 0) },
		gaps: {
			count: gaps.length,
			entrances: byEntrance(gaps.slice(0, mostGaps)),
			more: Math.max(0, gaps.length - mostGaps),
		},
		classes: rules.matterClasses.map((matterClass) => ({
			code: matterClass.code,
			kind: matterClass.kind,
			name: nameOf(matterClass),
		})),
		items: items.map((item) => ({ key: item.itemKey, name: item.name })),
		parts: partsOf(doors),
		defaults: {
			...datesFor(rules, today),
			matters: items.slice(0, mostMatters).map((item) => ({
				title: item.name.slice(0, 80),
				text: (item.description.trim() || item.name).slice(0, 4000),
				classCode: special?.code ?? '',
				itemKey: item.itemKey,
			})),
		},
	}
}

export type AnnouncePage = NonNullable<Awaited<ReturnType<typeof announcePage>>>

/** What the form asks for or says because of the rules. */
function asked(rules: RuleProfile, lng: string) {
	const { noticeDays, windowMinimumDays, windowMaximumDays, parking, silence, noteZh, noteEn } = rules
	const note = (lng === 'en' ? noteEn : noteZh) ?? null
	return { noticeDays, windowMinimumDays, windowMaximumDays, parking, silence, note }
}

function datesFor({ noticeDays, windowMinimumDays, windowMaximumDays }: RuleProfile, today: Day) {
	const firstDay = addDays(today, noticeDays)
	const days = Math.min(windowMaximumDays, Math.max(windowMinimumDays, 10))
	return { noticePostedDay: today, firstDay, lastDay: addDays(firstDay, days - 1) }
}

/** Buildings and entrances as one list of scopes, in their order. */
function partsOf(doors: readonly Door[]): { value: string; name: string }[] {
	const seen = new Set<string>()
	return byEntrance(doors).flatMap(({ buildingId, building, entranceId, entrance }) => {
		const whole = seen.has(buildingId) ? [] : [{ value: `building:${buildingId}`, name: building }]
		seen.add(buildingId)
		return [...whole, { value: `entrance:${entranceId}`, name: `${building} ${entrance}` }]
	})
}
