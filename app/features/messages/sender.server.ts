import type { Delivery } from './delivery-rules'
import type { Template } from './enqueue.server'

export interface Outgoing {
	id: string
	recipient: string
	template: Template
	parameters: Record<string, string>
	/** The message in words. */
	text: string
	/** The first line, for a mail. */
	subject: string
}

/** One way to reach people. It must not throw: what it cannot tell is an unknown outcome. */
export type Sender = (message: Outgoing) => Promise<Delivery>

export type SmsSender = Sender

/** In the demo nothing leaves the machine: the page /outbox shows what would have been sent. */
export const outboxSender: Sender = async () => ({ outcome: 'sent' })

export const noSender: Sender = async () => ({ outcome: 'refused', reason: 'no provider is configured', again: false })

const neverLeft = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ESOCKET_TLS'])

export function errorWord(error: unknown): string {
	if (typeof error !== 'object' || error === null) return 'error'
	const code = 'code' in error && typeof error.code === 'string' ? error.code : null
	const name = 'name' in error && typeof error.name === 'string' ? error.name : 'error'
	return (code ?? name).slice(0, 80)
}

/** An error on the way: refused when nothing can have left, otherwise unknown. */
export function deliveryOfError(error: unknown): Delivery {
	const reason = errorWord(error)
	return neverLeft.has(reason) ? { outcome: 'refused', reason, again: true } : { outcome: 'unknown', reason }
}
