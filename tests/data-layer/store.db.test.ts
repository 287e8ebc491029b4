import { asc, count, eq, like, sql, sum } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { engine } from '../../db/dialect'
import {
	isUniqueViolation,
	onQuery,
	pingStore,
	preparedRead,
	preparedWrite,
	read,
	type Tx,
	write,
} from '../../db/store.server'
import { freshDatabase } from '../support/database'
import { makeSamples, samples } from './sample'

beforeEach(freshDatabase)
beforeEach(makeSamples)

const ids = async () =>
	(await read.select({ id: samples.id }).from(samples).orderBy(asc(samples.id))).map(({ id }) => id)
const add = (id: string) => write(async (tx) => void (await tx.insert(samples).values({ id })))

test('runs on the engine that the run names', () => {
	expect(engine).toBe(process.env.VITEST_ENGINE)
})

test('gives back each type as it was put in', async () => {
	const row = {
		id: '张三',
		amount: 9_007_199_254_740_991,
		open: false,
		at: 1_790_000_000_000,
		detail: { names: ['一', '二'] },
		state: 'old' as const,
	}
	await write(async (tx) => void (await tx.insert(samples).values(row)))
	expect(await read.select().from(samples)).toEqual([row])
	const [totals] = await read.select({ rows: count(), most: sum(samples.amount).mapWith(Number) }).from(samples)
	expect(totals).toEqual({ rows: 1, most: row.amount })
	expect(await read.execute(sql`SELECT count(*) AS n, sum(amount) AS total FROM samples`)).toEqual([
		{ n: 1, total: row.amount },
	])
})

test('sorts and finds text by bytes, as ranges of paths need', async () => {
	for (const id of ['a/1', 'B', 'a1', 'a/', 'A', 'é']) await add(id)
	expect(await ids()).toEqual(['A', 'B', 'a/', 'a/1', 'a1', 'é'])
	expect(await read.$count(samples, like(samples.id, 'a/%'))).toBe(2)
})

test('refuses text or a fraction where a number belongs', async () => {
	await expect(write((tx) => tx.execute(sql`INSERT INTO samples (id, amount) VALUES ('x', 'many')`))).rejects.toThrow()
	await expect(write((tx) => tx.execute(sql`INSERT INTO samples (id, amount) VALUES ('x', '1.5')`))).rejects.toThrow()
	expect(await ids()).toEqual([])
})

test('an error between two writes of a deed leaves neither', async () => {
	const deed = write(async (tx) => {
		await tx.insert(samples).values({ id: 'first' })
		throw new Error('between')
	})
	await expect(deed).rejects.toThrow('between')
	expect(await ids()).toEqual([])
})

test('a deed answers what it returns, and returning() what it wrote', async () => {
	const written = await write((tx) => tx.insert(samples).values({ id: 'a' }).returning({ id: samples.id }))
	expect(written).toEqual([{ id: 'a' }])
})

test('a unique violation is told apart from other errors', async () => {
	await add('a')
	await expect(add('a')).rejects.toSatisfy(isUniqueViolation)
	await expect(write((tx) => tx.execute(sql`SELECT * FROM nowhere`))).rejects.not.toSatisfy(isUniqueViolation)
	expect(isUniqueViolation(undefined)).toBe(false)
})

test('a deed that goes on after a failed query is rolled back', async () => {
	await add('a')
	const deed = write(async (tx) => {
		await tx.insert(samples).values({ id: 'b' })
		await Promise.resolve(tx.insert(samples).values({ id: 'a' })).catch(() => undefined)
	})
	await expect(deed).rejects.toThrow('went on after a failed query')
	expect(await ids()).toEqual(['a'])
})

test('deeds side by side each see the ones before them', async () => {
	const next = () =>
		write(async (tx) => {
			const [row] = await tx.select({ highest: sql<number>`coalesce(max(amount), 0)`.mapWith(Number) }).from(samples)
			const amount = (row?.highest ?? 0) + 1
			await tx.insert(samples).values({ id: `n${amount}`, amount })
			return amount
		})
	const numbers = await Promise.all(Array.from({ length: 24 }, next))
	expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1))
})

describe('what cannot be done', () => {
	test('a write inside a write', async () => {
		const deed = write(async (tx) => {
			await tx.insert(samples).values({ id: 'outer' })
			await add('inner')
		})
		await expect(deed).rejects.toThrow('store.write inside store.write')
		expect(await ids()).toEqual([])
	})

	test('a read beside tx inside a write', async () => {
		await expect(write(async () => ids())).rejects.toThrow('read through tx')
	})

	test('the use of tx after its deed', async () => {
		let kept: Tx | undefined
		await write(async (tx) => {
			kept = tx
		})
		await expect((async () => kept?.insert(samples).values({ id: 'late' }))()).rejects.toThrow('outside its deed')
		const during = write(async () => kept?.select().from(samples))
		if (engine === 'postgres') await during
		await expect((async () => kept?.select().from(samples))()).rejects.toThrow('outside its deed')
		expect(await ids()).toEqual([])
	})

	test('a query of a deed that was left to run on', async () => {
		let stray: Promise<unknown> = Promise.resolve()
		await write(async (tx) => {
			stray = (async () => {
				await new Promise((resolve) => setTimeout(resolve, 20))
				await tx.insert(samples).values({ id: 'stray' })
			})()
			stray.catch(() => undefined)
		})
		await expect(stray).rejects.toThrow('outside its deed')
		expect(await ids()).toEqual([])
	})

	test('a transaction of drizzle', async () => {
		await write(async (tx) => {
			expect('transaction' in tx && tx.transaction).toThrow('store.write')
		})
	})

	test('a write through the reading connection', async () => {
		await expect(read.execute(sql`DELETE FROM samples`)).rejects.toThrow()
		// @ts-expect-error read offers no insert
		expect(() => read.insert).not.toThrow()
	})
})

test('every query is heard, in the context of whoever asked', async () => {
	const heard: string[] = []
	const stop = onQuery((query) => heard.push(query))
	await ids()
	await add('a')
	stop()
	await ids()
	expect(heard).toHaveLength(2)
	expect(heard[1]).toMatch(/^insert into "samples"/)
})

test('prepared queries work on read and in a deed', async () => {
	const insert = preparedWrite((tx) =>
		tx
			.insert(samples)
			.values({ id: sql.placeholder('id'), open: sql.placeholder('open'), detail: sql.placeholder('detail') })
			.returning({ id: samples.id }),
	)
	const find = preparedRead((db) =>
		db
			.select()
			.from(samples)
			.where(eq(samples.id, sql.placeholder('id'))),
	)
	for (const id of ['a', 'b', 'c']) {
		const inside = await write(async (tx) => {
			expect(await insert(tx, { id, open: false, detail: { names: [id] } })).toEqual([{ id }])
			return find(tx, { id })
		})
		expect(inside[0]).toMatchObject({ id, open: false, detail: { names: [id] } })
		expect(await find(read, { id })).toEqual(inside)
	}
})

test('a ping writes and finds the settings in order', async () => {
	await pingStore()
	const [scratch] = await read.execute<{ written: number }>(sql`SELECT written FROM store_scratch`)
	expect(Date.now() - Number(scratch?.written)).toBeLessThan(10_000)
})
