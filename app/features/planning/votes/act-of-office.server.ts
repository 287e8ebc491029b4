import type { z } from 'zod'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { done, type Refusal, type Result, refused } from '~/platform/result'
import { daysBetween, endOfDay, shanghaiDay } from '~/platform/shanghai'
import { announceResult } from './announce-result.server'
import { cancelVote } from './cancel-vote.server'
import { extendVote } from './extend-vote.server'
import { whyNotExtend, windowDays } from './extension-rules'
import type { officeForm } from './office-forms'
import { profileById } from './profiles.server'
import type { VoteFacts } from './queries.server'

type Act = z.output<typeof officeForm>
type Done = { flash: `votes:flash.${string}` } | { preview: ReturnType<typeof previewOf> }

/** Does what the officer posted from the page of a vote; an extension is shown first and writes nothing. */
export async function actOfOffice(
	actor: Actor,
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	vote: VoteFacts,
	act: Act,
	at: number,
): Promise<Result<Done, Refusal>> {
	switch (act.intent) {
		case 'cancel': {
			const cancelled = await cancelVote(actor, estate, { voteId: vote.id, reason: act.reason }, at)
			return cancelled.ok ? done({ flash: 'votes:flash.cancelled' }) : cancelled
		}
		case 'announce-result': {
			const announced = await announceResult(actor, estate, { voteId: vote.id }, at)
			return announced.ok ? done({ flash: 'votes:flash.result-announced' }) : announced
		}
		case 'extend': {
			const { lastDay, reason, requestKey } = act
			const extended = await extendVote(actor, estate, { voteId: vote.id, lastDay, reason, requestKey }, at)
			return extended.ok ? done({ flash: 'votes:flash.extended' }) : extended
		}
		case 'extend-check': {
			const why = whyNotExtend(vote, await profileById(vote.profileId), act.lastDay, at)
			if (why) return refused(why.error, why.facts)
			return done({ preview: previewOf(vote, act) })
		}
	}
}

function previewOf(vote: VoteFacts, { lastDay, reason, requestKey }: Extract<Act, { intent: 'extend-check' }>) {
	const to = endOfDay(lastDay)
	return {
		lastDay,
		reason,
		requestKey,
		from: vote.closesAt,
		to,
		days: daysBetween(shanghaiDay(vote.closesAt - 1), lastDay),
		windowDays: windowDays(vote.opensAt, to),
	}
}
