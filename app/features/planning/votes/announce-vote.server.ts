import { planItems, planVersions, voteDrafts, voteMatters, voteScopeUnits, votes } from 'db/schema'
import { isUniqueViolation, type Tx } from 'db/store.server'
import { and, desc, eq, gt } from 'drizzle-orm'
import type { z } from 'zod'
import { perform } from '~/features/audit/perform.server'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { keepUpload } from '~/features/files/keep-upload.server'
import type { FileRefusal } from '~/features/files/rules'
import { type StoredUpload, withUpload } from '~/features/files/store-upload.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { done, type Result, refused } from '~/platform/result'
import { daysBetween, endOfDay, shanghaiDay, startOfDay } from '~/platform/shanghai'
import { type ScopeRefusal, scopeOf } from './announce-scope'
import { beginVote } from './begin-vote.server'
import type { announceForm } from './forms'
import { currentRoll } from './open-vote.server'
import { type ProfileInForce, profilesInForce } from './profiles.server'
import { doorsOf, doorsOfGaps, someDoors } from './roll-doors.server'
import { rollGaps } from './roll-rules'
import { type AnnounceRefusal, whyNotAnnounce } from './rules'

export type AnnounceInput = z.output<typeof announceForm>

export type AnnouncingRefusal =
	| AnnounceRefusal
	| ScopeRefusal
	| FileRefusal
	| 'votes:refusal.not-officer'
	| 'roll:refusal.incomplete'
	| 'announce:refusal.unknown-profile'
	| 'announce:refusal.no-silence-clause'
	| 'announce:refusal.silence-day'

type Announced = Result<{ voteId: string; kept: boolean }, AnnouncingRefusal>
type Estate = Pick<EstateFacts, 'id' | 'regionPath'>

/**
 * Posts the notice of a vote on the current published version. Its matters take their thresholds from the profile in force and are
 * never edited afterwards; only they can be voted on. A first day of today opens it at once. The same `requestKey` answers with the
 * vote it has made; a draft of that key is gone with it.
 */
export async function announceVote(
	actor: Actor,
	estate: Estate,
	input: AnnounceInput,
	at: number,
): Promise<Result<{ voteId: string }, AnnouncingRefusal>> {
	const { silenceClause } = input
	return silenceClause
		? withUpload(silenceClause, (upload) => announceOnce(actor, estate, input, upload, at))
		: announceOnce(actor, estate, input, null, at)
}

async function announceOnce(
	actor: Actor,
	estate: Estate,
	input: AnnounceInput,
	upload: StoredUpload | null,
	at: number,
): Promise<Announced> {
	const deed = { deed: 'announce-vote', estateId: estate.id, regionPath: estate.regionPath, subjectKind: 'vote' }
	const attempt = () =>
		perform(
			actor,
			deed,
			at,
			(tx) => announce(tx, actor, estate, { input, upload }, at),
			({ voteId }) => ({ subjectId: voteId }),
		)
	try {
		return await attempt()
	} catch (error) {
		if (!isUniqueViolation(error)) throw error
		return attempt()
	}
}

async function currentVersion(tx: Tx, estateId: string): Promise<{ id: string; itemKeys: string[] } | null> {
	const rows = await tx
		.select({ id: planVersions.id, itemKey: planItems.itemKey, number: planVersions.number })
		.from(planVersions)
		.leftJoin(planItems, and(eq(planItems.estateId, planVersions.estateId), eq(planItems.versionId, planVersions.id)))
		.where(and(eq(planVersions.estateId, estateId), gt(planVersions.number, 0)))
		.orderBy(desc(planVersions.number))
	const [latest] = rows
	if (!latest) return null
	const itemKeys = rows.flatMap((row) => (row.id === latest.id && row.itemKey !== null ? [row.itemKey] : []))
	return { id: latest.id, itemKeys }
}

interface Sent {
	input: AnnounceInput
	upload: StoredUpload | null
}

async function announce(tx: Tx, actor: Actor, estate: Estate, sent: Sent, at: number): Promise<Announced> {
	if (!may(actor, 'run-votes', placeOf(estate))) return refused('votes:refusal.not-officer')
	const { input } = sent
	const [same] = await tx
		.select({ id: votes.id })
		.from(votes)
		.where(and(eq(votes.estateId, estate.id), eq(votes.requestKey, input.requestKey)))
		.limit(1)
	if (same) return done({ voteId: same.id, kept: false })

	const today = shanghaiDay(at)
	const inForce = await profilesInForce(tx, estate.regionPath, today)
	const profile = input.profileId ? inForce.find(({ id }) => id === input.profileId) : inForce[0]
	if (!profile) return refused('announce:refusal.unknown-profile')
	const unfit = whyNotByProfile(profile, sent, today)
	if (unfit) return refused(unfit)
	const version = await currentVersion(tx, estate.id)
	const voteId = newId()
	const doors = await doorsOf(tx, estate.id)
	const scope = scopeOf(doors, { estateId: estate.id, voteId }, input)
	if (!scope.ok) return scope
	const { unitIds, ...part } = scope.value
	const classes = new Set(profile.rules.matterClasses.map(({ code }) => code))
	const counting = {
		parking: profile.rules.parking,
		concernsParking: profile.rules.parking === 'if-concerned' && input.concernsParking === 'yes',
		only: unitIds && new Set(unitIds),
	}
	const roll = await currentRoll(tx, estate.id, part, counting)
	const why = whyNotAnnounce({
		currentVersion: version?.id === input.versionId,
		matterCount: input.matters.length,
		knownClasses: input.matters.every((matter) => classes.has(matter.classCode)),
		knownItems: input.matters.every((matter) => !matter.itemKey || version?.itemKeys.includes(matter.itemKey)),
		unitCount: roll.units.length,
		postedAgo: daysBetween(input.noticePostedDay, today),
		daysAhead: daysBetween(today, input.firstDay),
		noticeDays: daysBetween(input.noticePostedDay, input.firstDay),
		windowDays: daysBetween(input.firstDay, input.lastDay) + 1,
		profile: profile.rules,
	})
	if (why) return refused(why.error, why.facts)
	const gaps = doorsOfGaps(doors, rollGaps(roll.voters))
	if (gaps.length > 0) return refused('roll:refusal.incomplete', { count: gaps.length, doors: someDoors(gaps) })

	const vote = { estateId: estate.id, id: voteId, ...part }
	const opensAt = Math.max(startOfDay(input.firstDay), at)
	const clause = await keepClause(tx, { vote, profile, sent, by: actor.personId }, at)
	await tx.insert(votes).values({
		...vote,
		planVersionId: input.versionId,
		profileId: profile.id,
		title: input.title,
		noticePostedDay: input.noticePostedDay,
		opensAt,
		closesAt: endOfDay(input.lastDay),
		announcedAt: at,
		announcedBy: actor.personId,
		requestKey: input.requestKey,
		concernsParking: counting.concernsParking,
		silenceClauseFileId: clause,
		silenceClauseDay: clause ? input.silenceClauseDay : null,
	})
	await insertMatters(tx, vote, profile, input)
	for (let from = 0; from < (unitIds?.length ?? 0); from += 1000) {
		const rows = unitIds?.slice(from, from + 1000).map((unitId) => ({ estateId: estate.id, voteId, unitId })) ?? []
		await tx.insert(voteScopeUnits).values(rows)
	}
	await tx
		.delete(voteDrafts)
		.where(and(eq(voteDrafts.estateId, estate.id), eq(voteDrafts.requestKey, input.requestKey)))
	if (opensAt <= at) await beginVote(tx, vote, at)
	return done({ voteId, kept: clause !== null })
}

/** What the chosen rules ask for besides dates and matters. */
function whyNotByProfile({ rules }: ProfileInForce, { input, upload }: Sent, today: string) {
	if (rules.silence !== 'deemed-majority') return null
	if (!upload || !input.silenceClauseDay) return 'announce:refusal.no-silence-clause'
	return daysBetween(input.silenceClauseDay, today) < 0 ? 'announce:refusal.silence-day' : null
}

interface Clause {
	vote: { estateId: string; id: string }
	profile: ProfileInForce
	sent: Sent
	by: string
}

/** The clause of the owners' rules by which silence counts: kept with the vote, for everyone to read. */
async function keepClause(tx: Tx, { vote, profile, sent, by }: Clause, at: number): Promise<string | null> {
	if (profile.rules.silence !== 'deemed-majority' || !sent.upload) return null
	const subject = { estateId: vote.estateId, subjectKind: 'silence-clause', subjectId: vote.id } as const
	const { fileId } = await keepUpload(tx, subject, { upload: sent.upload, caption: '', by }, at)
	return fileId
}

async function insertMatters(
	tx: Tx,
	vote: { estateId: string; id: string },
	{ rules }: ProfileInForce,
	input: AnnounceInput,
): Promise<void> {
	const classes = new Map(rules.matterClasses.map((matterClass) => [matterClass.code, matterClass]))
	for (const [index, { title, text, classCode, itemKey }] of input.matters.entries()) {
		const thresholds = classes.get(classCode)
		if (!thresholds) throw new Error(`No class ${classCode}`)
		await tx.insert(voteMatters).values({
			estateId: vote.estateId,
			id: newId(),
			voteId: vote.id,
			position: index + 1,
			title,
			text,
			classCode,
			itemKey: itemKey ?? null,
			participationNumerator: thresholds.participation[0],
			participationDenominator: thresholds.participation[1],
			approvalNumerator: thresholds.approval[0],
			approvalDenominator: thresholds.approval[1],
			approvalBound: thresholds.approvalBound,
			approvalOf: thresholds.approvalOf ?? 'participants',
		})
	}
}
