import { planItems, planVersions, voteMatters, votes } from 'db/schema'
import { isUniqueViolation, type Tx } from 'db/store.server'
import { and, desc, eq, gt } from 'drizzle-orm'
import type { z } from 'zod'
import { perform } from '~/features/audit/perform.server'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { done, type Result, refused } from '~/platform/result'
import { daysBetween, endOfDay, shanghaiDay, startOfDay } from '~/platform/shanghai'
import type { announceForm } from './forms'
import { currentVoters, freezeRoll, type Scope } from './open-vote.server'
import { profileInForce } from './profiles.server'
import { type AnnounceRefusal, whyNotAnnounce } from './rules'

type Input = z.output<typeof announceForm>
type Announced = Result<{ voteId: string }, AnnounceRefusal | 'votes:refusal.not-officer'>
type Estate = Pick<EstateFacts, 'id' | 'regionPath'>

/**
 * Announces a vote on the current published version. Its matters take their thresholds from the profile in force and are never
 * edited afterwards. A first day of today opens it at once. The same `requestKey` answers with the vote it has made.
 */
export async function announceVote(actor: Actor, estate: Estate, input: Input, at: number): Promise<Announced> {
	const deed = { deed: 'announce-vote', estateId: estate.id, regionPath: estate.regionPath, subjectKind: 'vote' }
	const attempt = () =>
		perform(
			actor,
			deed,
			at,
			(tx) => announce(tx, actor, estate, input, at),
			({ voteId }) => ({ subjectId: voteId }),
		)
	try {
		return await attempt()
	} catch (error) {
		if (!isUniqueViolation(error)) throw error
		return attempt()
	}
}

function scopeOf(estateId: string, scope: string): Scope {
	const [kind, id = ''] = scope.split(':')
	if (kind === 'building' || kind === 'entrance') return { scopeKind: kind, scopeId: id }
	return { scopeKind: 'estate', scopeId: estateId }
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

async function announce(tx: Tx, actor: Actor, estate: Estate, input: Input, at: number): Promise<Announced> {
	if (!may(actor, 'run-votes', placeOf(estate))) return refused('votes:refusal.not-officer')
	const [same] = await tx
		.select({ id: votes.id })
		.from(votes)
		.where(and(eq(votes.estateId, estate.id), eq(votes.requestKey, input.requestKey)))
		.limit(1)
	if (same) return done({ voteId: same.id })

	const today = shanghaiDay(at)
	const scope = scopeOf(estate.id, input.scope)
	const version = await currentVersion(tx, estate.id)
	const profile = await profileInForce(tx, estate.regionPath, today)
	const classes = new Map(profile.rules.matterClasses.map((matterClass) => [matterClass.code, matterClass]))
	const roll = await currentVoters(tx, estate.id, scope)
	const why = whyNotAnnounce({
		currentVersion: version?.id === input.versionId,
		matterCount: input.matters.length,
		knownClasses: input.matters.every((matter) => classes.has(matter.classCode)),
		knownItems: input.matters.every((matter) => !matter.itemKey || version?.itemKeys.includes(matter.itemKey)),
		unitCount: roll.units.length,
		ownerlessUnits: roll.voters.filter((voter) => voter.ownerIds.length === 0).length,
		postedAgo: daysBetween(input.noticePostedDay, today),
		daysAhead: daysBetween(today, input.firstDay),
		noticeDays: daysBetween(input.noticePostedDay, input.firstDay),
		windowDays: daysBetween(input.firstDay, input.lastDay) + 1,
		profile: profile.rules,
	})
	if (why) return refused(why.error, why.facts)

	const vote = { estateId: estate.id, id: newId(), ...scope }
	const opensAt = Math.max(startOfDay(input.firstDay), at)
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
	})
	for (const [index, { title, text, classCode, itemKey }] of input.matters.entries()) {
		const thresholds = classes.get(classCode)
		if (!thresholds) throw new Error(`No class ${classCode}`)
		await tx.insert(voteMatters).values({
			estateId: estate.id,
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
		})
	}
	if (opensAt <= at) await freezeRoll(tx, vote, at)
	return done({ voteId: vote.id })
}
