import { check, foreignKey, index, instant, integer, primaryKey, sql, table, text, uniqueIndex } from '../dialect'
import { estates, units } from './estates'
import { planVersions } from './planning'

/** 满意度测评 on the items of a plan version. */
export const surveys = table(
	'surveys',
	{
		estateId: text('estate_id')
			.notNull()
			.references(() => estates.id),
		id: text('id').notNull(),
		planVersionId: text('plan_version_id').notNull(),
		title: text('title').notNull(),
		opensAt: instant('opens_at').notNull(),
		closesAt: instant('closes_at').notNull(),
		publishedAt: instant('published_at').notNull(),
		publishedBy: text('published_by').notNull(),
		requestKey: text('request_key').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({ columns: [t.estateId, t.planVersionId], foreignColumns: [planVersions.estateId, planVersions.id] }),
		uniqueIndex('surveys_request').on(t.estateId, t.requestKey),
		index('surveys_published').on(t.estateId, t.publishedAt),
		check('surveys_window', sql`${t.closesAt} > ${t.opensAt}`),
	],
)

/** A question: an item of the plan (itemKey) or one of the standing questions (code). */
export const surveyQuestions = table(
	'survey_questions',
	{
		estateId: text('estate_id').notNull(),
		id: text('id').notNull(),
		surveyId: text('survey_id').notNull(),
		position: integer('position').notNull(),
		itemKey: text('item_key'),
		code: text('code'),
		text: text('text').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({ columns: [t.estateId, t.surveyId], foreignColumns: [surveys.estateId, surveys.id] }),
		uniqueIndex('survey_questions_position').on(t.estateId, t.surveyId, t.position),
	],
)

/** A household's answer: once per survey. */
export const surveyAnswers = table(
	'survey_answers',
	{
		estateId: text('estate_id').notNull(),
		id: text('id').notNull(),
		surveyId: text('survey_id').notNull(),
		unitId: text('unit_id').notNull(),
		personId: text('person_id').notNull(),
		comment: text('comment').notNull(),
		answeredAt: instant('answered_at').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.id] }),
		foreignKey({ columns: [t.estateId, t.surveyId], foreignColumns: [surveys.estateId, surveys.id] }),
		foreignKey({ columns: [t.estateId, t.unitId], foreignColumns: [units.estateId, units.id] }),
		uniqueIndex('survey_answers_household').on(t.estateId, t.surveyId, t.unitId),
	],
)

/** 1 very dissatisfied … 5 very satisfied; 0 = does not know, not a valid answer in the rate. */
export const surveyScores = table(
	'survey_scores',
	{
		estateId: text('estate_id').notNull(),
		answerId: text('answer_id').notNull(),
		questionId: text('question_id').notNull(),
		score: integer('score').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.estateId, t.answerId, t.questionId] }),
		foreignKey({ columns: [t.estateId, t.answerId], foreignColumns: [surveyAnswers.estateId, surveyAnswers.id] }),
		foreignKey({ columns: [t.estateId, t.questionId], foreignColumns: [surveyQuestions.estateId, surveyQuestions.id] }),
		check('survey_scores_range', sql`${t.score} between 0 and 5`),
	],
)
