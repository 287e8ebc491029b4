import { sql } from 'db/dialect'
import { auditEntries } from 'db/schema'
import { isStoreFull, preparedWrite, type Tx, write } from 'db/store.server'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { requestId } from '~/platform/request-scope.server'
import type { Refusal, Refused, Result } from '~/platform/result'

const ph = sql.placeholder

/** What a deed is recorded as. `detail` holds no name, phone or choice. */
export interface Deed {
	deed: string
	estateId?: string | null
	regionPath?: string | null
	subjectKind: string
	subjectId?: string | null
	detail?: Record<string, string | number | boolean | null>
}

export type Doer = Pick<Actor, 'personId' | 'kind'> | 'system' | 'visitor'

const insertEntry = preparedWrite((tx) =>
	tx.insert(auditEntries).values({
		id: ph('id'),
		at: ph('at'),
		actorId: ph('actorId'),
		actorKind: ph('actorKind'),
		deed: ph('deed'),
		estateId: ph('estateId'),
		regionPath: ph('regionPath'),
		subjectKind: ph('subjectKind'),
		subjectId: ph('subjectId'),
		outcome: ph('outcome'),
		reason: ph('reason'),
		detail: ph('detail'),
		requestId: ph('requestId'),
	}),
)

/** Writes one audit entry within the deed's own transaction. */
export async function record(
	tx: Tx,
	doer: Doer,
	deed: Deed,
	at: number,
	outcome: 'done' | 'refused' = 'done',
	reason: string | null = null,
): Promise<void> {
	await insertEntry(tx, {
		id: newId(),
		at,
		actorId: typeof doer === 'string' ? null : doer.personId,
		actorKind: typeof doer === 'string' ? doer : doer.kind,
		deed: deed.deed,
		estateId: deed.estateId ?? null,
		regionPath: deed.regionPath ?? null,
		subjectKind: deed.subjectKind,
		subjectId: deed.subjectId ?? null,
		outcome,
		reason,
		detail: deed.detail ?? {},
		requestId: requestId() ?? null,
	})
}

class Refusing extends Error {
	constructor(readonly refusal: Refused<Refusal>) {
		super(refusal.error)
	}
}

/**
 * Performs a deed: `work` and its audit entry in one transaction. A refusal undoes whatever `work` wrote and leaves an entry
 * of its own. `describe` names the subject when only the work knows it (a new row's id).
 */
export async function perform<T, R extends Refusal>(
	doer: Doer,
	deed: Deed,
	at: number,
	work: (tx: Tx) => Promise<Result<T, R>>,
	describe?: (value: T) => Partial<Deed>,
): Promise<Result<T, R>> {
	let refusal: Refused<R> | undefined
	try {
		return await write(async (tx) => {
			refusal = undefined
			const result = await work(tx)
			if (!result.ok) {
				refusal = result
				throw new Refusing(result)
			}
			await record(tx, doer, describe ? { ...deed, ...describe(result.value) } : deed, at)
			return result
		})
	} catch (error) {
		// whoever asked may ask again: nothing was kept
		if (isStoreFull(error)) throw new Response(null, { status: 503, statusText: 'No room' })
		if (!(error instanceof Refusing) || !refusal) throw error
		const { error: reason } = refusal
		await write((tx) => record(tx, doer, deed, at, 'refused', reason))
		return refusal
	}
}
