import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { secretKey } from '~/platform/keys.server'

export type Purpose = 'sign-in' | 'claim'

/** ms */
export const codeLasts = 10 * 60_000
export const triesAllowed = 5

export function makeOneTimeCode(): string {
	return String(randomInt(1_000_000)).padStart(6, '0')
}

export function makeSalt(): string {
	return randomBytes(16).toString('hex')
}

/** Six digits are soon tried out against a bare hash: hence the key that lies outside the database. */
export function hashOneTimeCode(code: string, salt: string): string {
	return createHmac('sha256', secretKey('one-time-codes')).update(`${salt}:${code}`).digest('hex')
}

export function sameHash(one: string, other: string): boolean {
	return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}

/** What the database knows of the browser that asked for a code. */
export function hashBrowser(token: string): string {
	return createHash('sha256').update(token).digest('hex')
}

export interface CodeState {
	tries: number
	expiresAt: number
	usedAt: number | null
	burntAt: number | null
}

export type CodeRefusal =
	| 'identity:refusal.code-missing'
	| 'identity:refusal.code-expired'
	| 'identity:refusal.code-used'
	| 'identity:refusal.code-spent'

/** Why the last code of a browser cannot be tried any more. */
export function whyNotTry(code: CodeState | null, at: number): CodeRefusal | null {
	if (!code) return 'identity:refusal.code-missing'
	if (code.usedAt !== null) return 'identity:refusal.code-used'
	if (code.tries >= triesAllowed) return 'identity:refusal.code-spent'
	if (code.burntAt !== null) return 'identity:refusal.code-missing'
	return at >= code.expiresAt ? 'identity:refusal.code-expired' : null
}
