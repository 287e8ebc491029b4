import { estates, ownerships, people, planVersions, reviews, ruleProfiles, units, votes } from 'db/schema'
import { type Read, read } from 'db/store.server'
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

/** The facts of the gate, read with the given connection: the deed that decides reads them inside its own transaction. */
export async function gateFacts(db: Pick<Read, 'select'>, estateId: string): Promise<GateFacts> {
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
	const [version] = await db
		.select({ id: planVersions.id, number: planVersions.number })
		.from(planVersions)
		.where(and(eq(planVersions.estateId, estateId), gt(planVersions.number, 0)))
		.orderBy(desc(planVersions.number))
		.limit(1)
	const voteRows = await db
		.select({
			id: votes.id,
			title: votes.title,
			scopeKind: votes.scopeKind,
			scopeId: votes.scopeId,
			announcedAt: votes.announcedAt,
			closedAt: votes.closedAt,
			closesAt: votes.closesAt,
			opensAt: votes.opensAt,
			noticePostedDay: votes.noticePostedDay,
			passed: votes.passed,
			planVersionId: votes.planVersionId,
			rules: ruleProfiles.rules,
		})
		.from(votes)
		.innerJoin(ruleProfiles, eq(ruleProfiles.id, votes.profileId))
		.where(and(eq(votes.estateId, estateId), isNull(votes.cancelledAt)))
	return {
		units: register?.units ?? 0,
		unitsWithoutArea: register?.unitsWithoutArea ?? 0,
		unitsWithoutOwner: register ? register.units - register.unitsWithOwner : 0,
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

export async function latestReview(db: Pick<Read, 'select'>, estateId: string): Promise<LatestReview | null> {
	const [review] = await db
		.select({ planVersionId: reviews.planVersionId, decision: reviews.decision })
		.from(reviews)
		.where(eq(reviews.estateId, estateId))
		.orderBy(desc(reviews.reviewedAt), desc(reviews.id))
		.limit(1)
	return review ?? null
}

export interface Gate {
	lines: RuleLine[]
	version: { id: string; number: number } | null
	allMet: boolean
	/** The latest review approved this very version. */
	approved: boolean
	whyNotStart: ReturnType<typeof whyNotStart>
}

/** The gate of an estate as it stands now. Four queries. */
export async function gateFor(estate: Pick<EstateFacts, 'id' | 'worksStartedAt'>): Promise<Gate> {
	const facts = await gateFacts(read, estate.id)
	const latest = await latestReview(read, estate.id)
	const lines = gateRules(facts)
	return {
		lines,
		version: facts.version,
		allMet: allMet(lines),
		approved: latest?.decision === 'approved' && latest.planVersionId === facts.version?.id,
		whyNotStart: whyNotStart(facts, latest, estate.worksStartedAt),
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
			closedAt: sql<number>`max(${votes.closedAt})`.mapWith(Number),
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
				gte(reviews.reviewedAt, votes.closedAt),
			),
		)
		.where(
			and(
				or(...scopes.map((path) => like(estates.regionPath, `${path}%`))),
				isNotNull(votes.closedAt),
				eq(votes.passed, 'yes'),
				isNull(votes.cancelledAt),
				isNull(estates.worksStartedAt),
				isNull(reviews.id),
			),
		)
		.groupBy(estates.id, estates.name, planVersions.number)
		.orderBy(sql`max(${votes.closedAt})`)
}
