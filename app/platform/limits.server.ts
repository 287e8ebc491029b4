import { createHash } from 'node:crypto'
import { rateLimits } from 'db/schema'
import { read, write } from 'db/store.server'
import { eq, lte, sql } from 'drizzle-orm'
import { RateLimiterRes } from 'rate-limiter-flexible'
import RateLimiterStoreAbstract from 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js'
import { now } from './clock.server'
import { env } from './env.server'

const hour = 3_600
const day = 24 * hour
/** In the demo many people sit behind one address. */
const crowd = env.DEMO ? 100 : 1

/** points a key may spend within `seconds` of its first one. Keys: a phone, a network address, an account, or 'all'. */
export const limits = {
	'code-phone-hour': { points: 5, seconds: hour },
	'code-phone-day': { points: 10, seconds: day },
	'code-address-hour': { points: 20 * crowd, seconds: hour },
	'code-all-day': { points: 20_000, seconds: day },
	'code-try-phone': { points: 20, seconds: day },
	'claim-try-address': { points: 30 * crowd, seconds: hour },
	'claim-try-session': { points: 10, seconds: hour },
	'sign-in-account': { points: 10, seconds: 900 },
	'sign-in-address': { points: 50 * crowd, seconds: 900 },
	'totp-account': { points: 5, seconds: 300 },
	'post-person': { points: 60, seconds: hour },
	'comment-person': { points: 20, seconds: hour },
	'upload-person': { points: 100, seconds: hour },
	'import-person': { points: 30, seconds: hour },
} as const satisfies Record<string, { points: number; seconds: number }>

export type LimitName = keyof typeof limits

export type Allowance = { allowed: true; remaining: number } | { allowed: false; retryAfterSeconds: number }

interface Counter {
	points: number
	/** null: never */
	expiresAt: number | null
}

const left = ({ expiresAt }: Counter) => Math.max((expiresAt ?? Number.POSITIVE_INFINITY) - now(), 0)

/** Counters in our own database: a restart clears none. Phones and addresses are stored as hashes only. */
class LimiterInStore extends RateLimiterStoreAbstract {
	/** Called by the library. */
	async _upsert(key: string, points: number, duration: number, forceExpire = false): Promise<Counter> {
		const at = now()
		const fresh = { points, expiresAt: at + duration }
		const over = lte(rateLimits.expiresAt, at)
		const added = forceExpire
			? fresh
			: {
					points: sql`CASE WHEN ${over} THEN ${points} ELSE ${rateLimits.points} + ${points} END`,
					expiresAt: sql`CASE WHEN ${over} THEN ${fresh.expiresAt} ELSE ${rateLimits.expiresAt} END`,
				}
		const rows = await write((tx) =>
			tx
				.insert(rateLimits)
				.values({ key, ...fresh })
				.onConflictDoUpdate({ target: rateLimits.key, set: added })
				.returning(),
		)
		return rows[0] ?? fresh
	}

	async _get(key: string): Promise<Counter | null> {
		const [counter] = await read.select().from(rateLimits).where(eq(rateLimits.key, key)).limit(1)
		return counter && left(counter) > 0 ? counter : null
	}

	async _delete(key: string): Promise<boolean> {
		const gone = await write((tx) => tx.delete(rateLimits).where(eq(rateLimits.key, key)).returning())
		return gone.length > 0
	}

	_getRateLimiterRes(_key: string, changed: number, counter: Counter): RateLimiterRes {
		const unspent = Math.max(this.points - counter.points, 0)
		return new RateLimiterRes(unspent, left(counter), counter.points, counter.points === changed)
	}
}

const limiters = new Map<LimitName, LimiterInStore>()

function limiter(name: LimitName): LimiterInStore {
	const known = limiters.get(name)
	if (known) return known
	const { points, seconds } = limits[name]
	const made = new LimiterInStore({ storeClient: null, keyPrefix: name, points, duration: seconds })
	limiters.set(name, made)
	return made
}

const hashed = (key: string) => createHash('sha256').update(key).digest('base64url').slice(0, 27)

function allowance(name: LimitName, { consumedPoints, msBeforeNext, remainingPoints }: RateLimiterRes): Allowance {
	if (consumedPoints <= limits[name].points) return { allowed: true, remaining: remainingPoints }
	return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) }
}

/** Spends points of a key. Not inside `write`: the count stays even when the deed is refused. */
export async function consume(name: LimitName, key: string, points = 1): Promise<Allowance> {
	try {
		return allowance(name, await limiter(name).consume(hashed(key), points))
	} catch (refused) {
		if (refused instanceof RateLimiterRes) return allowance(name, refused)
		throw refused
	}
}

/** What a call of `consume` would find, without spending: refused when all points are gone. */
export async function peek(name: LimitName, key: string): Promise<Allowance> {
	const known = await limiter(name).get(hashed(key))
	if (!known || known.consumedPoints < limits[name].points) {
		return { allowed: true, remaining: known?.remainingPoints ?? limits[name].points }
	}
	return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(known.msBeforeNext / 1000)) }
}

/** Gives a key its points back, e.g. after a sign-in that succeeded. */
export async function clearLimit(name: LimitName, key: string): Promise<void> {
	await limiter(name).delete(hashed(key))
}

/** For a timed job: counters that are over. */
export async function sweepLimits(): Promise<void> {
	await write((tx) => tx.delete(rateLimits).where(lte(rateLimits.expiresAt, now())))
}
