import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { engine } from '../../db/dialect'
import { read, write } from '../../db/store.server'
import { freshDatabase } from '../support/database'
import { makeSamples, samples } from './sample'

describe.runIf(engine === 'postgres')('PostgreSQL', () => {
	beforeEach(freshDatabase)
	beforeEach(makeSamples)

	test('a deed that decided on rows which have changed since runs again', async () => {
		await write(async (tx) => void (await tx.insert(samples).values([{ id: 'a' }, { id: 'b' }])))
		const openOnes = (tx: typeof read) => tx.$count(samples, eq(samples.open, true))
		let runs = 0
		let reached = () => {}
		const hasRead = new Promise<void>((resolve) => {
			reached = resolve
		})
		let goOn = () => {}
		const other = new Promise<void>((resolve) => {
			goOn = resolve
		})
		const first = write(async (tx) => {
			runs++
			const left = await openOnes(tx)
			reached()
			await other
			if (left === 2) await tx.update(samples).set({ open: false }).where(eq(samples.id, 'a'))
		})
		await hasRead
		await write(async (tx) => {
			if ((await openOnes(tx)) === 2) await tx.update(samples).set({ open: false }).where(eq(samples.id, 'b'))
		})
		goOn()
		await first
		expect(runs).toBe(2)
		expect(await openOnes(read)).toBe(1)
	})

	test('a crowd at one spot gets through, each with its own number', async () => {
		let runs = 0
		const next = () =>
			write(async (tx) => {
				runs++
				const [row] = await tx.select({ highest: sql<number>`coalesce(max(amount), 0)`.mapWith(Number) }).from(samples)
				const amount = (row?.highest ?? 0) + 1
				await tx.insert(samples).values({ id: `n${amount}`, amount })
			})
		await Promise.all(Array.from({ length: 200 }, next))
		expect(runs).toBeGreaterThan(200)
		expect(await read.execute(sql`SELECT count(*) AS n, max(amount) AS most FROM samples`)).toEqual([
			{ n: 200, most: 200 },
		])
	})

	test('answers are durable, reads cannot write, and sums are numbers', async () => {
		expect(await read.execute(sql`SHOW synchronous_commit`)).toEqual([{ synchronous_commit: 'on' }])
		expect(await read.execute(sql`SHOW transaction_read_only`)).toEqual([{ transaction_read_only: 'on' }])
		await write(async (tx) => {
			expect(await tx.execute(sql`SHOW transaction_isolation`)).toEqual([{ transaction_isolation: 'serializable' }])
		})
		expect(await read.execute(sql`SELECT sum(x) AS s, avg(x) AS a FROM (VALUES (1::bigint), (2)) AS v(x)`)).toEqual([
			{ s: 3, a: 1.5 },
		])
		await expect(read.execute(sql`SELECT 9007199254740993::bigint AS n`)).rejects.toThrow()
	})
})
