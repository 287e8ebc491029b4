import { people } from 'db/schema'
import { eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { done, type Result, refused } from '~/platform/result'
import { giveGrant } from './give-grant.server'
import { hashPassword } from './password.server'
import { makeOneTimePassword } from './passwords'
import { type GrantRefusal, type StaffRole, whyNotGrant } from './people-rules'
import { asLoginName } from './sign-in-staff.server'
import { findRegion } from './staff-queries.server'
import type { Actor } from './types'

interface NewStaff {
	/** Becomes the person's id: the same form sent twice makes one person. */
	requestKey: string
	loginName: string
	displayName: string
	role: StaffRole
	regionCode: string
}

export interface CreatedStaff {
	personId: string
	/** To be shown once; null when this form had already made the person. */
	password: string | null
}

export type CreateStaffRefusal = GrantRefusal | 'staff:refusal.login-taken'

/** Makes a member of staff with one role and a password that the first sign-in replaces. */
export async function createStaff(
	actor: Actor,
	{ requestKey: personId, loginName: typed, displayName, role, regionCode }: NewStaff,
	at: number,
): Promise<Result<CreatedStaff, CreateStaffRefusal>> {
	const loginName = asLoginName(typed)
	const password = makeOneTimePassword()
	const passwordHash = await hashPassword(password)
	const deed = {
		deed: 'create-staff',
		subjectKind: 'person',
		subjectId: personId,
		detail: { role, region: regionCode },
	}
	return perform<CreatedStaff, CreateStaffRefusal>(actor, deed, at, async (tx) => {
		const region = await findRegion(tx, regionCode)
		const whyNot = region ? whyNotGrant(actor, role, region) : 'staff:refusal.region-outside'
		if (whyNot || !region) return refused(whyNot ?? 'staff:refusal.region-outside')
		const [namesake] = await tx.select({ id: people.id }).from(people).where(eq(people.loginName, loginName)).limit(1)
		if (namesake?.id === personId) return done({ personId, password: null })
		const added = namesake
			? []
			: await tx
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
		await giveGrant(tx, personId, grant, actor.personId, at)
		return done({ personId, password })
	})
}
