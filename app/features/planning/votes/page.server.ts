import { buildings, votes } from 'db/schema'
import { read } from 'db/store.server'
import { and, eq, inArray, lte } from 'drizzle-orm'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import { nearPlace, regionLadder } from '~/features/estates/regions.server'
import type { Actor } from '~/features/identity/types'
import { daysBetween, shanghaiClock, shanghaiDay } from '~/platform/shanghai'
import { paperFigures } from '../papers/queries.server'
import { linesByBuilding } from './building-rules'
import { channelsOf } from './channels.server'
import type { Matter } from './count-ballots.server'
import type { RuleProfile } from './profile'
import { type VotePage, votePage } from './queries.server'
import { participationTests, type Standing } from './rules'
import { stageFacts } from './stage-facts.server'
import { standingOf } from './voters.server'

export function classNameOf(profile: RuleProfile, code: string, lng: string): string {
	const found = profile.matterClasses.find((matterClass) => matterClass.code === code)
	return (lng === 'en' ? found?.nameEn : found?.nameZh) ?? code
}

function shownMatters(matters: readonly Matter[], profile: RuleProfile, lng: string) {
	return matters.map(({ classCode, ...matter }) => ({
		id: matter.id,
		position: matter.position,
		title: matter.title,
		text: matter.text,
		itemKey: matter.itemKey,
		participation: matter.participation,
		approval: matter.approval,
		approvalBound: matter.approvalBound,
		approvalOf: matter.approvalOf,
		className: classNameOf(profile, classCode, lng),
	}))
}

/** The parts of the page that everyone may see; nothing of the split before the closing is on record. */
async function countedMatters({ result, profile, vote }: VotePage) {
	if (!result) return null
	const ids = [...new Set(result.matters.flatMap(({ answers }) => answers.map(({ buildingId }) => buildingId)))]
	const named =
		ids.length === 0
			? []
			: await read
					.select({ id: buildings.id, name: buildings.name, position: buildings.position })
					.from(buildings)
					.where(and(eq(buildings.estateId, vote.estateId), inArray(buildings.id, ids)))
	const order = new Map(named.map((building) => [building.id, building.position]))
	const names = new Map(named.map((building) => [building.id, building.name]))
	return result.matters.map(({ id, position, title, approvalOf, result: counted, deemed, passed, answers }) => ({
		id,
		position,
		title,
		approvalOf,
		result: counted,
		deemed,
		passed,
		byBuilding: linesByBuilding(answers, profile.smallestGroup)
			.map((line) => ({ ...line, names: line.buildingIds.map((buildingId) => names.get(buildingId) ?? '') }))
			.sort((a, b) => place(order, a.buildingIds) - place(order, b.buildingIds)),
	}))
}

function place(order: ReadonlyMap<string, number>, ids: readonly string[]): number {
	return ids.length > 1 ? Number.MAX_SAFE_INTEGER : (order.get(ids[0] ?? '') ?? 0)
}

/** What the page of a vote shows to this actor; null when the estate has no such vote. */
export async function voteForPage(
	estate: Pick<EstateFacts, 'id'>,
	voteId: string | undefined,
	actor: Actor | null,
	lng: string,
	at: number,
) {
	const page = await votePage(estate, voteId, actor, at)
	if (!page) return null
	const { vote, profile, matters, scopeName, turnout, voters } = page
	const standing: Standing | 'visitor' | 'staff' = actor
		? actor.kind === 'staff'
			? 'staff'
			: standingOf(actor, estate.id, voters)
		: 'visitor'
	const strictest = matters.reduce<Matter | null>(
		(most, matter) =>
			most && most.participation[0] * matter.participation[1] >= matter.participation[0] * most.participation[1]
				? most
				: matter,
		null,
	)
	const [stages, counted, channels, papers] = await Promise.all([
		stageFacts(vote, profile, at),
		countedMatters(page),
		page.result ? channelsOf(estate.id, vote.id) : null,
		page.result ? paperFigures(read, estate.id, vote.id) : null,
	])
	return {
		vote,
		scopeName,
		stages,
		mayChange: profile.revote === 'until-closing',
		standing,
		voters,
		daysLeft: daysBetween(shanghaiDay(at), shanghaiDay(vote.closesAt - 1)),
		noticeDays: daysBetween(vote.noticePostedDay, shanghaiDay(vote.opensAt)),
		noticeDaysRequired: profile.noticeDays,
		smallestGroup: profile.smallestGroup,
		sources: [profile.sources.matterClasses, profile.sources.noticeDays].flatMap((source) => source ?? []),
		turnoutTests:
			turnout && vote.total && strictest ? participationTests(vote.total, turnout, strictest.participation) : null,
		matters: shownMatters(matters, profile, lng),
		counted,
		channels,
		papers,
		silent: page.result?.silent ?? null,
	}
}

export type ShownVote = NonNullable<Awaited<ReturnType<typeof voteForPage>>>

/** Who issues the paper of a vote, and its number: the how manieth vote that the estate announced in its year. */
export async function paperOf(estate: Pick<EstateFacts, 'id' | 'regionPath'>, announcedAt: number) {
	const ladder = await regionLadder(estate.regionPath)
	const street = ladder.find((region) => region.level === 'street') ?? ladder.at(-1)
	const { year } = shanghaiClock(announcedAt)
	const rows = await read
		.select({ announcedAt: votes.announcedAt })
		.from(votes)
		.where(and(eq(votes.estateId, estate.id), lte(votes.announcedAt, announcedAt)))
	const number = rows.filter((row) => shanghaiClock(row.announcedAt).year === year).length
	return { street: street?.name ?? nearPlace(ladder), year, number }
}
