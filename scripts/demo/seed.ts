import { estates } from 'db/schema'
import { read } from 'db/store.server'
import type { Actor } from '~/features/identity/types'
import { settleVote } from '~/features/planning/votes/settle-votes.server'
import { makeStaff } from './accounts'
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

async function closedVote(cast: Cast, end: number, turnout: number, agree: number): Promise<void> {
	const voteId = await holdVote(cast, { announced: end - 30, first: end - 12, last: end })
	await voteOnline(cast, voteId, { turnout, agree, at: onDay(cast.today, end - 10) })
	await settleVote(cast.demo.estate.id, voteId, onDay(cast.today, end + 1, 0))
}

const openVote =
	(turnout: number): Stage =>
	async (cast) => {
		await published(cast, -60)
		await discuss(cast, 7, onDay(cast.today, -50))
		await publishSecondVersion(cast, onDay(cast.today, -25))
		const voteId = await holdVote(cast, { announced: -22, first: -6, last: 3 })
		await voteOnline(cast, voteId, { turnout, agree: 88, at: onDay(cast.today, -5) })
		await postNotices(cast, onDay(cast.today, -1))
	}

const announced: Stage = async (cast) => {
	await published(cast, -30)
	await discuss(cast, 4, onDay(cast.today, -20))
	await holdVote(cast, { announced: -10, first: 6, last: 16 })
	await postNotices(cast, onDay(cast.today, -2))
}

const passed: Stage = async (cast) => {
	await published(cast, -70)
	await closedVote(cast, -2, 100, 97)
}

const lost: Stage = async (cast) => {
	await published(cast, -70)
	await closedVote(cast, -9, 60, 80)
}

const changedAfterVote: Stage = async (cast) => {
	await published(cast, -80)
	await closedVote(cast, -20, 100, 97)
	await publishSecondVersion(cast, onDay(cast.today, -5))
	await discuss(cast, 5, onDay(cast.today, -4))
}

const approved: Stage = async (cast) => {
	await published(cast, -90)
	await closedVote(cast, -25, 100, 97)
	await review(cast, 'approved', onDay(cast.today, -20))
}

const returned: Stage = async (cast) => {
	await published(cast, -75)
	await closedVote(cast, -12, 100, 97)
	await review(cast, 'returned', onDay(cast.today, -8))
}

const underWay: Stage = async (cast) => {
	await published(cast, -160)
	await closedVote(cast, -100, 100, 97)
	await review(cast, 'approved', onDay(cast.today, -95))
	await work(cast, -60, null)
	await postNotices(cast, onDay(cast.today, -1))
}

const finished =
	(first: number, last: number, response: number): Stage =>
	async (cast) => {
		await published(cast, -330)
		await closedVote(cast, -260, 100, 98)
		await review(cast, 'approved', onDay(cast.today, -250))
		await work(cast, -240, -60)
		await survey(cast, { first, last, response })
	}

const drafted: Stage = (cast) => writeDraft(cast, 3, onDay(cast.today, -3))

const discussed: Stage = async (cast) => {
	await published(cast, -12)
	await discuss(cast, 6, onDay(cast.today, -8))
	await postNotices(cast, onDay(cast.today, -3))
}

const registered: Stage = async () => {}

/** What each estate of the demo shows, in turn; more estates begin again. */
const stages: readonly Stage[] = [
	openVote(74),
	passed,
	announced,
	finished(-8, 7, 55),
	openVote(40),
	lost,
	changedAfterVote,
	underWay,
	approved,
	discussed,
	returned,
	finished(-40, -20, 78),
	drafted,
	passed,
	registered,
	finished(-50, -30, 85),
	underWay,
	announced,
	discussed,
	lost,
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
