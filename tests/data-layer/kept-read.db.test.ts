import SQLite from 'better-sqlite3'
import { count } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { engine } from '../../db/dialect'
import { people } from '../../db/schema'
import { keptRead, read, storePath, write } from '../../db/store.server'
import { freshDatabase } from '../support/database'
import { makeSamples, samples } from './sample'

beforeEach(freshDatabase)
beforeEach(makeSamples)

const add = (id: string) => write(async (tx) => void (await tx.insert(samples).values({ id })))

function counting() {
	const asked: string[] = []
	const rows = keptRead([samples], async (why: string) => {
		asked.push(why)
		const [row] = await read.select({ rows: count() }).from(samples)
		return row?.rows ?? 0
	})
	return { asked, rows }
}

test('an answer is kept until its table changes, and never on PostgreSQL', async () => {
	const { asked, rows } = counting()
	expect([await rows('a'), await rows('a'), await rows('b')]).toEqual([0, 0, 0])
	expect(asked).toEqual(engine === 'postgres' ? ['a', 'a', 'b'] : ['a', 'b'])
	await add('first')
	expect([await rows('a'), await rows('a')]).toEqual([1, 1])
})

test('a deed on another table leaves it, a deed that was rolled back does no harm', async () => {
	const { asked, rows } = counting()
	expect(await rows('a')).toBe(0)
	await write(async (tx) => {
		await tx.insert(people).values({ id: 'p', kind: 'staff', displayName: '测试员', createdAt: 1 })
	})
	await expect(
		write(async (tx) => {
			await tx.insert(samples).values({ id: 'never' })
			throw new Error('no')
		}),
	).rejects.toThrow('no')
	expect(await rows('a')).toBe(0)
	if (engine === 'sqlite') expect(asked.length).toBeLessThanOrEqual(2)
	await add('first')
	expect(await rows('a')).toBe(1)
})

test('many deeds and pages at once: each page after a deed sees it', async () => {
	const { rows } = counting()
	const seen = await Promise.all(
		Array.from({ length: 40 }, async (_, index) => {
			await add(`row-${index}`)
			return rows('a')
		}),
	)
	expect(Math.min(...seen)).toBeGreaterThan(0)
	expect(await rows('a')).toBe(40)
})

test.runIf(engine === 'sqlite')('what another process commits is seen', async () => {
	const { rows } = counting()
	expect(await rows('a')).toBe(0)
	const other = new SQLite(storePath())
	other.exec("INSERT INTO samples (id) VALUES ('x')")
	other.close()
	expect(await rows('a')).toBe(1)
})

test('not inside a deed', async () => {
	const { rows } = counting()
	await rows('a')
	await expect(write(() => rows('a'))).rejects.toThrow('read through tx')
})
