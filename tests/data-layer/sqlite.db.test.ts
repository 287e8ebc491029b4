import { rmSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { engine } from '../../db/dialect'
import { assertPragmas, assertVersion, connect, pragmas } from '../../db/engines/sqlite-connection.server'
import { closeStore, openStore, type Read, read, storePath, write } from '../../db/store.server'
import { freshDatabase } from '../support/database'
import { makeSamples, samples } from './sample'

describe.runIf(engine === 'sqlite')('the embedded engine', () => {
	beforeEach(freshDatabase)
	beforeEach(makeSamples)

	async function settings(connection: Read) {
		const found: Record<string, unknown> = {}
		for (const name of Object.keys(pragmas)) {
			const [row] = await connection.execute<Record<string, unknown>>(sql.raw(`PRAGMA ${name}`))
			found[name] = row ? Object.values(row)[0] : 0
		}
		return found
	}

	test('both connections keep their settings after the first query and after opening again', async () => {
		for (const _ of [1, 2]) {
			await read.$count(samples)
			expect(await settings(read)).toEqual(pragmas)
			expect(await write(settings)).toEqual(pragmas)
			await closeStore()
			await openStore()
		}
	})

	test('a lost setting is noticed', () => {
		const connection = connect(storePath())
		connection.pragma('synchronous = NORMAL')
		expect(() => assertPragmas(connection)).toThrow('synchronous is 1, not 2')
		connection.close()
	})

	test('a SQLite with the WAL race is refused', () => {
		for (const version of ['3.51.2', '3.50.9', '2.99.99']) expect(() => assertVersion(version)).toThrow(version)
		for (const version of ['3.51.3', '3.51.10', '3.54.1', '4.0.0']) expect(() => assertVersion(version)).not.toThrow()
	})

	/** Sees what is committed, and nothing else. */
	function outside() {
		const connection = new SQLite(storePath(), { readonly: true })
		const count = () => connection.prepare<[], { n: number }>('SELECT count(*) AS n FROM samples').get()?.n
		return { count, close: () => connection.close() }
	}

	test('deeds that wait share a commit, are answered after it, and a failing one leaves only itself out', async () => {
		const { count, close } = outside()
		let finish = () => {}
		const halt = new Promise<void>((resolve) => {
			finish = resolve
		})
		const answered: string[] = []
		const deed = (id: string, wait?: Promise<void>) =>
			write(async (tx) => {
				await tx.insert(samples).values({ id })
				if (id === 'failing') throw new Error('only me')
				await wait
				return id
			}).then(
				(value) => {
					answered.push(value)
					expect(count()).toBe(3)
				},
				(error) => {
					answered.push(error.message)
					expect(count()).toBe(3)
				},
			)
		const all = Promise.all([deed('a'), deed('failing'), deed('b', halt), deed('c')])
		await new Promise((resolve) => setTimeout(resolve, 30))
		expect(answered).toEqual([])
		expect(count()).toBe(0)
		finish()
		await all
		expect(answered).toEqual(['a', 'only me', 'b', 'c'])
		close()
	})

	test('a batch ends after 200 deeds or 50 ms, and the rest follow', async () => {
		const slow = (index: number) =>
			write(async (tx) => {
				if (index % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 20))
				await tx.insert(samples).values({ id: `${index}` })
			})
		await Promise.all(Array.from({ length: 100 }, (_, index) => slow(index)))
		const fast = (index: number) => write(async (tx) => void (await tx.insert(samples).values({ id: `${index}` })))
		await Promise.all(Array.from({ length: 900 }, (_, index) => fast(index + 100)))
		expect(await read.$count(samples)).toBe(1000)
	})

	test('everyone of a batch is refused when its commit fails', async () => {
		await write((tx) =>
			tx.execute(sql`CREATE TABLE child (id text REFERENCES samples(id) DEFERRABLE INITIALLY DEFERRED) STRICT`),
		)
		const results = await Promise.allSettled([
			write(async (tx) => void (await tx.insert(samples).values({ id: 'a' }))),
			write((tx) => tx.execute(sql`INSERT INTO child VALUES ('nobody')`)),
			write(async (tx) => void (await tx.insert(samples).values({ id: 'b' }))),
		])
		expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
		expect(await read.$count(samples)).toBe(0)
		await write(async (tx) => void (await tx.insert(samples).values({ id: 'after' })))
		expect(await read.$count(samples)).toBe(1)
	})

	test('a full database refuses deeds and takes them again when there is room', async () => {
		const [pages] = await read.execute<{ page_count: number }>(sql`PRAGMA page_count`)
		await write((tx) => tx.execute(sql.raw(`PRAGMA max_page_count = ${Number(pages?.page_count) + 5}`)))
		const big = (id: string) =>
			write(async (tx) => void (await tx.insert(samples).values({ id, detail: { names: ['x'.repeat(3000)] } })))
		const results = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => big(`${index}`)))
		const kept = results.filter(({ status }) => status === 'fulfilled').length
		expect(kept).toBeLessThan(20)
		expect(await read.$count(samples)).toBe(kept)
		await write((tx) => tx.execute(sql`PRAGMA max_page_count = 1000000`))
		await big('room')
		expect(await read.$count(samples)).toBe(kept + 1)
	})

	test('a missing data folder is made', async () => {
		await closeStore()
		const before = process.env.DATA_DIR ?? ''
		process.env.DATA_DIR = join(before, 'new', 'folder')
		await openStore()
		await closeStore()
		rmSync(process.env.DATA_DIR, { recursive: true })
		process.env.DATA_DIR = before
	})
})
