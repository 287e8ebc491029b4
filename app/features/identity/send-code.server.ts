import { oneTimeCodes, people } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq, isNull, or } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { enqueue } from '~/features/messages/enqueue.server'
import { newId } from '~/platform/id'
import { consume, type LimitName } from '~/platform/limits.server'
import { done, type Result, refused } from '~/platform/result'
import { codeLasts, hashBrowser, hashOneTimeCode, makeOneTimeCode, makeSalt, type Purpose } from './one-time-code'

export interface CodeRequest {
	phone: string
	purpose: Purpose
	/** The random word in the cookie of the browser that asks. */
	browser: string
	network: string
}

type TooMany = 'identity:refusal.too-many-codes' | 'identity:refusal.too-many-from-here'

/** The narrowest limits last, so that one who floods spends only his own. */
async function whyNotSend({ phone, network }: CodeRequest) {
	const limits: [LimitName, string, TooMany][] = [
		['code-address-hour', network, 'identity:refusal.too-many-from-here'],
		['code-phone-hour', phone, 'identity:refusal.too-many-codes'],
		['code-phone-day', phone, 'identity:refusal.too-many-codes'],
		['code-all-day', 'all', 'identity:refusal.too-many-from-here'],
	]
	for (const [name, key, refusal] of limits) {
		const allowance = await consume(name, key)
		if (!allowance.allowed) return refused(refusal, { minutes: Math.ceil(allowance.retryAfterSeconds / 60) })
	}
	return null
}

async function knowsPhone(tx: Tx, phone: string): Promise<boolean> {
	const [person] = await tx
		.select({ id: people.id })
		.from(people)
		.where(and(eq(people.phone, phone), eq(people.kind, 'resident'), isNull(people.disabledAt)))
		.limit(1)
	return person !== undefined
}

/**
 * Sends a one-time code. A phone that nobody signs in with gets the same answer and a code that nobody learns: the portal
 * tells no one who is registered. A new code ends the old one of that phone and of that browser.
 */
export async function sendCode(request: CodeRequest, at: number): Promise<Result<{ id: string }, TooMany>> {
	const tooMany = await whyNotSend(request)
	const { phone, purpose } = request
	const deed = { deed: 'send-code', subjectKind: 'one-time-code', detail: { purpose } }
	return perform(
		'visitor',
		deed,
		at,
		async (tx) => {
			if (tooMany) return tooMany
			const browserHash = hashBrowser(request.browser)
			const asked = or(eq(oneTimeCodes.phone, phone), eq(oneTimeCodes.browserHash, browserHash))
			const live = and(eq(oneTimeCodes.purpose, purpose), isNull(oneTimeCodes.usedAt), isNull(oneTimeCodes.burntAt))
			await tx.update(oneTimeCodes).set({ burntAt: at }).where(and(asked, live))
			const [id, code, salt] = [newId(), makeOneTimeCode(), makeSalt()]
			const codeHash = hashOneTimeCode(code, salt)
			const expiresAt = at + codeLasts
			await tx
				.insert(oneTimeCodes)
				.values({ id, phone, purpose, codeHash, salt, browserHash, createdAt: at, expiresAt })
			if (purpose === 'claim' || (await knowsPhone(tx, phone))) {
				await enqueue(
					tx,
					{
						channel: 'sms',
						recipient: phone,
						template: purpose === 'claim' ? 'claim-code' : 'sign-in-code',
						parameters: { code },
						dedupeKey: `code:${id}`,
						expiresAt,
					},
					at,
				)
			}
			return done({ id })
		},
		({ id }) => ({ subjectId: id }),
	)
}
