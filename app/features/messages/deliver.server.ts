import { outbox } from 'db/schema'
import { write } from 'db/store.server'
import { and, asc, eq, inArray, isNotNull, lte, or } from 'drizzle-orm'
import { now } from '~/platform/clock.server'
import { env } from '~/platform/env.server'
import { log } from '~/platform/log.server'
import { afterAttempt, type Delivery, lease } from './delivery-rules'
import { mailSender } from './mail.server'
import { noSender, outboxSender, type Sender } from './sender.server'
import { aliyunSender } from './sms-aliyun.server'
import { isTemplate, messageTexts } from './texts.server'

export interface Senders {
	sms: Sender
	mail: Sender
}

/** The ways that the configuration opens. A configured provider is used in the demo too. */
export function configuredSenders(): Senders {
	const fallback = env.DEMO ? outboxSender : noSender
	return {
		sms: env.SMS_ALIYUN_KEY_ID ? aliyunSender(env) : fallback,
		mail: env.SMTP_URL && env.MAIL_FROM ? mailSender(env.SMTP_URL, env.MAIL_FROM) : fallback,
	}
}

const atOnce = 20

/** Codes are of no use once they are sent or too late: nothing keeps them but the demo's outbox. */
const forgotten = (template: string) =>
	!env.DEMO && (template === 'sign-in-code' || template === 'claim-code') ? { parameters: {} } : {}

/**
 * Gives up what is too late, and what another worker claimed and never finished: it had been marked as sending before the
 * attempt, so the message may have left, and it is not sent again.
 */
async function giveUp(at: number): Promise<void> {
	await write(async (tx) => {
		const late = and(eq(outbox.state, 'waiting'), isNotNull(outbox.expiresAt), lte(outbox.expiresAt, at))
		const lost = and(eq(outbox.state, 'sending'), lte(outbox.claimedUntil, at))
		const rows = await tx
			.select({ id: outbox.id, state: outbox.state, template: outbox.template })
			.from(outbox)
			.where(or(late, lost))
			.limit(200)
		for (const { id, state, template } of rows) {
			const lastError = state === 'sending' ? 'unknown outcome: the worker stopped' : 'too late'
			await tx
				.update(outbox)
				.set({ state: 'failed', lastError, claimedUntil: null, ...forgotten(template) })
				.where(and(eq(outbox.id, id), eq(outbox.state, state)))
		}
	})
}

const claimed = {
	id: outbox.id,
	channel: outbox.channel,
	recipient: outbox.recipient,
	template: outbox.template,
	parameters: outbox.parameters,
	attempts: outbox.attempts,
	expiresAt: outbox.expiresAt,
}

/** Marks due messages as being sent, durably, before anything leaves: a crash afterwards repeats none of them. */
async function claim(at: number) {
	return write(async (tx) => {
		const due = await tx
			.select({ id: outbox.id, attempts: outbox.attempts })
			.from(outbox)
			.where(and(eq(outbox.state, 'waiting'), lte(outbox.dueAt, at)))
			.orderBy(asc(outbox.dueAt))
			.limit(atOnce)
		const mine = []
		for (const { id, attempts } of due) {
			const rows = await tx
				.update(outbox)
				.set({ state: 'sending', claimedUntil: at + lease, attempts: attempts + 1 })
				.where(and(eq(outbox.id, id), eq(outbox.state, 'waiting')))
				.returning(claimed)
			mine.push(...rows)
		}
		return mine
	})
}

type Claimed = Awaited<ReturnType<typeof claim>>[number]

async function attempt(message: Claimed, senders: Senders): Promise<Delivery> {
	const { template, parameters } = message
	if (!isTemplate(template)) return { outcome: 'refused', reason: 'unknown template', again: false }
	try {
		return await senders[message.channel]({ ...message, template, ...messageTexts(template, parameters, 'zh-CN') })
	} catch (error) {
		return { outcome: 'unknown', reason: error instanceof Error ? error.name : 'error' }
	}
}

async function settle({ id, template, attempts, expiresAt }: Claimed, delivery: Delivery, at: number): Promise<void> {
	const next = afterAttempt(delivery, { attempts, expiresAt }, at)
	const set =
		next.state === 'sent'
			? { state: next.state, sentAt: at, lastError: null, ...forgotten(template) }
			: next.state === 'failed'
				? { state: next.state, lastError: next.reason.slice(0, 200), ...forgotten(template) }
				: { state: next.state, dueAt: next.dueAt, lastError: next.reason.slice(0, 200) }
	await write(async (tx) => {
		await tx
			.update(outbox)
			.set({ ...set, claimedUntil: null })
			.where(and(eq(outbox.id, id), inArray(outbox.state, ['sending'])))
	})
	if (next.state === 'failed') log.warn({ message: id, reason: next.reason }, 'a message was not delivered')
}

/**
 * Delivers what is due, each message at most once. Its attempt is marked before the sending and settled after it, both outside
 * of the sending itself. When the process dies in between, the outcome is unknown: such a message is given up when its lease
 * is over and never repeated, be it a code (the person asks for a new one) or a notice (it stands on the portal anyway).
 */
export async function deliverMessages(senders: Senders, at = now): Promise<number> {
	await giveUp(at())
	const messages = await claim(at())
	await Promise.all(messages.map(async (message) => settle(message, await attempt(message, senders), at())))
	return messages.length
}
