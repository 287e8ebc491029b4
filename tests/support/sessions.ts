import { people } from 'db/schema'
import { read, write } from 'db/store.server'
import { eq } from 'drizzle-orm'
import { now } from '~/platform/clock.server'
import { sessionCookieName, startSession } from '~/platform/session.server'

/**
 * Signs a person in without the steps of signing in and answers the Cookie header. Works on the store of this process:
 * for a portal in another process give both the same DATA_DIR (or DATABASE_URL), PORT and PUBLIC_ORIGIN.
 */
export async function sessionCookieFor(personId: string): Promise<string> {
	const [person] = await read.select({ kind: people.kind }).from(people).where(eq(people.id, personId)).limit(1)
	if (!person) throw new Error(`No person ${personId}`)
	const token = await write((tx) => startSession(tx, { personId, kind: person.kind }, now()))
	return `${sessionCookieName}=${token}`
}
