import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { engine } from '../../db/dialect'
import { itemClasses } from '../../db/schema'
import { read, write } from '../../db/store.server'
import { freshDatabase } from '../support/database'

beforeEach(freshDatabase)
test('engine', async () => {
	expect(engine).toBe(process.env.VITEST_ENGINE)
	expect(await read.$count(itemClasses)).toBe(3)
	await write(async (tx) => tx.delete(itemClasses).where(eq(itemClasses.code, 'basic')))
	expect(await read.$count(itemClasses)).toBe(2)
})
test('fresh', async () => {
	expect(await read.$count(itemClasses)).toBe(3)
})
