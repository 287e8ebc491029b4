import { estates, ownerships, people, planVersions, reviews, ruleProfiles, units, votes } from 'db/schema'
import { keptRead, preparedRead, type Read, read } from 'db/store.server'
import { and, count, desc, eq, gt, gte, isNotNull, isNull, like, max, or, sql } from 'drizzle-orm'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import { regionPathsFor } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { daysBetween, shanghaiDay } from '~/platform/shanghai'
import {
	allMet,
	type GateFacts,
	gateRules,
	type LatestReview,
	type RuleLine,
	type VoteOnVersion,
	whyNotStart,
} from './rules'

type RegisterFacts = Pick<GateFacts, 'units' | 'unitsWithoutArea' | 'unitsWithoutOwner'>

async function registerFacts(db: Read, estateId: string): Promise<RegisterFacts> {
	const [register] = await db
		.select({
			units: count(),
			unitsWithoutArea: sql<number>`coalesce(sum(case when ${units.area} <= 0 then 1 else 0 end), 0)`.mapWith(Number),
			unitsWithOwner:
				sql<number>`(select count(distinct ${ownerships.unitId}) from ${ownerships} where ${ownerships.estateId} = ${estateId})`.mapWith(
					Number,
				),
		})
		.from(units)
		.where(eq(units.estateId, estateId))
	if (!register) return { units: 0, unitsWithoutArea: 0, unitsWithoutOwner: 0 }
	const { unitsWithOwner, ...facts } = register
	return { ...facts, unitsWithoutOwner: facts.units - unitsWithOwner }
}

/** The register's facts by estate, as of its `updatedAt`, which each import moves: pages need not count thousands of homes anew. */
const countedRegisters = new Map<string, { updatedAt: number; facts: RegisterFacts }>()
const mostCounted = 2_000

async function countedRegister({ id, updatedAt }: Pick<EstateFacts, 'id' | 'updatedAt'>): Promise<RegisterFacts> {
	const known = countedRegisters.get(id)
	if (known?.updatedAt === updatedAt) return known.facts
	const facts = await registerFacts(read, id)
	if (countedRegisters.size >= mostCounted) countedRegisters.clear()
	countedRegisters.set(id, { updatedAt, facts })
	return facts
}

const currentVersion = preparedRead((db) =>
	db
		.select({ id: planVersions.id, number: planVersions.number })
		.from(planVersions)
		.where(and(eq(planVersions.estateId, sql.placeholder('estateId')), gt(planVersions.number, 0)))
		.orderBy(desc(planVersions.number))
		.limit(1),
)

const standingVotes = preparedRead((db) =>
	db
		.select({
			id: votes.id,
			title: votes.title,
			scopeKind: votes.scopeKind,
			scopeId: votes.scopeId,
			announcedAt: votes.announcedAt,
			closedAt: votes.resultAnnouncedAt,
			effectiveAt: votes.effectiveAt,
			closesAt: votes.closesAt,
			opensAt: votes.opensAt,
			noticePostedDay: votes.noticePostedDay,
			passed: sql<'yes' | 'no' | null>`case when ${votes.resultAnnouncedAt} is null then null else ${votes.passed} end`,
			planVersionId: votes.planVersionId,
			rules: ruleProfiles.rules,
		})
		.from(votes)
		.innerJoin(ruleProfiles, eq(ruleProfiles.id, votes.profileId))
		.where(and(eq(votes.estateId, sql.placeholder('estateId')), isNull(votes.cancelledAt))),
)

/** The facts of the gate, read with the given connection: the deed that decides reads them inside its own transaction. */
export async function gateFacts(db: Read, estateId: string, counted?: RegisterFacts): Promise<GateFacts> {
	const register = counted ?? (await registerFacts(db, estateId))
	const [version] = await currentVersion(db, { estateId })
	const voteRows = await standingVotes(db, { estateId })
	return {
		...register,
		version: version ?? null,
		votes: voteRows
			.filter((vote) => vote.planVersionId === version?.id)
			.map(
				({ opensAt, noticePostedDay, planVersionId: _, rules, ...vote }): VoteOnVersion => ({
					...vote,
					noticeDays: daysBetween(noticePostedDay, shanghaiDay(opensAt)),
					noticeDaysNeeded: rules.noticeDays,
				}),
			),
		passedOnEarlierVersion: voteRows.some((vote) => vote.planVersionId !== version?.id && vote.passed === 'yes'),
	}
}

const lastReview = preparedRead((db) =>
	db
		.select({ planVersionId: reviews.planVersionId, decision: reviews.decision })
		.from(reviews)
		.where(eq(reviews.estateId, sql.placeholder('estateId')))
		.orderBy(desc(reviews.reviewedAt), desc(reviews.id))
		.limit(1),
)

export async function latestReview(db: Read, estateId: string): Promise<LatestReview | null> {
	const [review] = await lastReview(db, { estateId })
	return review ?? null
}

const gateReading = keptRead(
	[ownerships, planVersions, reviews, ruleProfiles, units, votes],
	async (id: string, updatedAt: number) => ({
		facts: await gateFacts(read, id, await countedRegister({ id, updatedAt })),
		latest: await latestReview(read, id),
	}),
)

export interface Gate {
	lines: RuleLine[]
	version: { id: string; number: number } | null
	allMet: boolean
	/** The latest review approved this very version. */
	approved: boolean
	whyNotStart: ReturnType<typeof whyNotStart>
}

/** The gate of an estate as it stands now. Three queries, and one more when the register has changed. */
export async function gateFor(
	estate: Pick<EstateFacts, 'id' | 'worksStartedAt' | 'updatedAt'>,
	at: number,
): Promise<Gate> {
	const { facts, latest } = await gateReading(estate.id, estate.updatedAt)
	const lines = gateRules(facts, at)
	return {
		lines,
		version: facts.version,
		allMet: allMet(lines),
		approved: latest?.decision === 'approved' && latest.planVersionId === facts.version?.id,
		whyNotStart: whyNotStart(facts, latest, estate.worksStartedAt, at),
	}
}

export interface ReviewLine {
	id: string
	decision: 'approved' | 'returned'
	reason: string
	versionNumber: number
	reviewedAt: number
	reviewer: string
	rules: { rule: string; state: 'met' | 'pending' | 'not-met' }[]
}

/** The decisions on an estate, newest first. */
export async function reviewsOf(estateId: string): Promise<ReviewLine[]> {
	return read
		.select({
			id: reviews.id,
			decision: reviews.decision,
			reason: reviews.reason,
			versionNumber: planVersions.number,
			reviewedAt: reviews.reviewedAt,
			reviewer: people.displayName,
			rules: reviews.rules,
		})
		.from(reviews)
		.innerJoin(
			planVersions,
			and(eq(planVersions.estateId, reviews.estateId), eq(planVersions.id, reviews.planVersionId)),
		)
		.innerJoin(people, eq(people.id, reviews.reviewedBy))
		.where(eq(reviews.estateId, estateId))
		.orderBy(desc(reviews.reviewedAt), desc(reviews.id))
}

export interface ReviewDue {
	estateId: string
	estateName: string
	versionNumber: number
	closedAt: number
}

/** Estates whose latest published version has a passed vote and no review since: what waits for the street office. One query. */
export async function reviewsDueFor(actor: Actor): Promise<ReviewDue[]> {
	const scopes = regionPathsFor(actor, 'review')
	if (scopes.length === 0) return []
	const latestVersion = read
		.select({ estateId: planVersions.estateId, number: max(planVersions.number).as('latest_number') })
		.from(planVersions)
		.groupBy(planVersions.estateId)
		.as('latest_version')
	return read
		.select({
			estateId: estates.id,
			estateName: estates.name,
			versionNumber: planVersions.number,
			closedAt: sql<number>`max(${votes.resultAnnouncedAt})`.mapWith(Number),
		})
		.from(estates)
		.innerJoin(latestVersion, eq(latestVersion.estateId, estates.id))
		.innerJoin(planVersions, and(eq(planVersions.estateId, estates.id), eq(planVersions.number, latestVersion.number)))
		.innerJoin(votes, and(eq(votes.estateId, estates.id), eq(votes.planVersionId, planVersions.id)))
		.leftJoin(
			reviews,
			and(
				eq(reviews.estateId, estates.id),
				eq(reviews.planVersionId, planVersions.id),
				gte(reviews.reviewedAt, votes.resultAnnouncedAt),
			),
		)
		.where(
			and(
				or(...scopes.map((path) => like(estates.regionPath, `${path}%`))),
				isNotNull(votes.resultAnnouncedAt),
				eq(votes.passed, 'yes'),
				isNull(votes.cancelledAt),
				isNull(estates.worksStartedAt),
				isNull(reviews.id),
			),
		)
		.groupBy(estates.id, estates.name, planVersions.number)
		.orderBy(sql`max(${votes.resultAnnouncedAt})`)
}
