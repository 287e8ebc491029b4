import { people } from 'db/schema'
import { and, eq, isNull } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { done, type Result, refused } from '~/platform/result'
import { startSession } from '~/platform/session.server'
import { type CodeTry, type TryRefusal, takeCode, tryCode } from './try-code.server'

interface SignIn extends Pick<CodeTry, 'browser' | 'code'> {
	/** The session that this browser had before. */
	replaces: string | null
}

/** Signs a resident in by the one-time code that this browser asked for. The token goes into the session's cookie. */
export async function signIn(
	{ browser, code, replaces }: SignIn,
	at: number,
): Promise<Result<{ personId: string; token: string }, TryRefusal>> {
	const tried = await tryCode({ browser, purpose: 'sign-in', code }, at)
	return perform(
		'visitor',
		{ deed: 'sign-in', subjectKind: 'person' },
		at,
		async (tx) => {
			if (!tried.ok) return tried
			const { codeId, phone } = tried.value
			const [person] = await tx
				.select({ personId: people.id })
				.from(people)
				.where(and(eq(people.phone, phone), eq(people.kind, 'resident'), isNull(people.disabledAt)))
				.limit(1)
			if (!person) return refused('identity:refusal.code-wrong', { left: 0 })
			if (!(await takeCode(tx, codeId, at))) return refused('identity:refusal.code-used')
			const token = await startSession(tx, { ...person, kind: 'resident', replaces }, at)
			return done({ personId: person.personId, token })
		},
		({ personId }) => ({ subjectId: personId }),
	)
}
