import { estates } from 'db/schema'
import { read } from 'db/store.server'
import type { Actor } from '~/features/identity/types'
import { settleVote } from '~/features/planning/votes/settle-votes.server'
import { makeStaff } from './accounts'
import { announceAfterPosting, collectPapers, draftVote, extend, goToDoors, object } from './ballots'
import { type CountyOptions, demoTotals, makeCounty } from './county'
import { randomFrom } from './random'
import { demoCommunities, loadDemoRegions } from './regions'
import { claimAsOwner, claimAsTenant, type DemoEstate, makeCaptain, storeEstate } from './register'
import {
	type Cast,
	discuss,
	holdVote,
	onDay,
	postNotices,
	publishDraft,
	publishSecondVersion,
	review,
	survey,
	voteOnline,
	work,
	writeDraft,
} from './story'

type Stage = (cast: Cast) => Promise<void>

async function published(cast: Cast, day: number): Promise<void> {
	await writeDraft(cast, 5, onDay(cast.today, day - 10))
	await publishDraft(cast, onDay(cast.today, day))
}

/** Closed and counted; the count is posted. */
async function countedVote(cast: Cast, end: number, turnout: number, agree: number): Promise<string> {
	const voteId = await holdVote(cast, { announced: end - 30, first: end - 12, last: end })
	await voteOnline(cast, voteId, { turnout, agree, at: onDay(cast.today, end - 10) })
	await settleVote(cast.demo.estate.id, voteId, onDay(cast.today, end + 1, 0))
	return voteId
}

async function closedVote(cast: Cast, end: number, turnout: number, agree: number): Promise<void> {
	await announceAfterPosting(cast, await countedVote(cast, end, turnout, agree))
}

const openVote =
	(turnout: number): Stage =>
	async (cast) => {
		await published(cast, -60)
		await discuss(cast, 7, onDay(cast.today, -50))
		await publishSecondVersion(cast, onDay(cast.today, -25))
		const voteId = await holdVote(cast, { announced: -22, first: -6, last: 3 })
		await voteOnline(cast, voteId, { turnout, agree: 88, at: onDay(cast.today, -5) })
		await goToDoors(cast, voteId, onDay(cast.today, -3))
		await collectPapers(cast, voteId, { confirmed: 2, spoiled: 1, conflicts: 1, waiting: 0 }, onDay(cast.today, -2))
		await draftVote(cast, '小区道路和停车位调整表决', -1)
		await postNotices(cast, onDay(cast.today, -1))
	}

/** Too few had voted: a week more. Papers wait for their second entry. */
const extended: Stage = async (cast) => {
	await published(cast, -60)
	const voteId = await holdVote(cast, { announced: -28, first: -12, last: 1 })
	await voteOnline(cast, voteId, { turnout: 40, agree: 88, at: onDay(cast.today, -11) })
	await goToDoors(cast, voteId, onDay(cast.today, -8))
	await extend(cast, voteId, 8, onDay(cast.today, -2))
	await collectPapers(cast, voteId, { confirmed: 2, differing: 1, waiting: 2 }, onDay(cast.today, -1))
	await postNotices(cast, onDay(cast.today, -1))
}

const announced: Stage = async (cast) => {
	await published(cast, -30)
	await discuss(cast, 4, onDay(cast.today, -20))
	const voteId = await holdVote(cast, { announced: -10, first: 6, last: 16 })
	const body = '我家的面积是 87.35 ㎡，名册上写的不一样，请核对。'
	await object(cast, voteId, { kind: 'roll', body }, onDay(cast.today, -3))
	await postNotices(cast, onDay(cast.today, -2))
}

/** Closed, but a paper that came in before waits for its second entry. */
const counting: Stage = async (cast) => {
	await published(cast, -60)
	const voteId = await holdVote(cast, { announced: -30, first: -12, last: -1 })
	await voteOnline(cast, voteId, { turnout: 80, agree: 90, at: onDay(cast.today, -10) })
	await collectPapers(cast, voteId, { confirmed: 1, waiting: 1 }, onDay(cast.today, -1))
	await settleVote(cast.demo.estate.id, voteId, onDay(cast.today, 0, 0))
}

/** The count is posted for objections. */
const preliminary: Stage = async (cast) => {
	await published(cast, -60)
	const voteId = await countedVote(cast, -2, 92, 95)
	const body = '请公布每一栋参与投票的人数，我想核对我们楼的数字。'
	const answer = '分楼栋的人数在统计公示页上，少于 5 人的已合并。可到街道办查看名册和送达登记。'
	await object(cast, voteId, { kind: 'count', body, answer }, onDay(cast.today, -1, 1))
}

const passed: Stage = async (cast) => {
	await published(cast, -90)
	await closedVote(cast, -20, 100, 97)
}

const lost: Stage = async (cast) => {
	await published(cast, -90)
	await closedVote(cast, -30, 60, 80)
}

const changedAfterVote: Stage = async (cast) => {
	await published(cast, -95)
	await closedVote(cast, -28, 100, 97)
	await publishSecondVersion(cast, onDay(cast.today, -5))
	await discuss(cast, 5, onDay(cast.today, -4))
}

const approved: Stage = async (cast) => {
	await published(cast, -110)
	await closedVote(cast, -40, 100, 97)
	await review(cast, 'approved', onDay(cast.today, -20))
}

const returned: Stage = async (cast) => {
	await published(cast, -100)
	await closedVote(cast, -30, 100, 97)
	await review(cast, 'returned', onDay(cast.today, -8))
}

const underWay: Stage = async (cast) => {
	await published(cast, -190)
	await closedVote(cast, -120, 100, 97)
	await review(cast, 'approved', onDay(cast.today, -95))
	await work(cast, -60, null)
	await postNotices(cast, onDay(cast.today, -1))
}

const finished =
	(first: number, last: number, response: number): Stage =>
	async (cast) => {
		await published(cast, -360)
		await closedVote(cast, -290, 100, 98)
		await review(cast, 'approved', onDay(cast.today, -250))
		await work(cast, -240, -60)
		await survey(cast, { first, last, response })
	}

const drafted: Stage = (cast) => writeDraft(cast, 3, onDay(cast.today, -3))

const discussed: Stage = async (cast) => {
	await published(cast, -12)
	await discuss(cast, 6, onDay(cast.today, -8))
	await draftVote(cast, `${cast.demo.estate.name}改造方案表决`, -2)
	await postNotices(cast, onDay(cast.today, -3))
}

const registered: Stage = async () => {}

/** What each estate of the demo shows, in turn; more estates begin again. */
const stages: readonly Stage[] = [
	openVote(74),
	passed,
	announced,
	finished(-8, 7, 55),
	extended,
	lost,
	changedAfterVote,
	underWay,
	approved,
	discussed,
	returned,
	finished(-40, -20, 78),
	drafted,
	preliminary,
	registered,
	finished(-50, -30, 85),
	underWay,
	announced,
	discussed,
	counting,
	registered,
	drafted,
	registered,
]

function streetOf(estate: DemoEstate, staff: ReadonlyMap<string, Actor>): Actor {
	for (const officer of staff.values()) {
		const grant = officer.grants[0]
		if (grant?.role !== 'street-officer' || !grant.regionPath) continue
		if (estate.estate.regionPath.startsWith(grant.regionPath)) return officer
	}
	throw new Error('no officer for this street')
}

/**
 * Loads the demo county into an empty database: register rows directly, all that happened since through the product's own deeds.
 * Deterministic from the seed but for ids, codes and the day it is run on. Answers the number of estates.
 */
export async function seedDemo(
	today: number,
	options: Omit<CountyOptions, 'communities'> = demoTotals,
): Promise<number> {
	await loadDemoRegions()
	const longAgo = onDay(today, -400)
	const staff = await makeStaff(longAgo)
	const random = randomFrom(options.seed + 1)
	const county = makeCounty({ ...options, communities: demoCommunities })
	for (const [index, plan] of county.entries()) {
		const demo = await storeEstate(plan, longAgo)
		const cast: Cast = {
			demo,
			officer: streetOf(demo, staff),
			random,
			today,
			...(await settle(demo, index, longAgo)),
		}
		await stages[index % stages.length]?.(cast)
	}
	return county.length
}

/** Eleven of twelve owners have claimed their homes; the first of each building is its captain; one tenant lives there. */
async function settle(demo: DemoEstate, index: number, at: number): Promise<{ owners: Actor[]; captains: Actor[] }> {
	const people = demo.plan.owners.filter((owner) => owner.kind === 'person')
	const claiming = people.filter((_, position) => position % 12 !== 11)
	const owners = await Promise.all(claiming.map((owner) => claimAsOwner(demo, owner.key, at)))
	const captains: Actor[] = []
	for (const buildingId of demo.buildingIds) {
		const neighbour = owners.find((owner) => owner.homes.some((home) => home.buildingId === buildingId))
		if (neighbour) captains.push(await makeCaptain(demo, neighbour, buildingId, at))
	}
	const unit = demo.units.at(-1)
	if (unit) await claimAsTenant(demo, unit, '租客小吴', `1991${String(index + 1).padStart(7, '0')}`, at)
	return { owners, captains }
}

/** Whether a database holds no estate yet. */
export async function isEmpty(): Promise<boolean> {
	const found = await read.select({ id: estates.id }).from(estates).limit(1)
	return found.length === 0
}
