/** What became of one attempt to send. */
export type Delivery =
	| { outcome: 'sent' }
	/** The provider, or the way to it, refused before anything was sent. */
	| { outcome: 'refused'; reason: string; again: boolean }
	/** It broke off after the message had left us: nobody knows. */
	| { outcome: 'unknown'; reason: string }

export const attemptsAllowed = 5
/** How long one worker has a message to itself, ms. */
export const lease = 60_000
const backoff = [5_000, 30_000, 2 * 60_000, 10 * 60_000]

export type Next =
	| { state: 'sent' }
	| { state: 'failed'; reason: string }
	| { state: 'waiting'; dueAt: number; reason: string }

/**
 * What follows from an attempt. A refused one is tried again, up to five times and while it is worth sending. An unknown one is
 * never repeated: a second code or a second notice does more harm than a missing one, which the person can ask for again.
 */
export function afterAttempt(
	delivery: Delivery,
	{ attempts, expiresAt }: { attempts: number; expiresAt: number | null },
	at: number,
): Next {
	if (delivery.outcome === 'sent') return { state: 'sent' }
	if (delivery.outcome === 'unknown') return { state: 'failed', reason: `unknown outcome: ${delivery.reason}` }
	const dueAt = at + (backoff[attempts - 1] ?? 0)
	if (!delivery.again || attempts >= attemptsAllowed) return { state: 'failed', reason: delivery.reason }
	if (expiresAt !== null && dueAt >= expiresAt) return { state: 'failed', reason: `too late: ${delivery.reason}` }
	return { state: 'waiting', dueAt, reason: delivery.reason }
}
