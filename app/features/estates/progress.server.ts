import { sql } from 'db/dialect'
import { estates, grants, planVersions, reviews, surveys, votes } from 'db/schema'
import { keptRead, preparedRead, read } from 'db/store.server'
import { eq, type SQL } from 'drizzle-orm'
import { memo } from '~/platform/request-scope.server'
import type { Progress } from './rules'

// Nested, so that the estate's column keeps its table's name inside the subqueries.
const id = sql`${estates.id}`
const latest = sql`(select max(${planVersions.number}) from ${planVersions} where ${planVersions.estateId} = ${id})`

function voteCount(condition: SQL) {
	return sql<number>`(select count(*) from ${votes} where ${votes.estateId} = ${id}
		and ${votes.cancelledAt} is null and ${condition})`.mapWith(Number)
}

function decided(passed: SQL) {
	return sql<boolean>`exists (select 1 from ${votes}
		join ${planVersions} on ${sql`${planVersions.estateId}`} = ${sql`${votes.estateId}`}
			and ${sql`${planVersions.id}`} = ${sql`${votes.planVersionId}`}
		where ${sql`${votes.estateId}`} = ${id} and ${votes.scopeKind} = 'estate' and ${votes.passed} = ${passed}
			and ${votes.resultAnnouncedAt} is not null and ${votes.cancelledAt} is null
			and ${sql`${planVersions.number}`} = ${latest})`.mapWith(Boolean)
}

function surveyCount(condition: SQL) {
	return sql<number>`(select count(*) from ${surveys} where ${surveys.estateId} = ${id} and ${condition})`.mapWith(
		Number,
	)
}

/** The columns of an estate's progress, for a select from estates. `at` is a number or a placeholder. */
export function progressColumns(at: number | SQL) {
	return {
		draft: sql<boolean>`exists (select 1 from ${planVersions} where ${planVersions.estateId} = ${id}
			and ${planVersions.number} = 0)`.mapWith(Boolean),
		latestVersion: sql<number>`coalesce(${latest}, 0)`.mapWith(Number),
		votesAnnounced: voteCount(sql`${votes.opensAt} > ${at}`),
		votesOpen: voteCount(sql`${votes.opensAt} <= ${at} and ${votes.closesAt} > ${at}`),
		// coalesce keeps the planner from the index of all votes that are due, whatever their estate
		votesCounting: voteCount(sql`${votes.closesAt} <= ${at} and coalesce(${votes.closedAt}, 0) = 0`),
		votesPosted: voteCount(sql`${votes.closedAt} is not null and ${votes.resultAnnouncedAt} is null`),
		passed: decided(sql`'yes'`),
		failed: decided(sql`'no'`),
		review: sql<'approved' | 'returned' | null>`(select ${reviews.decision} from ${reviews}
			join ${planVersions} on ${sql`${planVersions.estateId}`} = ${sql`${reviews.estateId}`}
				and ${sql`${planVersions.id}`} = ${sql`${reviews.planVersionId}`}
			where ${sql`${reviews.estateId}`} = ${id} and ${sql`${planVersions.number}`} = ${latest}
			order by ${reviews.reviewedAt} desc limit 1)`,
		surveysOpen: surveyCount(sql`${surveys.opensAt} <= ${at} and ${surveys.closesAt} > ${at}`),
		surveysClosed: surveyCount(sql`${surveys.closesAt} <= ${at}`),
		captains: sql<number>`(select count(distinct ${grants.personId}) from ${grants}
			where ${grants.estateId} = ${id} and ${grants.role} = 'captain' and ${grants.endedAt} is null)`.mapWith(Number),
		worksStartedAt: sql<number | null>`${estates.worksStartedAt}`.mapWith(estates.worksStartedAt),
		worksFinishedAt: sql<number | null>`${estates.worksFinishedAt}`.mapWith(estates.worksFinishedAt),
	}
}

const progressOne = preparedRead((db) =>
	db
		.select(progressColumns(sql`${sql.placeholder('at')}`))
		.from(estates)
		.where(eq(estates.id, sql.placeholder('id')))
		.limit(1),
)

/** Windows open and close on whole seconds: within one nothing changes by itself. */
const progressAt = keptRead(
	[estates, grants, planVersions, reviews, surveys, votes],
	async (estateId: string, second: number): Promise<Progress> => {
		const [progress] = await progressOne(read, { id: estateId, at: second * 1000 + 999 })
		if (!progress) throw new Error(`No estate ${estateId}`)
		return progress
	},
)

/** How far an estate has come at this moment. */
export function progressOf(estateId: string, at: number): Promise<Progress> {
	return memo(`progress:${estateId}`, () => progressAt(estateId, Math.floor(at / 1000)))
}
