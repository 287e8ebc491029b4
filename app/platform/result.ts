/** Why something was refused. The literal is the key of the sentence that tells the person, e.g. `votes:refusal.closed`. */
export type Refusal = `${string}:refusal.${string}`

export type Facts = Record<string, string | number>

export interface Refused<R extends Refusal = Refusal> {
	ok: false
	error: R
	/** What the sentence of the refusal interpolates. */
	facts?: Facts
}

export type Result<T, R extends Refusal = Refusal> = { ok: true; value: T } | Refused<R>

export function done<T>(value: T): { ok: true; value: T } {
	return { ok: true, value }
}

export function refused<R extends Refusal>(error: R, facts?: Facts): Refused<R> {
	return { ok: false, error, facts }
}
