import { voteExtensions, votes } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { putUpNotice } from '~/features/notices/put-up.server'
import type { NoticeTarget } from '~/features/notices/rules'
import { formatDeadline } from '~/platform/format'
import { translatorFor } from '~/platform/i18n.server'
import { done, type Result, refused } from '~/platform/result'
import { endOfDay } from '~/platform/shanghai'
import { logExtension } from '../proof/log-events.server'
import { type ExtendRefusal, whyNotExtend } from './extension-rules'
import { frozenVote } from './frozen-vote.server'

export interface Extension {
	voteId: string
	/** The new last day: the vote closes at its 24:00. */
	lastDay: string
	/** Everyone reads it. */
	reason: string
	requestKey: string
}

type Extended = Result<
	{ number: number; closesAt: number },
	ExtendRefusal | 'votes:refusal.not-officer' | 'votes:refusal.no-such-vote'
>
type Estate = Pick<EstateFacts, 'id' | 'regionPath'>

/**
 * Moves the closing forward, before it has come: who is first decides, the closing or the extension. The extension stands in the
 * vote's log and is posted to everyone it concerns. The same `requestKey` answers with the extension it has made.
 */
export function extendVote(actor: Actor, estate: Estate, input: Extension, at: number): Promise<Extended> {
	const deed = {
		deed: 'extend-vote',
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: 'vote',
		subjectId: input.voteId,
	}
	return perform(
		actor,
		deed,
		at,
		(tx) => extend(tx, actor, estate, input, at),
		({ number }) => ({ detail: { number, lastDay: input.lastDay } }),
	)
}

async function extend(tx: Tx, actor: Actor, estate: Estate, input: Extension, at: number): Promise<Extended> {
	if (!may(actor, 'run-votes', placeOf(estate))) return refused('votes:refusal.not-officer')
	const { voteId, lastDay, reason, requestKey } = input
	const thisVote = and(eq(votes.estateId, estate.id), eq(votes.id, voteId))
	const [vote] = await tx
		.select({
			title: votes.title,
			scopeKind: votes.scopeKind,
			scopeId: votes.scopeId,
			opensAt: votes.opensAt,
			openedAt: votes.openedAt,
			closesAt: votes.closesAt,
			closedAt: votes.closedAt,
			cancelledAt: votes.cancelledAt,
		})
		.from(votes)
		.where(thisVote)
		.limit(1)
	const frozen = await frozenVote(tx, estate.id, voteId)
	if (!vote || !frozen) return refused('votes:refusal.no-such-vote')
	const before = await tx
		.select({
			number: voteExtensions.number,
			closesAt: voteExtensions.toClosesAt,
			requestKey: voteExtensions.requestKey,
		})
		.from(voteExtensions)
		.where(and(eq(voteExtensions.estateId, estate.id), eq(voteExtensions.voteId, voteId)))
		.orderBy(asc(voteExtensions.number))
	const same = before.find((extension) => extension.requestKey === requestKey)
	if (same) return done({ number: same.number, closesAt: same.closesAt })
	const why = whyNotExtend({ ...vote, extensions: before.length }, frozen.rules, lastDay, at)
	if (why) return refused(why.error, why.facts)

	const number = before.length + 1
	const [from, to] = [vote.closesAt, endOfDay(lastDay)]
	const moved = await tx
		.update(votes)
		.set({ closesAt: to })
		.where(and(thisVote, isNull(votes.closedAt), isNull(votes.cancelledAt), eq(votes.closesAt, from)))
		.returning({ id: votes.id })
	if (moved.length === 0) return refused('votes:refusal.closed')
	await tx.insert(voteExtensions).values({
		estateId: estate.id,
		voteId,
		number,
		fromClosesAt: from,
		toClosesAt: to,
		reason,
		extendedBy: actor.personId,
		extendedAt: at,
		requestKey,
	})
	await logExtension(tx, { estateId: estate.id, voteId }, { number, from, to, reason }, at)
	const t = translatorFor('zh-CN')
	const words = { title: vote.title, from: formatDeadline(from, 'zh-CN'), to: formatDeadline(to, 'zh-CN'), reason }
	await putUpNotice(
		tx,
		{
			estateId: estate.id,
			target: targetOf(estate.id, vote),
			title: t('extension:extension.notice-title', words).slice(0, 60),
			body: t('extension:extension.notice-body', words),
			postedBy: actor.personId,
			postedAs: 'office',
			requestKey,
		},
		at,
	)
	return done({ number, closesAt: to })
}

/** The owners of scattered homes are told with the whole estate. */
function targetOf(estateId: string, { scopeKind, scopeId }: { scopeKind: string; scopeId: string }): NoticeTarget {
	if (scopeKind === 'building' || scopeKind === 'entrance') return { scopeKind, scopeId }
	return { scopeKind: 'estate', scopeId: estateId }
}
