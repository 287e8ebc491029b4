import { grantsFor } from './access'
import type { Actor, Grant, Role } from './types'

export const staffRoles = ['county-officer', 'street-officer', 'community-worker', 'auditor'] as const
export type StaffRole = (typeof staffRoles)[number]
type Level = 'province' | 'city' | 'county' | 'street' | 'community'

export const residentRoles = ['captain', 'resident-supervisor'] as const
export type ResidentRole = (typeof residentRoles)[number]

const levelsOf: Record<StaffRole, readonly Level[]> = {
	'county-officer': ['province', 'city', 'county'],
	'street-officer': ['street'],
	'community-worker': ['street', 'community'],
	auditor: ['province', 'city', 'county', 'street', 'community'],
}

export function isStaffRole(role: Role): role is StaffRole {
	return staffRoles.some((known) => known === role)
}

const managed = (actor: Actor, path: string) =>
	grantsFor(actor, 'manage-people').filter(({ regionPath }) => regionPath !== null && path.startsWith(regionPath))

export type GrantRefusal = 'staff:refusal.region-outside' | 'staff:refusal.role-above' | 'staff:refusal.role-level'

/** Why the actor may not give this role in that region: only within the own region, and no role above the own one. */
export function whyNotGrant(
	actor: Actor,
	role: StaffRole,
	region: { path: string; level: Level },
): GrantRefusal | null {
	const own = managed(actor, region.path)
	if (own.length === 0) return 'staff:refusal.region-outside'
	if (role === 'county-officer' && !own.some((grant) => grant.role === 'county-officer'))
		return 'staff:refusal.role-above'
	return levelsOf[role].includes(region.level) ? null : 'staff:refusal.role-level'
}

/** The roles that the actor may give somewhere. */
export function grantableRoles(actor: Actor): StaffRole[] {
	const isCounty = grantsFor(actor, 'manage-people').some(({ role }) => role === 'county-officer')
	return staffRoles.filter((role) => isCounty || role !== 'county-officer')
}

/** Whether the actor manages a member of staff: all that this person holds now lies within the actor's regions. */
export function manages(
	actor: Actor,
	held: readonly (Pick<Grant, 'role' | 'regionPath'> & { ended: boolean })[],
): boolean {
	const within = ({ regionPath }: Pick<Grant, 'regionPath'>) =>
		regionPath !== null && managed(actor, regionPath).length > 0
	const active = held.filter((grant) => !grant.ended)
	return held.some(within) && active.every(within)
}
