import { mergeSmallGroups } from '~/platform/small-groups'

export type SurveyState = 'announced' | 'open' | 'closed'

export type SurveyRefusal =
	| 'surveys:refusal.no-plan'
	| 'surveys:refusal.works-not-finished'
	| 'surveys:refusal.another-open'
	| 'surveys:refusal.window'
	| 'surveys:refusal.not-open'
	| 'surveys:refusal.closed'
	| 'surveys:refusal.no-home'
	| 'surveys:refusal.answered'
	| 'surveys:refusal.incomplete'

/** Questions that stand in every survey besides the items: process, long-term care, the whole. Their texts are in the locale. */
export const standingQuestions = ['asked', 'disclosed', 'disturbance', 'replies', 'upkeep', 'overall'] as const

/** Scores: 1 very dissatisfied … 5 very satisfied, 0 does not know. */
export const scores = [5, 4, 3, 2, 1, 0] as const

export function surveyState(survey: { opensAt: number; closesAt: number }, at: number): SurveyState {
	if (at < survey.opensAt) return 'announced'
	return at < survey.closesAt ? 'open' : 'closed'
}

export interface PublishFacts {
	hasPlan: boolean
	worksFinishedAt: number | null
	openSurvey: boolean
	opensAt: number
	closesAt: number
}

export function whyNotPublish(facts: PublishFacts, at: number): SurveyRefusal | null {
	if (!facts.hasPlan) return 'surveys:refusal.no-plan'
	if (facts.worksFinishedAt === null || facts.worksFinishedAt > at) return 'surveys:refusal.works-not-finished'
	if (facts.openSurvey) return 'surveys:refusal.another-open'
	if (facts.closesAt <= facts.opensAt || facts.closesAt <= at) return 'surveys:refusal.window'
	return null
}

export interface AnswerFacts {
	livesThere: boolean
	householdAnswered: boolean
	questionIds: readonly string[]
	scores: ReadonlyMap<string, number>
}

/** An answer holds each question of the survey once, with a score from 0 to 5, and nothing else. */
export function whyNotAnswer(
	survey: { opensAt: number; closesAt: number },
	facts: AnswerFacts,
	at: number,
): SurveyRefusal | null {
	const state = surveyState(survey, at)
	if (state === 'announced') return 'surveys:refusal.not-open'
	if (state === 'closed') return 'surveys:refusal.closed'
	if (!facts.livesThere) return 'surveys:refusal.no-home'
	if (facts.householdAnswered) return 'surveys:refusal.answered'
	const complete =
		facts.scores.size === facts.questionIds.length &&
		facts.questionIds.every((id) => {
			const score = facts.scores.get(id)
			return score !== undefined && Number.isInteger(score) && score >= 0 && score <= 5
		})
	return complete ? null : 'surveys:refusal.incomplete'
}

/** How many gave a score to a question in a building. */
export interface ScoreCount {
	questionId: string
	buildingId: string
	score: number
	count: number
}

export interface Satisfaction {
	/** Valid answers: scores 1 to 5. */
	valid: number
	/** Satisfied and very satisfied. */
	satisfied: number
	unknown: number
}

/** Satisfied = 4 and 5 of the valid answers; "does not know" is no valid answer. */
export function satisfactionOf(counts: readonly Pick<ScoreCount, 'score' | 'count'>[]): Satisfaction {
	const sum = (wanted: (score: number) => boolean) =>
		counts.reduce((total, { score, count }) => (wanted(score) ? total + count : total), 0)
	return { valid: sum((s) => s > 0), satisfied: sum((s) => s >= 4), unknown: sum((s) => s === 0) }
}

/** A rate in tenths of a per cent, rounded down, for display only; null where nobody gave a valid answer. */
export function rateInTenths(part: number, whole: number): number | null {
	return whole === 0 ? null : Math.floor((part * 1000) / whole)
}

export interface BuildingResponse {
	id: string
	name: string
	households: number
	answered: number
}

export interface BuildingLine {
	names: string[]
	households: number
	answered: number
	/** Null where the group has fewer answers than may be shown. */
	overall: Satisfaction | null
}

/**
 * The answers by building. Response is shown for each building; satisfaction only for groups of at least `smallestGroup` answers,
 * small ones merged into one line.
 */
export function linesByBuilding(
	buildings: readonly BuildingResponse[],
	counts: readonly ScoreCount[],
	overallQuestionId: string | null,
	smallestGroup: number,
): BuildingLine[] {
	const groups = buildings.map((building) => ({ ...building, key: building.id, size: building.answered }))
	const { shown, merged } = mergeSmallGroups(groups, smallestGroup)
	const overallOf = (ids: readonly string[]) =>
		satisfactionOf(counts.filter((c) => c.questionId === overallQuestionId && ids.includes(c.buildingId)))
	const mergedIds = new Set(merged.map((group) => group.id))
	const lines = groups
		.filter((group) => !mergedIds.has(group.id))
		.map((group) => ({
			names: [group.name],
			households: group.households,
			answered: group.answered,
			overall: shown.includes(group) ? overallOf([group.id]) : null,
		}))
	if (merged.length === 0) return lines
	const answered = merged.reduce((sum, group) => sum + group.answered, 0)
	const together: BuildingLine = {
		names: merged.map((group) => group.name),
		households: merged.reduce((sum, group) => sum + group.households, 0),
		answered,
		overall: answered >= smallestGroup ? overallOf(merged.map((group) => group.id)) : null,
	}
	return [...lines, together]
}
