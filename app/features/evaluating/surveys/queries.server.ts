import { buildingOfUnit } from 'db/joins'
import {
	buildings,
	estates,
	ruleProfiles,
	surveyAnswers,
	surveyQuestions,
	surveyScores,
	surveys,
	units,
	votes,
} from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, count, countDistinct, desc, eq, gt, inArray, lte } from 'drizzle-orm'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import {
	type BuildingLine,
	linesByBuilding,
	type Satisfaction,
	type SurveyState,
	satisfactionOf,
	surveyState,
} from './rules'

export interface SurveyLine {
	id: string
	title: string
	opensAt: number
	closesAt: number
	state: SurveyState
	answered: number
}

/** The surveys of an estate, newest first, with the number of households that answered. */
export async function surveysOf(estate: Pick<EstateFacts, 'id'>, at: number): Promise<SurveyLine[]> {
	const rows = await read
		.select({
			id: surveys.id,
			title: surveys.title,
			opensAt: surveys.opensAt,
			closesAt: surveys.closesAt,
			answered: count(surveyAnswers.id),
		})
		.from(surveys)
		.leftJoin(surveyAnswers, and(eq(surveyAnswers.estateId, surveys.estateId), eq(surveyAnswers.surveyId, surveys.id)))
		.where(eq(surveys.estateId, estate.id))
		.groupBy(surveys.id, surveys.title, surveys.opensAt, surveys.closesAt, surveys.publishedAt)
		.orderBy(desc(surveys.publishedAt))
	return rows.map((row) => ({ ...row, state: surveyState(row, at) }))
}

export interface OpenSurvey {
	estateId: string
	estateName: string
	id: string
	title: string
	closesAt: number
	/** The actor's homes that have not answered. */
	waitingUnitIds: string[]
}

/** The open surveys that wait for an answer of one of the actor's households. Two queries. */
export async function openSurveysFor(actor: Actor, at: number): Promise<OpenSurvey[]> {
	const estateIds = [...new Set(actor.homes.map((home) => home.estateId))]
	if (estateIds.length === 0) return []
	const open = await read
		.select({
			estateId: surveys.estateId,
			estateName: estates.name,
			id: surveys.id,
			title: surveys.title,
			closesAt: surveys.closesAt,
		})
		.from(surveys)
		.innerJoin(estates, eq(estates.id, surveys.estateId))
		.where(and(inArray(surveys.estateId, estateIds), lte(surveys.opensAt, at), gt(surveys.closesAt, at)))
	if (open.length === 0) return []
	const answers = await read
		.select({ surveyId: surveyAnswers.surveyId, unitId: surveyAnswers.unitId })
		.from(surveyAnswers)
		.where(
			and(
				inArray(surveyAnswers.estateId, estateIds),
				inArray(
					surveyAnswers.surveyId,
					open.map((survey) => survey.id),
				),
				inArray(
					surveyAnswers.unitId,
					actor.homes.map((home) => home.unitId),
				),
			),
		)
	const answered = new Set(answers.map((answer) => `${answer.surveyId} ${answer.unitId}`))
	return open
		.map((survey) => ({
			...survey,
			waitingUnitIds: actor.homes
				.filter((home) => home.estateId === survey.estateId && !answered.has(`${survey.id} ${home.unitId}`))
				.map((home) => home.unitId),
		}))
		.filter((survey) => survey.waitingUnitIds.length > 0)
}

export interface SurveyQuestion {
	id: string
	itemKey: string | null
	code: string | null
	text: string
}

export interface SurveyHead {
	id: string
	planVersionId: string
	title: string
	opensAt: number
	closesAt: number
	state: SurveyState
	questions: SurveyQuestion[]
}

export async function findSurvey(
	estateId: string,
	surveyId: string | undefined,
	at: number,
): Promise<SurveyHead | null> {
	if (!surveyId) return null
	const [survey] = await read
		.select({
			id: surveys.id,
			planVersionId: surveys.planVersionId,
			title: surveys.title,
			opensAt: surveys.opensAt,
			closesAt: surveys.closesAt,
		})
		.from(surveys)
		.where(and(eq(surveys.estateId, estateId), eq(surveys.id, surveyId)))
		.limit(1)
	if (!survey) return null
	const questions = await read
		.select({
			id: surveyQuestions.id,
			itemKey: surveyQuestions.itemKey,
			code: surveyQuestions.code,
			text: surveyQuestions.text,
		})
		.from(surveyQuestions)
		.where(and(eq(surveyQuestions.estateId, estateId), eq(surveyQuestions.surveyId, surveyId)))
		.orderBy(asc(surveyQuestions.position))
	return { ...survey, state: surveyState(survey, at), questions }
}

export interface HomeToAnswer {
	unitId: string
	buildingName: string
	unitNumber: string
	answered: boolean
}

/** The actor's homes in this estate, with whether the household has answered. */
export async function homesToAnswer(actor: Actor, estateId: string, surveyId: string): Promise<HomeToAnswer[]> {
	const unitIds = actor.homes.filter((home) => home.estateId === estateId).map((home) => home.unitId)
	if (unitIds.length === 0) return []
	const rows = await read
		.select({
			unitId: units.id,
			buildingName: buildings.name,
			unitNumber: units.number,
			answerId: surveyAnswers.id,
		})
		.from(units)
		.innerJoin(buildings, buildingOfUnit)
		.leftJoin(
			surveyAnswers,
			and(
				eq(surveyAnswers.estateId, units.estateId),
				eq(surveyAnswers.surveyId, surveyId),
				eq(surveyAnswers.unitId, units.id),
			),
		)
		.where(and(eq(units.estateId, estateId), inArray(units.id, unitIds)))
		.orderBy(asc(buildings.position), asc(units.number))
	return rows.map(({ answerId, ...home }) => ({ ...home, answered: answerId !== null }))
}

export interface SurveyResult {
	households: number
	answered: number
	/** Too few answers in all for any rate to be shown. */
	hidden: boolean
	smallestGroup: number
	questions: (SurveyQuestion & Satisfaction)[]
	buildings: BuildingLine[]
}

/** The result of a survey: rates only where at least the profile's smallest group answered. Four queries. */
export async function surveyResult(estateId: string, survey: SurveyHead): Promise<SurveyResult> {
	const ofSurvey = and(eq(surveyAnswers.estateId, estateId), eq(surveyAnswers.surveyId, survey.id))
	const responses = await read
		.select({
			id: buildings.id,
			name: buildings.name,
			households: count(units.id),
			answered: countDistinct(surveyAnswers.unitId),
		})
		.from(buildings)
		.innerJoin(
			units,
			and(eq(units.estateId, buildings.estateId), eq(units.buildingId, buildings.id), eq(units.use, 'dwelling')),
		)
		.leftJoin(surveyAnswers, and(ofSurvey, eq(surveyAnswers.unitId, units.id)))
		.where(eq(buildings.estateId, estateId))
		.groupBy(buildings.id, buildings.name, buildings.position)
		.orderBy(asc(buildings.position))
	const counts = await read
		.select({
			questionId: surveyScores.questionId,
			buildingId: units.buildingId,
			score: surveyScores.score,
			count: count(),
		})
		.from(surveyScores)
		.innerJoin(
			surveyAnswers,
			and(eq(surveyAnswers.estateId, surveyScores.estateId), eq(surveyAnswers.id, surveyScores.answerId)),
		)
		.innerJoin(units, and(eq(units.estateId, surveyAnswers.estateId), eq(units.id, surveyAnswers.unitId)))
		.where(and(ofSurvey, eq(surveyScores.estateId, estateId)))
		.groupBy(surveyScores.questionId, units.buildingId, surveyScores.score)
	const smallestGroup = await smallestGroupFor(estateId)
	const answered = responses.reduce((sum, building) => sum + building.answered, 0)
	const hidden = answered < smallestGroup
	const overall = survey.questions.find((question) => question.code === 'overall')?.id ?? null
	return {
		households: responses.reduce((sum, building) => sum + building.households, 0),
		answered,
		hidden,
		smallestGroup,
		questions: hidden
			? []
			: survey.questions.map((question) => ({
					...question,
					...satisfactionOf(counts.filter((line) => line.questionId === question.id)),
				})),
		buildings: linesByBuilding(responses, counts, overall, smallestGroup),
	}
}

/** The smallest group that may be shown: of the profile of the estate's latest vote, otherwise of the newest national profile. */
async function smallestGroupFor(estateId: string): Promise<number> {
	const [ofVote] = await read
		.select({ rules: ruleProfiles.rules })
		.from(votes)
		.innerJoin(ruleProfiles, eq(ruleProfiles.id, votes.profileId))
		.where(eq(votes.estateId, estateId))
		.orderBy(desc(votes.announcedAt))
		.limit(1)
	if (ofVote) return ofVote.rules.smallestGroup
	const [national] = await read
		.select({ rules: ruleProfiles.rules })
		.from(ruleProfiles)
		.where(eq(ruleProfiles.code, 'national'))
		.orderBy(desc(ruleProfiles.version))
		.limit(1)
	if (!national) throw new Error('The national rule profile is missing')
	return national.rules.smallestGroup
}
