import { createHash, randomBytes } from 'node:crypto'
import { people, sessions } from 'db/schema'
import { preparedRead, read, type Tx, write } from 'db/store.server'
import { and, eq, lt, lte, ne, or, sql } from 'drizzle-orm'
import { type Adapter, Lucia, TimeSpan } from 'lucia'
import { now } from './clock.server'
import { env } from './env.server'
import { describeError, log } from './log.server'
import { memo } from './request-scope.server'

/** Lucia 3 lives in this file only. The cookie holds 32 random bytes, the database their SHA-256. */

export type SessionKind = 'resident' | 'staff'
export type SessionStage = 'second-factor' | 'new-password' | 'complete'

export interface SignedIn {
	/** SHA-256 of what the cookie holds. */
	sessionId: string
	personId: string
	kind: SessionKind
	stage: SessionStage
	displayName: string
	/** ms UTC */
	signedInAt: number
}

interface SessionAttributes extends Pick<SignedIn, 'sessionId' | 'kind' | 'stage'> {
	createdAt: number
}

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof luciaFor>
		DatabaseSessionAttributes: SessionAttributes
		DatabaseUserAttributes: { displayName: string }
	}
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long a session lasts unused and at most, and how often its use is written down, in ms. */
export const lifetimes = {
	resident: { idle: 7 * day, absolute: 30 * day, noted: hour },
	staff: { idle: 30 * minute, absolute: 12 * hour, noted: minute },
} as const satisfies Record<SessionKind, unknown>

/** Time to finish signing in after the password. */
const unfinished = 15 * minute

const secure = env.PUBLIC_ORIGIN?.startsWith('https:') ?? false

/** Cookies know no ports: the name keeps two portals on one machine apart. */
export const sessionCookieName = secure ? '__Host-session' : `session-${env.PORT}`

export function hashSessionToken(token: string): string {
	return createHash('sha256').update(token).digest('hex')
}

export function sessionHasEnded(
	session: { kind: SessionKind; lastSeenAt: number; expiresAt: number },
	at: number,
): boolean {
	return at >= session.expiresAt || at >= session.lastSeenAt + lifetimes[session.kind].idle
}

const sessionById = preparedRead((db) =>
	db
		.select({
			id: sessions.id,
			personId: sessions.personId,
			kind: sessions.kind,
			stage: sessions.stage,
			createdAt: sessions.createdAt,
			lastSeenAt: sessions.lastSeenAt,
			expiresAt: sessions.expiresAt,
			displayName: people.displayName,
			disabledAt: people.disabledAt,
		})
		.from(sessions)
		.innerJoin(people, eq(people.id, sessions.personId))
		.where(eq(sessions.id, sql.placeholder('id')))
		.limit(1),
)

/** Notes the use of a session, at most once in its interval, and lets nobody wait for it. */
function noteUse(session: { id: string; kind: SessionKind; lastSeenAt: number }, at: number): void {
	const before = at - lifetimes[session.kind].noted
	if (session.lastSeenAt > before) return
	write((tx) =>
		tx
			.update(sessions)
			.set({ lastSeenAt: at })
			.where(and(eq(sessions.id, session.id), lte(sessions.lastSeenAt, before))),
	).catch((error) => log.warn({ err: describeError(error) }, 'the use of a session was not noted'))
}

type Writing = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** Lucia's view of our tables. It compares with the machine's clock, we with the portal's: `expiresAt` is shifted between them. */
function adapter(writing: Writing): Adapter {
	return {
		async getSessionAndUser(token) {
			const [session] = await sessionById(read, { id: hashSessionToken(token) })
			const at = now()
			if (!session || session.disabledAt !== null || sessionHasEnded(session, at)) return [null, null]
			noteUse(session, at)
			const { personId, kind, stage, createdAt, displayName } = session
			const expiresAt = new Date(Date.now() + session.expiresAt - at)
			const attributes = { sessionId: session.id, kind, stage, createdAt }
			return [
				{ id: token, userId: personId, expiresAt, attributes },
				{ id: personId, attributes: { displayName } },
			]
		},
		async getUserSessions() {
			return []
		},
		async setSession({ id, userId, attributes }) {
			const { kind, stage, createdAt } = attributes
			const lasts = stage === 'complete' ? lifetimes[kind].absolute : unfinished
			await writing(async (tx) => {
				await tx.insert(sessions).values({
					id: hashSessionToken(id),
					personId: userId,
					kind,
					stage,
					createdAt,
					lastSeenAt: createdAt,
					expiresAt: createdAt + lasts,
				})
			})
		},
		/** Lucia would lengthen a session here; ours live by `lastSeenAt` and never past their end. */
		async updateSessionExpiration() {},
		async deleteSession(token) {
			await writing(async (tx) => {
				await tx.delete(sessions).where(eq(sessions.id, hashSessionToken(token)))
			})
		},
		async deleteUserSessions(personId) {
			await writing(async (tx) => {
				await tx.delete(sessions).where(eq(sessions.personId, personId))
			})
		},
		async deleteExpiredSessions() {
			await writing((tx) => deleteEndedSessions(tx, now()))
		},
	}
}

function luciaFor(kind: SessionKind, writing: Writing) {
	return new Lucia(adapter(writing), {
		sessionExpiresIn: new TimeSpan(lifetimes[kind].absolute, 'ms'),
		sessionCookie: { name: sessionCookieName, attributes: { secure, sameSite: 'lax', path: '/' } },
		getSessionAttributes: ({ sessionId, kind: sessionKind, stage, createdAt }) => ({
			sessionId,
			kind: sessionKind,
			stage,
			createdAt,
		}),
		getUserAttributes: ({ displayName }) => ({ displayName }),
	})
}

const lucia = { resident: luciaFor('resident', write), staff: luciaFor('staff', write) }

function sessionToken(request: Request): string | null {
	const header = request.headers.get('Cookie')
	if (!header?.includes(sessionCookieName)) return null
	try {
		return lucia.resident.readSessionCookie(header) || null
	} catch {
		return null
	}
}

/** Who is signed in with this request's cookie, at whatever stage. Once per HTTP request. */
export function signedIn(request: Request): Promise<SignedIn | null> {
	return memo('signed-in', async () => {
		const token = sessionToken(request)
		if (!token) return null
		const { session, user } = await lucia.resident.validateSession(token)
		if (!session) return null
		const { sessionId, kind, stage, createdAt } = session
		return { sessionId, personId: user.id, kind, stage, displayName: user.displayName, signedInAt: createdAt }
	})
}

/** Starts a session within a deed and ends the one it replaces. The token goes into the cookie after the commit. */
export async function startSession(
	tx: Tx,
	person: { personId: string; kind: SessionKind; stage?: SessionStage; replaces?: string | null },
	at: number,
): Promise<string> {
	const token = randomBytes(32).toString('base64url')
	const attributes = { sessionId: '', kind: person.kind, stage: person.stage ?? 'complete', createdAt: at }
	await luciaFor(person.kind, (work) => work(tx)).createSession(person.personId, attributes, { sessionId: token })
	if (person.replaces) await endSession(tx, person.replaces)
	return token
}

export async function endSession(tx: Tx, sessionId: string): Promise<void> {
	await tx.delete(sessions).where(eq(sessions.id, sessionId))
}

/** Signs a person out everywhere, or everywhere else. */
export async function endSessionsOf(tx: Tx, personId: string, except?: string): Promise<void> {
	await tx.delete(sessions).where(and(eq(sessions.personId, personId), except ? ne(sessions.id, except) : undefined))
}

export async function deleteEndedSessions(tx: Tx, at: number): Promise<void> {
	const idle = (kind: SessionKind) => and(eq(sessions.kind, kind), lt(sessions.lastSeenAt, at - lifetimes[kind].idle))
	await tx.delete(sessions).where(or(lte(sessions.expiresAt, at), idle('resident'), idle('staff')))
}

/** The Set-Cookie of a session. A member of staff's ends with the browser. */
export function sessionCookie(token: string, kind: SessionKind): string {
	const cookie = lucia[kind].createSessionCookie(token)
	if (kind === 'staff') cookie.attributes.maxAge = undefined
	return cookie.serialize()
}

export function endedSessionCookie(): string {
	return lucia.resident.createBlankSessionCookie().serialize()
}
