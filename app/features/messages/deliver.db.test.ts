import { outbox } from 'db/schema'
import { read, write } from 'db/store.server'
import { beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../tests/support/database'
import { deliverMessages, type Senders } from './deliver.server'
import { afterAttempt, attemptsAllowed, type Delivery, lease } from './delivery-rules'
import { enqueue } from './enqueue.server'
import type { Outgoing } from './sender.server'

beforeEach(freshDatabase)

const start = Date.now()

async function put(
	count = 1,
	expiresAt: number | null = null,
	template: 'sign-in-code' | 'notice-posted' = 'sign-in-code',
) {
	await write(async (tx) => {
		for (let index = 0; index < count; index++) {
			const parameters = { code: '123456', estate: '小区', title: '停水' }
			const message = { channel: 'sms' as const, recipient: `1380000000${index}`, template, parameters, expiresAt }
			await enqueue(tx, { ...message, dedupeKey: `${template}:${index}` }, start)
		}
	})
}

function recorder(answer: (message: Outgoing, attempt: number) => Delivery = () => ({ outcome: 'sent' })) {
	const sent: Outgoing[] = []
	const sms = async (message: Outgoing) => {
		sent.push(message)
		return answer(message, sent.length)
	}
	const senders: Senders = { sms, mail: sms }
	return { sent, senders }
}

const states = async () => (await read.select({ state: outbox.state }).from(outbox)).map(({ state }) => state)
const clock = (at: number) => () => at

describe('the outbox', () => {
	it('sends in words, once, and keeps no code of what was sent', async () => {
		await put()
		const { sent, senders } = recorder()
		await deliverMessages(senders, clock(start))
		await deliverMessages(senders, clock(start + 1))
		expect(sent).toHaveLength(1)
		expect(sent[0]?.text).toContain('123456')
		expect(await states()).toEqual(['sent'])
		expect((await read.select().from(outbox))[0]?.parameters).toEqual({})
	})

	it('sends the same key once, however often it is enqueued', async () => {
		await put()
		await put()
		const { sent, senders } = recorder()
		await deliverMessages(senders, clock(start))
		expect(sent).toHaveLength(1)
	})

	it('never sends twice, with many workers at once', async () => {
		await put(9)
		const { sent, senders } = recorder()
		await Promise.all(Array.from({ length: 5 }, () => deliverMessages(senders, clock(start))))
		expect(sent.map(({ recipient }) => recipient).sort()).toEqual(
			[...new Set(sent.map(({ recipient }) => recipient))].sort(),
		)
		expect(sent).toHaveLength(9)
	})

	it('tries a refused one again, later and later, five times at most', async () => {
		await put(1, null, 'notice-posted')
		const { sent, senders } = recorder(() => ({
			outcome: 'refused',
			reason: 'isv.BUSINESS_LIMIT_CONTROL',
			again: true,
		}))
		let at = start
		for (let round = 0; round < 20; round++) {
			await deliverMessages(senders, clock(at))
			at += 5 * 60_000
		}
		expect(sent).toHaveLength(attemptsAllowed)
		expect(await states()).toEqual(['failed'])
	})

	it('waits before the second try', async () => {
		await put(1, null, 'notice-posted')
		const { sent, senders } = recorder((_, attempt) =>
			attempt === 1 ? { outcome: 'refused', reason: 'ECONNREFUSED', again: true } : { outcome: 'sent' },
		)
		await deliverMessages(senders, clock(start))
		await deliverMessages(senders, clock(start + 1_000))
		expect(sent).toHaveLength(1)
		await deliverMessages(senders, clock(start + 6_000))
		expect(sent).toHaveLength(2)
		expect(await states()).toEqual(['sent'])
	})

	it('never repeats one of which nobody knows whether it left', async () => {
		await put()
		const { sent, senders } = recorder(() => ({ outcome: 'unknown', reason: 'ETIMEDOUT' }))
		for (let round = 0; round < 5; round++) await deliverMessages(senders, clock(start + round * 3_600_000))
		expect(sent).toHaveLength(1)
		expect(await states()).toEqual(['failed'])
		const thrower = async () => {
			throw new Error('a bug')
		}
		await write((tx) => tx.delete(outbox))
		await put()
		await deliverMessages({ sms: thrower, mail: thrower }, clock(start))
		expect(await states()).toEqual(['failed'])
	})

	it('after a crash between claim and sending, gives the message up and does not send it', async () => {
		await put()
		const never = new Promise<Delivery>(() => undefined)
		void deliverMessages({ sms: () => never, mail: () => never }, clock(start))
		await expect.poll(states).toEqual(['sending'])
		const { sent, senders } = recorder()
		await deliverMessages(senders, clock(start + lease - 1))
		expect(await states()).toEqual(['sending'])
		await deliverMessages(senders, clock(start + lease))
		expect(sent).toHaveLength(0)
		expect(await read.select().from(outbox)).toMatchObject([{ state: 'failed', parameters: {} }])
	})

	it('gives up what is too late', async () => {
		await put(1, start + 1_000)
		const { sent, senders } = recorder()
		await deliverMessages(senders, clock(start + 1_000))
		expect(sent).toHaveLength(0)
		expect(await states()).toEqual(['failed'])
	})
})

describe('what follows from an attempt', () => {
	const message = { attempts: 1, expiresAt: null }
	it.each<[Delivery, number, number | null, string]>([
		[{ outcome: 'sent' }, 1, null, 'sent'],
		[{ outcome: 'unknown', reason: 'x' }, 1, null, 'failed'],
		[{ outcome: 'refused', reason: 'x', again: false }, 1, null, 'failed'],
		[{ outcome: 'refused', reason: 'x', again: true }, 1, null, 'waiting'],
		[{ outcome: 'refused', reason: 'x', again: true }, 5, null, 'failed'],
		[{ outcome: 'refused', reason: 'x', again: true }, 1, 4_999, 'failed'],
		[{ outcome: 'refused', reason: 'x', again: true }, 1, 5_001, 'waiting'],
	])('%j, attempt %i, until %s: %s', (delivery, attempts, expiresAt, state) => {
		expect(afterAttempt(delivery, { ...message, attempts, expiresAt }, 0).state).toBe(state)
	})
})
