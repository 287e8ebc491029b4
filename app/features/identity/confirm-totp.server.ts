import { people } from 'db/schema'
import { read } from 'db/store.server'
import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { clearLimit, consume } from '~/platform/limits.server'
import { done, type Result, refused } from '~/platform/result'
import { type SessionStage, type SignedIn, startSession } from '~/platform/session.server'
import { openTotpSecret, totpStep } from './totp.server'

export type TotpRefusal = 'staff:refusal.wrong-totp' | 'staff:refusal.totp-used' | 'staff:refusal.too-many-totp'

export interface SecondFactor {
	loginName: string
	/** In clear. */
	secret: string
	/** False until the first code from the app: the page then shows the secret once more. */
	confirmed: boolean
}

export async function secondFactorOf(personId: string): Promise<SecondFactor | null> {
	const [person] = await read
		.select({ loginName: people.loginName, secret: people.totpSecret, confirmedAt: people.totpConfirmedAt })
		.from(people)
		.where(eq(people.id, personId))
		.limit(1)
	if (!person?.secret) return null
	return {
		loginName: person.loginName ?? '',
		secret: openTotpSecret(person.secret),
		confirmed: person.confirmedAt !== null,
	}
}

/** The second step of a member of staff. A code opens once: its time step must lie after the last one used. */
export async function confirmTotp(
	session: SignedIn,
	code: string,
	at: number,
): Promise<Result<{ token: string; stage: SessionStage }, TotpRefusal>> {
	const { personId, sessionId } = session
	const allowance = await consume('totp-account', personId)
	const deed = { deed: 'sign-in-staff', subjectKind: 'person', subjectId: personId }
	const result = await perform(session, deed, at, async (tx) => {
		if (!allowance.allowed) {
			return refused('staff:refusal.too-many-totp', { minutes: Math.ceil(allowance.retryAfterSeconds / 60) })
		}
		const [person] = await tx
			.select({
				secret: people.totpSecret,
				confirmedAt: people.totpConfirmedAt,
				mustChange: people.mustChangePassword,
			})
			.from(people)
			.where(eq(people.id, personId))
			.limit(1)
		const step = person?.secret ? totpStep(openTotpSecret(person.secret), code, at) : null
		if (!person || step === null) return refused('staff:refusal.wrong-totp')
		const taken = await tx
			.update(people)
			.set({ totpLastStep: step, totpConfirmedAt: person.confirmedAt ?? at })
			.where(and(eq(people.id, personId), or(isNull(people.totpLastStep), lt(people.totpLastStep, step))))
			.returning({ id: people.id })
		if (taken.length === 0) return refused('staff:refusal.totp-used')
		const stage: SessionStage = person.mustChange ? 'new-password' : 'complete'
		const token = await startSession(tx, { personId, kind: 'staff', stage, replaces: sessionId }, at)
		return done({ token, stage })
	})
	if (result.ok) await clearLimit('totp-account', personId)
	return result
}
