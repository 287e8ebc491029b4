export type Role =
	| 'captain'
	| 'resident-supervisor'
	| 'community-worker'
	| 'street-officer'
	| 'county-officer'
	| 'auditor'

export type ScopeKind = 'region' | 'estate' | 'building' | 'entrance'

/** A role with its scope. `regionPath` stands for a region, `estateId` for all that lies in an estate. */
export interface Grant {
	role: Role
	scopeKind: ScopeKind
	scopeId: string
	estateId: string | null
	regionPath: string | null
}

/** A household that the person has claimed. */
export interface Home {
	estateId: string
	buildingId: string
	entranceId: string
	unitId: string
	relation: 'owner' | 'co-owner' | 'tenant'
	ownerId: string | null
}

export interface Actor {
	personId: string
	kind: 'resident' | 'staff'
	displayName: string
	/** When this session was signed in, ms UTC. */
	signedInAt: number
	grants: readonly Grant[]
	homes: readonly Home[]
}

/** What a person may do in a place. No capability ever shows a choice while a vote is open. */
export type Capability =
	| 'read-inside'
	| 'manage-register'
	| 'write-plan'
	| 'run-votes'
	| 'review'
	| 'post-notice'
	| 'see-grid'
	| 'enter-paper'
	| 'count-papers'
	| 'cosign-heads'
	| 'run-surveys'
	| 'comment-officially'
	| 'read-audit'
	| 'manage-people'
	| 'read-outbox'
	| 'manage-profiles'
	| 'keep-calendar'

/** Where: an estate with the path of its region, perhaps a building and an entrance of it. */
export interface Place {
	estateId: string
	regionPath: string
	buildingId?: string
	entranceId?: string
}
