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

/** Puts a message into the outbox within the deed's own transaction; the worker delivers it after the commit. */
export async function enqueue(tx: Tx, message: Message, at: number): Promise<void> {
	await tx
		.insert(outbox)
		.values({
			id: newId(),
			estateId: message.estateId ?? null,
			channel: message.channel,
			recipient: message.recipient,
			template: message.template,
			parameters: message.parameters,
			dedupeKey: message.dedupeKey,
			createdAt: at,
			dueAt: message.dueAt ?? at,
			expiresAt: message.expiresAt ?? null,
		})
		.onConflictDoNothing({ target: outbox.dedupeKey })
}
