import type { Home } from './types'

export type Relation = Home['relation']

export interface InvitationState {
	expiresAt: number
	usedAt: number | null
	replacedAt: number | null
}

export type InvitationRefusal =
	| 'identity:refusal.invitation-unknown'
	| 'identity:refusal.invitation-used'
	| 'identity:refusal.invitation-replaced'
	| 'identity:refusal.invitation-expired'

/** Why a letter's code opens no household any more. */
export function whyNotInvite(invitation: InvitationState | null, at: number): InvitationRefusal | null {
	if (!invitation) return 'identity:refusal.invitation-unknown'
	if (invitation.usedAt !== null) return 'identity:refusal.invitation-used'
	if (invitation.replacedAt !== null) return 'identity:refusal.invitation-replaced'
	return at >= invitation.expiresAt ? 'identity:refusal.invitation-expired' : null
}

export interface Answer {
	/** 'tenant', or the id of the owner that the person is. */
	who: string
	/** How a tenant is called; owners are called as in the register. */
	name?: string | undefined
}

export type AnswerRefusal =
	| 'identity:refusal.who-unknown'
	| 'identity:refusal.owner-claimed'
	| 'identity:refusal.name-missing'

export interface UnitOwner {
	ownerId: string
	name: string
	/** The person who already speaks for this owner. */
	claimedBy: string | null
}

export interface Claimant {
	relation: Relation
	ownerId: string | null
	name: string
}

/** Who the person is in that household, or why not. One person speaks for an owner: an owner is one head. */
export function claimantOf(
	{ who, name }: Answer,
	owners: readonly UnitOwner[],
	personId: string | null,
): Claimant | AnswerRefusal {
	if (who === 'tenant') return name ? { relation: 'tenant', ownerId: null, name } : 'identity:refusal.name-missing'
	const owner = owners.find(({ ownerId }) => ownerId === who)
	if (!owner) return 'identity:refusal.who-unknown'
	if (owner.claimedBy !== null && owner.claimedBy !== personId) return 'identity:refusal.owner-claimed'
	return { relation: owners.length > 1 ? 'co-owner' : 'owner', ownerId: owner.ownerId, name: owner.name }
}
