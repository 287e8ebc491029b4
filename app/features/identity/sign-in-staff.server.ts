import { setTimeout } from 'node:timers/promises'
import { people } from 'db/schema'
import { read } from 'db/store.server'
import { eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { env } from '~/platform/env.server'
import { clearLimit, consume, peek } from '~/platform/limits.server'
import { done, type Result, refused } from '~/platform/result'
import { startSession } from '~/platform/session.server'
import { demoPassword } from './demo-access'
import { PasswordsBusy, verifyPassword } from './password.server'
import { makeTotpSecret, sealTotpSecret } from './totp.server'

interface StaffSignIn {
	loginName: string
	password: string
	network: string
	replaces: string | null
}

export type StaffSignInRefusal =
	| 'staff:refusal.wrong-password'
	| 'staff:refusal.too-many-from-here'
	| 'staff:refusal.too-many-for-account'
	| 'staff:refusal.busy'

/** ms that a try waits when its account, or the whole portal, is being tried too often. */
const pause = 2_000

export const asLoginName = (typed: string) => typed.normalize('NFKC').trim().toLowerCase()

/**
 * Slows down instead of locking: from one network an account may be tried ten times in a quarter of an hour, and no stranger can
 * shut out its owner, who comes from another network and at most waits two seconds.
 */
async function whyNotNow(loginName: string, network: string) {
	const tries = [
		['sign-in-address', network, 'staff:refusal.too-many-from-here'],
		['sign-in-account', `${loginName} ${network}`, 'staff:refusal.too-many-for-account'],
	] as const
	for (const [limit, key, refusal] of tries) {
		const allowance = await consume(limit, key)
		if (!allowance.allowed) return refused(refusal, { minutes: Math.ceil(allowance.retryAfterSeconds / 60) })
	}
	const account = await peek('sign-in-account', loginName)
	const everywhere = await peek('sign-in-address', 'all')
	if (!account.allowed || !everywhere.allowed) await setTimeout(pause)
	return null
}

async function noteFailure(loginName: string) {
	await consume('sign-in-account', loginName)
	await consume('sign-in-address', 'all')
}

async function noteSuccess(loginName: string, network: string) {
	await clearLimit('sign-in-account', `${loginName} ${network}`)
	await clearLimit('sign-in-account', loginName)
}

async function staffBy(loginName: string) {
	const [person] = await read
		.select({
			personId: people.id,
			kind: people.kind,
			passwordHash: people.passwordHash,
			disabledAt: people.disabledAt,
			totpSecret: people.totpSecret,
		})
		.from(people)
		.where(eq(people.loginName, loginName))
		.limit(1)
	return person?.kind === 'staff' && person.disabledAt === null ? person : null
}

async function checked(loginName: string, password: string) {
	const person = await staffBy(loginName)
	try {
		const right = await verifyPassword(person?.passwordHash ?? null, password)
		const allowed = env.DEMO || password !== demoPassword
		return right && person && allowed ? done(person) : refused('staff:refusal.wrong-password')
	} catch (error) {
		if (error instanceof PasswordsBusy) return refused('staff:refusal.busy')
		throw error
	}
}

/** The first step of a member of staff: the password. The session that it starts opens nothing but the second step. */
export async function signInStaff(
	{ loginName: typed, password, network, replaces }: StaffSignIn,
	at: number,
): Promise<Result<{ personId: string; token: string }, StaffSignInRefusal>> {
	const loginName = asLoginName(typed)
	const notNow = await whyNotNow(loginName, network)
	const answer = notNow ?? (await checked(loginName, password))
	if (!answer.ok && answer.error === 'staff:refusal.wrong-password') await noteFailure(loginName)
	const result = await perform(
		'visitor',
		{ deed: 'staff-password', subjectKind: 'person' },
		at,
		async (tx) => {
			if (!answer.ok) return answer
			const { personId, passwordHash, totpSecret } = answer.value
			const [now] = await tx
				.select({ passwordHash: people.passwordHash, disabledAt: people.disabledAt })
				.from(people)
				.where(eq(people.id, personId))
				.limit(1)
			if (now?.passwordHash !== passwordHash || now.disabledAt !== null) return refused('staff:refusal.wrong-password')
			if (totpSecret === null) {
				await tx
					.update(people)
					.set({ totpSecret: sealTotpSecret(makeTotpSecret()) })
					.where(eq(people.id, personId))
			}
			const token = await startSession(tx, { personId, kind: 'staff', stage: 'second-factor', replaces }, at)
			return done({ personId, token })
		},
		({ personId }) => ({ subjectId: personId }),
	)
	if (result.ok) await noteSuccess(loginName, network)
	return result
}
