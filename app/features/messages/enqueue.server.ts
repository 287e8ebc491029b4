import { outbox } from 'db/schema'
import type { Tx } from 'db/store.server'
import { newId } from '~/platform/id'

/** Templates of messages; their texts are in locales/*\/messages.json, the SMS provider knows them by its own template codes. */
export type Template =
	| 'sign-in-code'
	| 'claim-code'
	| 'vote-opened'
	| 'vote-reminder'
	| 'ballot-cast'
	| 'ballot-changed'
	| 'ballot-by-delegate'
	| 'power-recorded'
	| 'power-revoked'
	| 'paper-received'
	| 'paper-confirmed'
	| 'paper-set-aside'
	| 'paper-not-counted'
	| 'notice-posted'
	| 'survey-opened'

export interface Message {
	channel: 'sms' | 'mail'
	recipient: string
	template: Template
	parameters: Record<string, string>
	/** The same key is sent once, however often it is enqueued. */
	dedupeKey: string
	estateId?: string | null
	/** Not before this instant: nobody is reminded at night. */
	dueAt?: number
	/** After this instant it is no longer worth sending. */
	expiresAt?: number | null
}

function rowOf({ estateId = null, dueAt, expiresAt = null, ...message }: Message, at: number) {
	return { ...message, id: newId(), estateId, createdAt: at, dueAt: dueAt ?? at, expiresAt }
}

/** Puts a message into the outbox within the deed's own transaction; the worker delivers it after the commit. */
export function enqueue(tx: Tx, message: Message, at: number): Promise<void> {
	return enqueueAll(tx, [message], at)
}

const rowsAtOnce = 400

/** The same for a whole estate, in statements of some hundred rows. */
export async function enqueueAll(tx: Tx, messages: readonly Message[], at: number): Promise<void> {
	for (let from = 0; from < messages.length; from += rowsAtOnce) {
		const rows = messages.slice(from, from + rowsAtOnce).map((message) => rowOf(message, at))
		await tx.insert(outbox).values(rows).onConflictDoNothing({ target: outbox.dedupeKey })
	}
}
