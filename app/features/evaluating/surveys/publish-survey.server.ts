import { planItems, planVersions, surveyQuestions, surveys } from 'db/schema'
import { and, asc, desc, eq, gt } from 'drizzle-orm'
import type { z } from 'zod'
import { perform } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { done, type Result, refused } from '~/platform/result'
import { endOfDay, startOfDay } from '~/platform/shanghai'
import type { surveyForm } from './forms'
import { type SurveyRefusal, standingQuestions, whyNotPublish } from './rules'

/**
 * Publishes a satisfaction survey: a question for each item of the current plan version, then the standing ones.
 * The same `requestKey` again answers with the survey it made.
 */
export function publishSurvey(
	actor: Actor,
	estate: EstateFacts,
	input: z.output<typeof surveyForm>,
	at: number,
): Promise<Result<{ surveyId: string }, SurveyRefusal>> {
	const opensAt = startOfDay(input.firstDay)
	const closesAt = endOfDay(input.lastDay)
	return perform(
		actor,
		{ deed: 'publish-survey', estateId: estate.id, regionPath: estate.regionPath, subjectKind: 'survey' },
		at,
		async (tx) => {
			const ofEstate = eq(surveys.estateId, estate.id)
			const [same] = await tx
				.select({ id: surveys.id })
				.from(surveys)
				.where(and(ofEstate, eq(surveys.requestKey, input.requestKey)))
			if (same) return done({ surveyId: same.id })
			const [version] = await tx
				.select({ id: planVersions.id })
				.from(planVersions)
				.where(and(eq(planVersions.estateId, estate.id), gt(planVersions.number, 0)))
				.orderBy(desc(planVersions.number))
				.limit(1)
			const open = await tx
				.select({ id: surveys.id })
				.from(surveys)
				.where(and(ofEstate, gt(surveys.closesAt, at)))
			const refusal = whyNotPublish(
				{
					hasPlan: version !== undefined,
					worksFinishedAt: estate.worksFinishedAt,
					openSurvey: open.length > 0,
					opensAt,
					closesAt,
				},
				at,
			)
			if (refusal || !version) return refused(refusal ?? 'surveys:refusal.no-plan')

			const items = await tx
				.select({ itemKey: planItems.itemKey, name: planItems.name })
				.from(planItems)
				.where(and(eq(planItems.estateId, estate.id), eq(planItems.versionId, version.id)))
				.orderBy(asc(planItems.position))
			const surveyId = newId()
			await tx.insert(surveys).values({
				estateId: estate.id,
				id: surveyId,
				planVersionId: version.id,
				title: input.title,
				opensAt,
				closesAt,
				publishedAt: at,
				publishedBy: actor.personId,
				requestKey: input.requestKey,
			})
			const questions = [
				...items.map((item) => ({ itemKey: item.itemKey, code: null, text: item.name })),
				...standingQuestions.map((code) => ({ itemKey: null, code, text: '' })),
			]
			await tx.insert(surveyQuestions).values(
				questions.map((question, index) => ({
					estateId: estate.id,
					id: newId(),
					surveyId,
					position: index + 1,
					...question,
				})),
			)
			return done({ surveyId })
		},
		({ surveyId }) => ({ subjectId: surveyId }),
	)
}
