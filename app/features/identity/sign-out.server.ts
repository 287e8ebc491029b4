import { perform } from '~/features/audit/perform.server'
import { done } from '~/platform/result'
import { endSession, endSessionsOf, type SignedIn } from '~/platform/session.server'

/** Ends this session, or every session of the person. */
export async function signOut(session: SignedIn, { everywhere }: { everywhere: boolean }, at: number) {
	const deed = everywhere ? 'sign-out-everywhere' : 'sign-out'
	return perform(session, { deed, subjectKind: 'person', subjectId: session.personId }, at, async (tx) => {
		if (everywhere) await endSessionsOf(tx, session.personId)
		else await endSession(tx, session.sessionId)
		return done(null)
	})
}
