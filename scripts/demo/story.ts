import { rollUnits, voteMatters } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq } from 'drizzle-orm'
import { finishWorks } from '~/features/building/finish-works.server'
import { startWorks } from '~/features/building/start-works.server'
import { findEstate } from '~/features/estates/find-estate.server'
import { answerSurvey } from '~/features/evaluating/surveys/answer-survey.server'
import { publishSurvey } from '~/features/evaluating/surveys/publish-survey.server'
import { findSurvey } from '~/features/evaluating/surveys/queries.server'
import type { Actor } from '~/features/identity/types'
import { postNotice } from '~/features/notices/post-notice.server'
import { readNotice } from '~/features/notices/read-notice.server'
import { reviewPlan } from '~/features/oversight/review-plan.server'
import { postComment } from '~/features/planning/comments/post-comment.server'
import { addItem } from '~/features/planning/plans/add-item.server'
import { addItemFile } from '~/features/planning/plans/add-item-file.server'
import { publishPlan } from '~/features/planning/plans/publish-plan.server'
import {
	contentOf,
	currentPlan,
	draftIn,
	itemsOfVersions,
	versionItems,
} from '~/features/planning/plans/queries.server'
import { saveDraftText } from '~/features/planning/plans/save-draft-text.server'
import { saveItem } from '~/features/planning/plans/save-item.server'
import { contentHash, itemStamp, textStamp } from '~/features/planning/plans/stamps.server'
import { startDraft } from '~/features/planning/plans/start-draft.server'
import { announceVote } from '~/features/planning/votes/announce-vote.server'
import { castBallot } from '~/features/planning/votes/cast-ballot.server'
import type { Choice } from '~/features/planning/votes/rules'
import { settleVote } from '~/features/planning/votes/settle-votes.server'
import { newId } from '~/platform/id'
import type { Result } from '~/platform/result'
import { addDays, shanghaiDay, startOfDay } from '~/platform/shanghai'
import { drawing } from './drawings'
import type { Random } from './random'
import type { DemoEstate } from './register'
import { comments, fundsOf, items, notices, officialReplies, planSummary, returnReason, surveyComments } from './words'

export interface Cast {
	demo: DemoEstate
	officer: Actor
	/** Residents who have claimed their homes as owners. */
	owners: readonly Actor[]
	captains: readonly Actor[]
	random: Random
	/** The instant of which day offsets count. */
	today: number
}

/** A deed of the demo must do what it says. */
export function must<T>(result: Result<T>): T {
	if (!result.ok) throw new Error(`${result.error} ${JSON.stringify(result.facts ?? {})}`)
	return result.value
}

const hour = 60 * 60 * 1000

/** Ten in the morning, so many days before (negative) or after today. */
export function onDay(today: number, offset: number, hours = 10): number {
	return startOfDay(addDays(shanghaiDay(today), offset)) + hours * hour
}

async function draftOf(estateId: string) {
	const draft = await draftIn(read, estateId)
	if (!draft) throw new Error('no draft')
	return draft
}

/** A draft with so many items, drawings on the first two. */
export async function writeDraft({ demo, officer }: Cast, count: number, at: number): Promise<void> {
	const { estate } = demo
	must(await startDraft(officer, { estate }, at))
	const draft = await draftOf(estate.id)
	const title = `${estate.name}改造方案`
	must(
		await saveDraftText(officer, { estate, stamp: textStamp(draft), title, summary: planSummary, changeNote: '' }, at),
	)
	for (const [index, { name, classCode, description, perHouseholdFen, funds: _, picture }] of items
		.slice(0, count)
		.entries()) {
		const costFen = perHouseholdFen * estate.unitCount
		const item = items[index]
		if (!item) continue
		const { itemKey } = must(
			await addItem(
				officer,
				{ estate, requestKey: newId(), classCode, name, description, costFen, funds: fundsOf(item, costFen) },
				at,
			),
		)
		if (index > 1) continue
		const file = await drawing(picture, name)
		must(await addItemFile(officer, { estate, itemKey, file, caption: `${name}示意图` }, at))
	}
}

export async function publishDraft({ demo, officer }: Cast, at: number): Promise<void> {
	const draft = await draftOf(demo.estate.id)
	const stamp = contentHash(contentOf(draft, await itemsOfVersions(demo.estate.id, [draft.id])))
	must(await publishPlan(officer, { estate: demo.estate, versionId: draft.id, stamp }, at))
}

/** A second version: one item becomes cheaper and one is described anew, after what residents said. */
export async function publishSecondVersion(cast: Cast, at: number): Promise<void> {
	const { demo, officer } = cast
	const { estate } = demo
	must(await startDraft(officer, { estate }, at))
	const draft = await draftOf(estate.id)
	const [first, second] = await itemsOfVersions(estate.id, [draft.id])
	if (!first || !second) throw new Error('a plan of two items at least')
	const words = items[0]
	if (!words) throw new Error('no words')
	const costFen = first.costFen - 1000 * estate.unitCount
	must(
		await saveItem(officer, { estate, ...first, stamp: itemStamp(first), costFen, funds: fundsOf(words, costFen) }, at),
	)
	must(
		await saveItem(
			officer,
			{
				estate,
				...second,
				stamp: itemStamp(second),
				description: `${second.description}保留原有晾衣区，各户水表位置不变。`,
			},
			at,
		),
	)
	const changed = await draftOf(estate.id)
	must(
		await saveDraftText(
			officer,
			{
				estate,
				stamp: textStamp(changed),
				title: changed.title,
				summary: changed.summary,
				changeNote: '采纳居民 14 条意见：保留晾衣区，核减屋面工程单价，水表位置不变。',
			},
			at,
		),
	)
	await publishDraft(cast, at)
}

/** Residents comment on the plan in force and the office answers. */
export async function discuss({ demo, officer, owners }: Cast, count: number, at: number): Promise<void> {
	const plan = await currentPlan(demo.estate.id)
	if (!plan) throw new Error('no plan')
	const [item] = await versionItems(demo.estate.id, plan.id)
	for (const [index, body] of comments.slice(0, count).entries()) {
		const author = owners[(index * 3) % owners.length]
		if (!author) continue
		const subject =
			index % 3 === 2 && item
				? { kind: 'plan-item' as const, id: item.itemKey }
				: { kind: 'plan' as const, id: plan.planId }
		const { commentId } = must(
			await postComment(author, { estate: demo.estate, subject, body, requestKey: newId() }, at + index * hour),
		)
		const reply = officialReplies[index % 2]
		if (index < 2 && reply) {
			must(
				await postComment(
					officer,
					{ estate: demo.estate, subject, parentId: commentId, body: reply, requestKey: newId() },
					at + (index + 5) * hour,
				),
			)
		}
	}
}

interface VoteStory {
	/** Days from today. */
	announced: number
	first: number
	last: number
}

export async function holdVote(cast: Cast, { announced, first, last }: VoteStory): Promise<string> {
	const { demo, officer, today } = cast
	const plan = await currentPlan(demo.estate.id)
	if (!plan) throw new Error('no plan')
	const planItems = await versionItems(demo.estate.id, plan.id)
	const matters = planItems.slice(0, 2).map((item) => ({
		title: item.name,
		text: `是否同意按方案第 ${plan.number} 版实施“${item.name}”：${item.description}`,
		classCode: items.find((words) => words.name === item.name)?.matterClass ?? 'other',
		itemKey: item.itemKey,
	}))
	const day = (offset: number) => addDays(shanghaiDay(today), offset)
	const { voteId } = must(
		await announceVote(
			officer,
			demo.estate,
			{
				versionId: plan.id,
				title: `${demo.estate.name}改造方案表决`,
				scope: 'estate',
				noticePostedDay: day(announced),
				firstDay: day(first),
				lastDay: day(last),
				matters,
				requestKey: newId(),
			},
			onDay(today, announced),
		),
	)
	const opening = onDay(today, first, 0)
	if (opening <= today) await settleVote(demo.estate.id, voteId, opening)
	return voteId
}

/** So many of a hundred owners vote; of a hundred of them so many for the matter. */
export async function voteOnline(
	{ demo, owners, random }: Cast,
	voteId: string,
	{ turnout, agree, at }: { turnout: number; agree: number; at: number },
): Promise<void> {
	const estateId = demo.estate.id
	const matters = await read
		.select({ id: voteMatters.id })
		.from(voteMatters)
		.where(and(eq(voteMatters.estateId, estateId), eq(voteMatters.voteId, voteId)))
		.orderBy(asc(voteMatters.position))
	const voters = new Map(
		(
			await read
				.select({ unitId: rollUnits.unitId, voterId: rollUnits.voterId })
				.from(rollUnits)
				.where(and(eq(rollUnits.estateId, estateId), eq(rollUnits.voteId, voteId)))
		).map((row) => [row.unitId, row.voterId]),
	)
	const choose = (): Choice => {
		const drawn = random.below(100)
		if (drawn < agree) return 'for'
		return drawn < agree + (100 - agree) / 2 ? 'against' : 'abstain'
	}
	const voted = new Set<string>()
	const casting = owners.map(async (owner, index) => {
		const voterId = voters.get(owner.homes[0]?.unitId ?? '')
		if (!voterId || voted.has(voterId) || random.below(100) >= turnout) return
		voted.add(voterId)
		const choices = Object.fromEntries(matters.map((matter) => [matter.id, choose()]))
		const ballot = { voteId, voterId, choices, requestKey: newId() }
		must(await castBallot(owner, demo.estate, ballot, at + index * 60_000))
	})
	await Promise.all(casting)
}

export async function postNotices({ demo, officer, captains, owners, random }: Cast, at: number): Promise<void> {
	for (const [index, words] of notices.entries()) {
		const captain = captains[0]
		const scope = captain?.grants[0]?.scopeId
		const byCaptain = index === 0 && captain && scope
		const { noticeId } = must(
			await postNotice(
				byCaptain ? captain : officer,
				demo.estate,
				{ ...words, scope: byCaptain ? scope : demo.estate.id, requestKey: newId() },
				at - index * 30 * hour,
			),
		)
		const readers = owners.filter(() => random.below(100) < 55)
		await Promise.all(readers.map((owner) => readNotice(owner, demo.estate, noticeId, at + hour)))
	}
}

export async function review({ demo, officer }: Cast, decision: 'approved' | 'returned', at: number): Promise<void> {
	const plan = await currentPlan(demo.estate.id)
	if (!plan) throw new Error('no plan')
	const reason = decision === 'returned' ? returnReason : ''
	must(await reviewPlan(officer, demo.estate, { decision, reason, planVersionId: plan.id, requestKey: newId() }, at))
}

async function fresh({ demo }: Cast) {
	const estate = await findEstate(demo.estate.id)
	if (!estate) throw new Error('no estate')
	return estate
}

export async function work(cast: Cast, started: number, finished: number | null): Promise<void> {
	const { officer, today } = cast
	const day = (offset: number) => addDays(shanghaiDay(today), offset)
	must(await startWorks(officer, await fresh(cast), { day: day(started) }, onDay(today, started, 12)))
	if (finished === null) return
	must(await finishWorks(officer, await fresh(cast), { day: day(finished) }, onDay(today, finished, 12)))
}

/** So many of a hundred households answer; satisfied mostly. */
export async function survey(
	cast: Cast,
	{ first, last, response }: { first: number; last: number; response: number },
): Promise<void> {
	const { demo, officer, owners, random, today } = cast
	const day = (offset: number) => addDays(shanghaiDay(today), offset)
	const at = onDay(today, first, 12)
	const { surveyId } = must(
		await publishSurvey(
			officer,
			await fresh(cast),
			{
				title: `${demo.estate.name}改造满意度测评`,
				firstDay: day(first),
				lastDay: day(last),
				requestKey: newId(),
			},
			at,
		),
	)
	const head = await findSurvey(demo.estate.id, surveyId, at)
	if (!head) throw new Error('no survey')
	const answered = new Set<string>()
	const answering = owners.map(async (owner) => {
		const unitId = owner.homes[0]?.unitId
		if (!unitId || answered.has(unitId) || random.below(100) >= response) return
		answered.add(unitId)
		const scores = Object.fromEntries(
			head.questions.map((question) => [question.id, random.pick([5, 5, 5, 4, 4, 4, 4, 3, 2, 0])]),
		)
		const comment = random.pick(surveyComments)
		must(await answerSurvey(owner, demo.estate, { surveyId, unitId, comment, scores }, at + hour))
	})
	await Promise.all(answering)
}
