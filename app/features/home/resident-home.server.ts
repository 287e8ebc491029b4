import { openSurveysFor } from '~/features/evaluating/surveys/queries.server'
import type { Actor } from '~/features/identity/types'
import { captainNoticesFor, unreadNoticesFor } from '~/features/notices/waiting.server'
import { openVotesFor } from '~/features/planning/votes/queries.server'
import { unreachedFor } from '~/features/planning/votes/unreached.server'
import { captainParts, homesOf } from './queries.server'
import { turnOf } from './rules'

/** What waits for a resident, and for a captain in their buildings. */
export async function residentHome(actor: Actor, at: number) {
	const [votes, surveys, unread, homes, parts, unreached, posted] = await Promise.all([
		openVotesFor(actor, at),
		openSurveysFor(actor, at),
		unreadNoticesFor(actor, at),
		homesOf(actor),
		captainParts(actor),
		unreachedFor(actor, at),
		captainNoticesFor(actor, at, 5),
	])
	const turn = turnOf(votes, surveys, unread, at)
	return {
		name: actor.displayName,
		turn,
		unread: unread.filter((notice) => !(turn?.kind === 'notice' && turn.noticeId === notice.id)),
		homes,
		captain: parts.length > 0 ? { parts, unreached, notices: posted } : null,
	}
}
