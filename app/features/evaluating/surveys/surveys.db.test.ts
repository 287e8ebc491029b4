import { auditEntries, surveyAnswers } from 'db/schema'
import { read } from 'db/store.server'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '~/platform/id'
import { startOfDay } from '~/platform/shanghai'
import { freshDatabase } from '../../../../tests/support/database'
import { makeEstate, makeOfficer, makeResident, publishPlan } from '../../../../tests/support/factories'
import { answerSurvey } from './answer-survey.server'
import { publishSurvey } from './publish-survey.server'
import { findSurvey, openSurveysFor, surveyResult } from './queries.server'

beforeEach(freshDatabase)

const at = startOfDay('2026-11-20') + 1000
const closing = startOfDay('2026-12-01')

async function finishedEstate() {
	const made = await makeEstate({
		buildings: 2,
		areas: [6000, 7000, 8000, 9000, 5000, 5500],
		worksStartedAt: 1,
		worksFinishedAt: 2,
	})
	await publishPlan(made.estate.id)
	const officer = await makeOfficer()
	const input = { title: '满意度', firstDay: '2026-11-20', lastDay: '2026-11-30', requestKey: newId() }
	return { ...made, officer, input }
}

async function running() {
	const setting = await finishedEstate()
	const survey = await publishSurvey(setting.officer, setting.estate, setting.input, at)
	if (!survey.ok) throw new Error(survey.error)
	const head = await findSurvey(setting.estate.id, survey.value.surveyId, at)
	if (!head) throw new Error('no survey')
	return { ...setting, survey: head }
}

const allScores = (questions: { id: string }[], score: number) =>
	Object.fromEntries(questions.map((q) => [q.id, score]))

describe('publishing a survey', () => {
	it('asks each item of the plan and the standing questions, once for one form', async () => {
		const { officer, estate, input } = await finishedEstate()
		const [first, second] = await Promise.all([
			publishSurvey(officer, estate, input, at),
			publishSurvey(officer, estate, input, at),
		])
		expect(first).toEqual(second)
		if (!first?.ok) throw new Error('refused')
		const survey = await findSurvey(estate.id, first.value.surveyId, at)
		expect(survey?.questions.map((q) => q.code ?? q.text)).toEqual([
			'屋面防水',
			'加装电梯',
			'asked',
			'disclosed',
			'disturbance',
			'replies',
			'upkeep',
			'overall',
		])
	})

	it('waits for the end of the works and records the refusal', async () => {
		const { estate } = await makeEstate()
		await publishPlan(estate.id)
		const officer = await makeOfficer()
		const input = { title: '满意度', firstDay: '2026-11-20', lastDay: '2026-11-30', requestKey: newId() }
		expect(await publishSurvey(officer, estate, input, at)).toEqual({
			ok: false,
			error: 'surveys:refusal.works-not-finished',
			facts: undefined,
		})
		const entries = await read.select({ outcome: auditEntries.outcome, reason: auditEntries.reason }).from(auditEntries)
		expect(entries).toEqual([{ outcome: 'refused', reason: 'surveys:refusal.works-not-finished' }])
	})
})

describe('answering a survey', () => {
	it('takes one answer of a household, from whichever phone', async () => {
		const made = await running()
		const owner = await makeResident(made, made.units[0])
		const tenant = await makeResident(made, made.units[0], 'tenant')
		const answer = {
			surveyId: made.survey.id,
			unitId: made.units[0]?.id ?? '',
			comment: '',
			scores: allScores(made.survey.questions, 5),
		}
		expect(await openSurveysFor(tenant, at)).toHaveLength(1)
		const results = await Promise.all(
			[owner, tenant, owner].map((actor) => answerSurvey(actor, made.estate, answer, at)),
		)
		expect(results.filter((result) => result.ok)).toHaveLength(1)
		expect(results.flatMap((result) => (result.ok ? [] : [result.error]))).toEqual([
			'surveys:refusal.answered',
			'surveys:refusal.answered',
		])
		expect(await read.select().from(surveyAnswers)).toHaveLength(1)
		expect(await openSurveysFor(tenant, at)).toEqual([])
	})

	it.each([
		['a millisecond before 24:00', closing - 1, true],
		['at 24:00', closing, false],
	])('%s: %s', async (_, when, taken) => {
		const made = await running()
		const owner = await makeResident(made, made.units[0])
		const answer = {
			surveyId: made.survey.id,
			unitId: made.units[0]?.id ?? '',
			comment: '',
			scores: allScores(made.survey.questions, 3),
		}
		expect((await answerSurvey(owner, made.estate, answer, when)).ok).toBe(taken)
	})

	it('refuses a foreign home, a foreign survey and foreign questions, and stores nothing', async () => {
		const made = await running()
		const other = await running()
		const owner = await makeResident(made, made.units[0])
		const good = {
			surveyId: made.survey.id,
			unitId: made.units[0]?.id ?? '',
			comment: '',
			scores: allScores(made.survey.questions, 3),
		}
		const refusals = await Promise.all([
			answerSurvey(owner, made.estate, { ...good, unitId: other.units[0]?.id ?? '' }, at),
			answerSurvey(owner, made.estate, { ...good, surveyId: other.survey.id }, at),
			answerSurvey(owner, made.estate, { ...good, scores: allScores(other.survey.questions, 3) }, at),
		])
		expect(refusals.map((result) => !result.ok && result.error)).toEqual([
			'surveys:refusal.no-home',
			'surveys:refusal.not-open',
			'surveys:refusal.incomplete',
		])
		expect(await read.select().from(surveyAnswers)).toEqual([])
	})

	it('shows no rate of fewer than five answers, and the rate of five', async () => {
		const made = await running()
		for (const [index, unit] of made.units.slice(0, 5).entries()) {
			if (index === 4) expect((await surveyResult(made.estate.id, made.survey)).hidden).toBe(true)
			const owner = await makeResident(made, unit)
			const scores = allScores(made.survey.questions, index === 0 ? 1 : 5)
			await answerSurvey(owner, made.estate, { surveyId: made.survey.id, unitId: unit.id, comment: '', scores }, at)
		}
		const result = await surveyResult(made.estate.id, made.survey)
		expect(result).toMatchObject({ hidden: false, households: 12, answered: 5 })
		expect(result.questions[0]).toMatchObject({ valid: 5, satisfied: 4, unknown: 0 })
		expect(result.buildings[0]?.overall).toEqual({ valid: 5, satisfied: 4, unknown: 0 })
		expect(result.buildings[1]?.overall).toBeNull()
	})

	it('belongs to its estate', async () => {
		const made = await running()
		const other = await makeEstate({ name: '别的小区' })
		expect(await findSurvey(other.estate.id, made.survey.id, at)).toBeNull()
		expect(await read.select().from(surveyAnswers).where(eq(surveyAnswers.estateId, other.estate.id))).toEqual([])
	})
})
