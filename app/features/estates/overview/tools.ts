import { may, mayInPart } from '~/features/identity/access'
import type { Actor, Capability, Place } from '~/features/identity/types'
import { paths } from '~/paths'

export interface EstateTool {
	/** The end of a key: `estates:staff.<key>`. */
	key: string
	to: string
}

const tools: readonly { key: string; capability: Capability; to: (estateId: string) => string }[] = [
	{ key: 'register', capability: 'manage-register', to: paths.register },
	{ key: 'letters', capability: 'manage-register', to: paths.letters },
	{ key: 'captains', capability: 'manage-people', to: paths.captains },
	{ key: 'draft', capability: 'write-plan', to: paths.planDraft },
	{ key: 'vote', capability: 'run-votes', to: paths.voteNew },
	{ key: 'grid', capability: 'see-grid', to: paths.grids },
	{ key: 'review', capability: 'review', to: paths.review },
	{ key: 'works', capability: 'write-plan', to: paths.works },
	{ key: 'survey', capability: 'run-surveys', to: paths.surveyNew },
	{ key: 'notice', capability: 'post-notice', to: paths.noticeNew },
]

/** What a member of staff may do with this estate, in the order in which it is done. */
export function estateTools(actor: Actor | null, place: Place): EstateTool[] {
	if (actor?.kind !== 'staff') return []
	const able = tools.filter((tool) => may(actor, tool.capability, place))
	const links = able.map(({ key, to }) => ({ key, to: to(place.estateId) }))
	return may(actor, 'read-audit', place)
		? [...links, { key: 'audit', to: paths.audit({ estate: place.estateId }) }]
		: links
}

/** Whether the actor is captain of some part of the estate. */
export function isCaptainHere(actor: Actor | null, place: Place): boolean {
	return (
		actor !== null &&
		mayInPart(actor, 'post-notice', place) &&
		actor.grants.some((grant) => grant.role === 'captain' && grant.estateId === place.estateId)
	)
}
