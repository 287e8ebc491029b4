import { people } from 'db/schema'
import { perform } from '~/features/audit/perform.server'
import { newId } from '~/platform/id'
import { done, type Result, refused } from '~/platform/result'
import { giveGrant } from './give-grant.server'
import { hashPassword } from './password.server'
import { asLoginName } from './sign-in-staff.server'
import { findRegion } from './staff-queries.server'

interface FirstOfficer {
	loginName: string
	displayName: string
	role: 'county-officer' | 'street-officer'
	regionCode: string
	/** Must be changed at the first sign-in. */
	password: string
}

const levels = { 'county-officer': ['province', 'city', 'county'], 'street-officer': ['street'] } as const

export type FirstOfficerRefusal =
	| 'staff:refusal.region-outside'
	| 'staff:refusal.role-level'
	| 'staff:refusal.login-taken'

/** Makes an officer from the machine's console: on a fresh portal nobody could give anybody a role. */
export async function createFirstOfficer(
	{ loginName: typed, displayName, role, regionCode, password }: FirstOfficer,
	at: number,
): Promise<Result<{ personId: string; region: string }, FirstOfficerRefusal>> {
	const loginName = asLoginName(typed)
	const passwordHash = await hashPassword(password)
	const personId = newId()
	const deed = {
		deed: 'create-admin',
		subjectKind: 'person',
		subjectId: personId,
		detail: { role, region: regionCode },
	}
	return perform<{ personId: string; region: string }, FirstOfficerRefusal>('system', deed, at, async (tx) => {
		const region = await findRegion(tx, regionCode)
		if (!region) return refused('staff:refusal.region-outside')
		if (!levels[role].some((level) => level === region.level)) return refused('staff:refusal.role-level')
		const added = await tx
			.insert(people)
			.values({
				id: personId,
				kind: 'staff',
				displayName,
				loginName,
				passwordHash,
				mustChangePassword: true,
				createdAt: at,
			})
			.onConflictDoNothing()
			.returning({ id: people.id })
		if (added.length === 0) return refused('staff:refusal.login-taken')
		const grant = { role, scopeKind: 'region', scopeId: region.code, estateId: null, regionPath: region.path } as const
		await giveGrant(tx, personId, grant, null, at)
		return done({ personId, region: region.name })
	})
}
