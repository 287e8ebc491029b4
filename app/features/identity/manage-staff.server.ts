import { grants, people } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { type Deed, perform } from '~/features/audit/perform.server'
import { done, type Refusal, type Result, refused } from '~/platform/result'
import { endSessionsOf } from '~/platform/session.server'
import { giveGrant } from './give-grant.server'
import { hashPassword } from './password.server'
import { makeOneTimePassword } from './passwords'
import { type GrantRefusal, type StaffRole, whyNotGrant } from './people-rules'
import { findRegion, findStaff, type StaffMember } from './staff-queries.server'
import type { Actor } from './types'

/** Not yours to manage, or not there: the same answer. */
type Unmanaged = 'staff:refusal.not-found' | 'staff:refusal.self'

/** A deed on a member of staff whom the actor manages. What someone may do has changed, so every session of theirs ends. */
async function manage<T, R extends Refusal>(
	actor: Actor,
	deed: Pick<Deed, 'deed' | 'detail'>,
	personId: string,
	at: number,
	work: (tx: Tx, member: StaffMember) => Promise<Result<T, R>>,
): Promise<Result<T, R | Unmanaged>> {
	return perform<T, R | Unmanaged>(actor, { ...deed, subjectKind: 'person', subjectId: personId }, at, async (tx) => {
		if (personId === actor.personId) return refused('staff:refusal.self')
		const member = await findStaff(actor, personId, tx)
		if (!member) return refused('staff:refusal.not-found')
		const result = await work(tx, member)
		if (result.ok) await endSessionsOf(tx, personId)
		return result
	})
}

export function disableStaff(actor: Actor, personId: string, at: number) {
	return manage(actor, { deed: 'disable-staff' }, personId, at, async (tx) => {
		await tx.update(people).set({ disabledAt: at }).where(eq(people.id, personId))
		return done(null)
	})
}

export function enableStaff(actor: Actor, personId: string, at: number) {
	return manage(actor, { deed: 'enable-staff' }, personId, at, async (tx) => {
		await tx.update(people).set({ disabledAt: null }).where(eq(people.id, personId))
		return done(null)
	})
}

/** A new password to be shown once; the authenticator app is bound anew at the next sign-in. */
export async function resetStaffPassword(actor: Actor, personId: string, at: number) {
	const password = makeOneTimePassword()
	const passwordHash = await hashPassword(password)
	return manage(actor, { deed: 'reset-staff-password' }, personId, at, async (tx) => {
		await tx
			.update(people)
			.set({ passwordHash, mustChangePassword: true, totpSecret: null, totpConfirmedAt: null, totpLastStep: null })
			.where(eq(people.id, personId))
		return done({ password })
	})
}

export function grantStaffRole(
	actor: Actor,
	{ personId, role, regionCode }: { personId: string; role: StaffRole; regionCode: string },
	at: number,
): Promise<Result<null, Unmanaged | GrantRefusal | 'staff:refusal.held-already'>> {
	const deed = { deed: 'grant-role', detail: { role, region: regionCode } }
	return manage(actor, deed, personId, at, async (tx) => {
		const region = await findRegion(tx, regionCode)
		const whyNot = region ? whyNotGrant(actor, role, region) : 'staff:refusal.region-outside'
		if (whyNot || !region) return refused(whyNot ?? 'staff:refusal.region-outside')
		const grant = { role, scopeKind: 'region', scopeId: region.code, estateId: null, regionPath: region.path } as const
		const given = await giveGrant(tx, personId, grant, actor.personId, at)
		return given ? done(null) : refused('staff:refusal.held-already')
	})
}

export function endStaffGrant(
	actor: Actor,
	{ personId, grantId }: { personId: string; grantId: string },
	at: number,
): Promise<Result<null, Unmanaged>> {
	return manage(actor, { deed: 'end-grant', detail: { grant: grantId } }, personId, at, async (tx, member) => {
		const grant = member.grants.find(({ id }) => id === grantId)
		if (!grant) return refused('staff:refusal.not-found')
		if (!grant.ended) {
			await tx
				.update(grants)
				.set({ endedAt: at })
				.where(and(eq(grants.id, grantId), eq(grants.personId, personId)))
		}
		return done(null)
	})
}
