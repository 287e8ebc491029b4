import type { DraftReply } from './types'

/** The action's answer, if it is about the form with this intent: a page of the draft has several forms. */
export function replyTo(intent: string, reply: DraftReply | undefined): DraftReply | undefined {
	return reply?.lastResult?.initialValue?.intent === intent ? reply : undefined
}

/** The action's answer, if it is about none of these forms. */
export function replyToNone(intents: readonly string[], reply: DraftReply | undefined): DraftReply | undefined {
	return intents.some((intent) => replyTo(intent, reply)) ? undefined : reply
}

/** The errors of a form that has no fields to lead to, as ErrorSummary takes them. */
export function formErrors(reply: DraftReply): Record<string, string[]> {
	const errors = Object.values(reply.lastResult?.error ?? {}).flatMap((texts) => texts ?? [])
	return errors.length > 0 ? { '': errors } : {}
}
