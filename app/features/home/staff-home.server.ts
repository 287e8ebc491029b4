import { stagesWithin } from '~/features/estates/search/queries.server'
import { grantsFor } from '~/features/identity/access'
import type { Actor, Capability } from '~/features/identity/types'
import { reviewsDueFor } from '~/features/oversight/queries.server'
import { draftsWithin, reachOf, runningVotes } from './queries.server'
import { daysLeft } from './rules'
import { waitingVotes } from './waiting-votes.server'

/** What waits for those who work in a street, a county or an audit office. A fixed number of queries. */
export async function staffHome(actor: Actor, at: number) {
	const inside = reachOf(actor, 'read-inside')
	const writing = reachOf(actor, 'write-plan')
	const has = (capability: Capability) => grantsFor(actor, capability).length > 0
	const deciding = reachOf(actor, 'run-votes')
	const [stages, running, drafts, reviews, waiting] = await Promise.all([
		inside ? stagesWithin(inside, at) : [],
		inside ? runningVotes(inside, at) : { total: 0, votes: [] },
		writing ? draftsWithin(writing) : null,
		has('review') ? reviewsDueFor(actor) : null,
		deciding ? waitingVotes(deciding) : null,
	])
	return {
		name: actor.displayName,
		region: widestRegion(actor),
		stages,
		running: {
			total: running.total,
			votes: running.votes.map((vote) => ({ ...vote, daysLeft: daysLeft(vote.closesAt, at) })),
		},
		drafts,
		reviews,
		waiting,
		tools: {
			register: has('manage-register'),
			people: has('manage-people'),
			profiles: has('manage-profiles'),
			audit: has('read-audit'),
			outbox: has('read-outbox'),
		},
	}
}

/** The code of the region where the actor works: what lists are narrowed to. */
function widestRegion(actor: Actor): string | undefined {
	const paths = grantsFor(actor, 'read-inside').flatMap((grant) => grant.regionPath ?? [])
	const widest = paths.reduce<string | null>(
		(wide, path) => (wide === null || path.length < wide.length ? path : wide),
		null,
	)
	return widest?.split('/').filter(Boolean).at(-1)
}
