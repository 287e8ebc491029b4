import { oneTimeCodes } from 'db/schema'
import { read, type Tx, write } from 'db/store.server'
import { and, desc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { consume } from '~/platform/limits.server'
import { done, type Result, refused } from '~/platform/result'
import {
	type CodeRefusal,
	hashBrowser,
	hashOneTimeCode,
	type Purpose,
	sameHash,
	triesAllowed,
	whyNotTry,
} from './one-time-code'

export interface CodeTry {
	browser: string | null
	purpose: Purpose
	code: string
}

export type TryRefusal = CodeRefusal | 'identity:refusal.code-wrong' | 'identity:refusal.too-many-tries'

/** The last code that this browser asked for. */
export async function lastCode(browser: string | null, purpose: Purpose) {
	if (!browser) return null
	const [code] = await read
		.select({
			id: oneTimeCodes.id,
			phone: oneTimeCodes.phone,
			tries: oneTimeCodes.tries,
			createdAt: oneTimeCodes.createdAt,
			expiresAt: oneTimeCodes.expiresAt,
			usedAt: oneTimeCodes.usedAt,
			burntAt: oneTimeCodes.burntAt,
		})
		.from(oneTimeCodes)
		.where(and(eq(oneTimeCodes.browserHash, hashBrowser(browser)), eq(oneTimeCodes.purpose, purpose)))
		.orderBy(desc(oneTimeCodes.createdAt), desc(oneTimeCodes.id))
		.limit(1)
	return code ?? null
}

/** Takes one of the five tries, in one statement, so that parallel guesses get no sixth. */
async function spendTry(id: string, at: number) {
	return write(async (tx) => {
		const [code] = await tx
			.update(oneTimeCodes)
			.set({ tries: sql`${oneTimeCodes.tries} + 1` })
			.where(
				and(
					eq(oneTimeCodes.id, id),
					isNull(oneTimeCodes.usedAt),
					isNull(oneTimeCodes.burntAt),
					gt(oneTimeCodes.expiresAt, at),
					lt(oneTimeCodes.tries, triesAllowed),
				),
			)
			.returning({ codeHash: oneTimeCodes.codeHash, salt: oneTimeCodes.salt, tries: oneTimeCodes.tries })
		return code ?? null
	})
}

/**
 * Compares a typed code with the last one of this browser. The try is counted in a transaction of its own, before the deed that
 * the code is for: a refusal of the deed must not give the try back.
 */
export async function tryCode(
	{ browser, purpose, code }: CodeTry,
	at: number,
): Promise<Result<{ codeId: string; phone: string }, TryRefusal>> {
	const last = await lastCode(browser, purpose)
	const whyNot = whyNotTry(last, at)
	if (whyNot || !last) return refused(whyNot ?? 'identity:refusal.code-missing')
	const allowance = await consume('code-try-phone', last.phone)
	if (!allowance.allowed) {
		return refused('identity:refusal.too-many-tries', { minutes: Math.ceil(allowance.retryAfterSeconds / 60) })
	}
	const tried = await spendTry(last.id, at)
	if (!tried) return refused('identity:refusal.code-spent')
	if (sameHash(tried.codeHash, hashOneTimeCode(code, tried.salt))) return done({ codeId: last.id, phone: last.phone })
	const left = triesAllowed - tried.tries
	return left > 0 ? refused('identity:refusal.code-wrong', { left }) : refused('identity:refusal.code-spent')
}

/** Uses a code up within the deed it is for; false when another deed was faster. */
export async function takeCode(tx: Tx, codeId: string, at: number): Promise<boolean> {
	const taken = await tx
		.update(oneTimeCodes)
		.set({ usedAt: at })
		.where(and(eq(oneTimeCodes.id, codeId), isNull(oneTimeCodes.usedAt), isNull(oneTimeCodes.burntAt)))
		.returning({ id: oneTimeCodes.id })
	return taken.length > 0
}
