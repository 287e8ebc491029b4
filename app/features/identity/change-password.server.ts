import { people } from 'db/schema'
import { read } from 'db/store.server'
import { eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { consume } from '~/platform/limits.server'
import { done, type Result, refused } from '~/platform/result'
import { endSessionsOf, type SignedIn, startSession } from '~/platform/session.server'
import { hashPassword, PasswordsBusy, verifyPassword } from './password.server'
import { type PasswordRefusal, whyNotPassword } from './passwords'

interface Change {
	/** Asked of those who are fully signed in; whoever must change it has just typed it. */
	currentPassword?: string | undefined
	newPassword: string
}

export type ChangeRefusal =
	| PasswordRefusal
	| 'staff:refusal.wrong-current-password'
	| 'staff:refusal.too-many-totp'
	| 'staff:refusal.busy'

async function checked({ personId, stage }: SignedIn, { currentPassword, newPassword }: Change) {
	const [person] = await read
		.select({ loginName: people.loginName, passwordHash: people.passwordHash })
		.from(people)
		.where(eq(people.id, personId))
		.limit(1)
	const allowance = await consume('totp-account', `password ${personId}`)
	if (!allowance.allowed) {
		return refused('staff:refusal.too-many-totp', { minutes: Math.ceil(allowance.retryAfterSeconds / 60) })
	}
	const passwordHash = person?.passwordHash ?? null
	if (stage === 'complete' && !(await verifyPassword(passwordHash, currentPassword ?? ''))) {
		return refused('staff:refusal.wrong-current-password')
	}
	const isCurrent = await verifyPassword(passwordHash, newPassword)
	const whyNot = whyNotPassword(newPassword, { loginName: person?.loginName ?? '', isCurrent })
	return whyNot ? refused(whyNot) : done(await hashPassword(newPassword))
}

/** Changes one's own password: every other session ends, this one gets a new cookie. */
export async function changePassword(
	session: SignedIn,
	change: Change,
	at: number,
): Promise<Result<{ token: string }, ChangeRefusal>> {
	const { personId } = session
	const answer = await checked(session, change).catch((error) => {
		if (error instanceof PasswordsBusy) return refused('staff:refusal.busy')
		throw error
	})
	return perform(session, { deed: 'change-password', subjectKind: 'person', subjectId: personId }, at, async (tx) => {
		if (!answer.ok) return answer
		await tx
			.update(people)
			.set({ passwordHash: answer.value, mustChangePassword: false })
			.where(eq(people.id, personId))
		await endSessionsOf(tx, personId)
		return done({ token: await startSession(tx, { personId, kind: 'staff' }, at) })
	})
}
