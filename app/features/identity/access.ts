import type { Actor, Capability, Grant, Place, Role } from './types'

const capabilitiesOf: Record<Role, readonly Capability[]> = {
	captain: ['read-inside', 'see-grid', 'post-notice', 'enter-paper', 'cosign-heads'],
	'resident-supervisor': ['read-inside', 'cosign-heads'],
	'community-worker': ['read-inside', 'see-grid', 'post-notice', 'enter-paper', 'count-papers', 'comment-officially'],
	'street-officer': [
		'read-inside',
		'manage-register',
		'write-plan',
		'run-votes',
		'review',
		'post-notice',
		'see-grid',
		'enter-paper',
		'count-papers',
		'run-surveys',
		'comment-officially',
		'read-audit',
		'manage-people',
		'read-outbox',
		'manage-profiles',
	],
	'county-officer': [
		'read-inside',
		'see-grid',
		'read-audit',
		'manage-people',
		'read-outbox',
		'manage-profiles',
		'keep-calendar',
	],
	auditor: ['read-inside', 'see-grid', 'read-audit'],
}

function covers(grant: Grant, place: Place): boolean {
	switch (grant.scopeKind) {
		case 'region':
			return grant.regionPath !== null && place.regionPath.startsWith(grant.regionPath)
		case 'estate':
			return grant.scopeId === place.estateId
		case 'building':
			return grant.estateId === place.estateId && grant.scopeId === place.buildingId
		case 'entrance':
			return grant.estateId === place.estateId && grant.scopeId === place.entranceId
	}
}

/** Whether a role's holder may do this in that place. A resident's own homes let the estate be read from inside. */
export function may(actor: Actor | null, capability: Capability, place: Place): boolean {
	if (!actor) return false
	if (capability === 'read-inside' && actor.homes.some((home) => home.estateId === place.estateId)) return true
	return actor.grants.some(
		(grant) => capabilitiesOf[grant.role].includes(capability) && reaches(grant, capability, place),
	)
}

function reaches(grant: Grant, capability: Capability, place: Place): boolean {
	if (covers(grant, place)) return true
	return capability === 'read-inside' && grant.estateId === place.estateId
}

/** Whether the actor may do this in some part of the estate: a captain of one entrance sees the list of grids. */
export function mayInPart(actor: Actor | null, capability: Capability, place: Place): boolean {
	if (may(actor, capability, place)) return true
	return grantsFor(actor, capability).some((grant) => grant.estateId === place.estateId)
}

/** The grants that give this capability, wherever they reach. */
export function grantsFor(actor: Actor | null, capability: Capability): readonly Grant[] {
	return actor?.grants.filter((grant) => capabilitiesOf[grant.role].includes(capability)) ?? []
}

/** The region paths in which the actor may do this: what a list over many estates is filtered by. */
export function regionPathsFor(actor: Actor | null, capability: Capability): readonly string[] {
	return grantsFor(actor, capability).flatMap((grant) => (grant.regionPath ? [grant.regionPath] : []))
}
