import { surveyAnswers, surveyQuestions, surveyScores, surveys } from 'db/schema'
import { and, eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { done, type Result, refused } from '~/platform/result'
import { type SurveyRefusal, whyNotAnswer } from './rules'

export interface Answer {
	surveyId: string
	unitId: string
	comment: string
	scores: Readonly<Record<string, number>>
}

/** Answers a survey for a household, once: a second answer of the household is refused, from whichever phone it comes. */
export function answerSurvey(
	actor: Actor,
	estate: EstateFacts,
	input: Answer,
	at: number,
): Promise<Result<{ answerId: string }, SurveyRefusal>> {
	const deed = {
		deed: 'answer-survey',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'survey',
		subjectId: input.surveyId,
	}
	return perform(actor, deed, at, async (tx) => {
		const ofSurvey = and(eq(surveyQuestions.estateId, estate.id), eq(surveyQuestions.surveyId, input.surveyId))
		const [survey] = await tx
			.select({ opensAt: surveys.opensAt, closesAt: surveys.closesAt })
			.from(surveys)
			.where(and(eq(surveys.estateId, estate.id), eq(surveys.id, input.surveyId)))
		const questions = await tx.select({ id: surveyQuestions.id }).from(surveyQuestions).where(ofSurvey)
		const answered = await tx
			.select({ id: surveyAnswers.id })
			.from(surveyAnswers)
			.where(
				and(
					eq(surveyAnswers.estateId, estate.id),
					eq(surveyAnswers.surveyId, input.surveyId),
					eq(surveyAnswers.unitId, input.unitId),
				),
			)
		if (!survey) return refused('surveys:refusal.not-open')
		const scores = new Map(Object.entries(input.scores))
		const refusal = whyNotAnswer(
			survey,
			{
				livesThere: actor.homes.some((home) => home.estateId === estate.id && home.unitId === input.unitId),
				householdAnswered: answered.length > 0,
				questionIds: questions.map((question) => question.id),
				scores,
			},
			at,
		)
		if (refusal) return refused(refusal)
		const answerId = newId()
		await tx.insert(surveyAnswers).values({
			estateId: estate.id,
			id: answerId,
			surveyId: input.surveyId,
			unitId: input.unitId,
			personId: actor.personId,
			comment: input.comment,
			answeredAt: at,
		})
		await tx
			.insert(surveyScores)
			.values([...scores].map(([questionId, score]) => ({ estateId: estate.id, answerId, questionId, score })))
		return done({ answerId })
	})
}
