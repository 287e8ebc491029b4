import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { appendOnlyTables, lasting } from '../../db/append-only'
import { engine } from '../../db/dialect'
import { closeStore, read, storePath, write } from '../../db/store.server'
import { dump, fillEveryTable, withTarget } from '../support/fill'

const where = { file: storePath(), url: process.env.DATABASE_URL ?? '' }

beforeAll(async () => {
	await closeStore()
	await fillEveryTable(where, 3)
})

async function firstColumn(table: string) {
	const [row] = await read.execute<Record<string, unknown>>(sql.raw(`SELECT * FROM ${table} LIMIT 1`))
	return Object.keys(row ?? {})[0] ?? ''
}

async function primaryKey(table: string) {
	if (engine === 'sqlite') return ''
	const [row] = await read.execute<{ name: string }>(
		sql.raw(`SELECT conname AS name FROM pg_constraint WHERE contype = 'p' AND conrelid = '${table}'::regclass`),
	)
	return `ON CONSTRAINT "${row?.name}"`
}

const onlyHere = {
	sqlite: (table: string) => [
		`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`,
		`REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`,
		`UPDATE OR REPLACE ${table} SET rowid = 1 WHERE rowid = 2`,
		`WITH some AS (SELECT 1) DELETE FROM ${table} WHERE rowid IN (SELECT * FROM some)`,
	],
	postgres: (table: string) => [
		`TRUNCATE ${table} CASCADE`,
		`WITH gone AS (DELETE FROM ${table} RETURNING *) SELECT count(*) FROM gone`,
		`MERGE INTO ${table} USING (SELECT 1) AS one ON true WHEN MATCHED THEN DELETE`,
	],
}

for (const table of appendOnlyTables) {
	test(`${table} only grows`, async () => {
		const column = await firstColumn(table)
		const key = await primaryKey(table)
		const before = (await dump(where))[table]
		expect(before).toHaveLength(3)
		const attacks = [
			`UPDATE ${table} SET "${column}" = "${column}"`,
			`UPDATE ${table} SET "${column}" = 'other' WHERE "${column}" = 'v1'`,
			`DELETE FROM ${table}`,
			`DELETE FROM ${table} WHERE "${column}" = 'v2'`,
			`INSERT INTO ${table} SELECT * FROM ${table} WHERE true ON CONFLICT ${key} DO UPDATE SET "${column}" = excluded."${column}"`,
			...onlyHere[engine](table),
		]
		for (const attack of attacks) {
			const attempt = write(async (tx) => {
				if (engine === 'sqlite') await tx.execute(sql`PRAGMA ignore_check_constraints = ON`)
				await tx.execute(sql.raw(attack))
			})
			const said = await attempt.then(
				() => 'nothing',
				(error) => `${error.message} ${error.cause?.message ?? ''}`,
			)
			expect(said, attack).toContain('is append-only')
		}
		await closeStore()
		expect((await dump(where))[table]).toEqual(before)
	})
}

const refused = (attack: string) =>
	write((tx) => tx.execute(sql.raw(attack))).then(
		() => 'nothing',
		(error) => `${error.message} ${error.cause?.message ?? ''}`,
	)

for (const [table, { frozen }] of Object.entries(lasting)) {
	test(`${table} keeps its rows, and each frozen column as it was`, async () => {
		const before = (await dump(where))[table]
		const attacks = frozen.map((column) => `UPDATE ${table} SET "${column}" = "${column}"`)
		attacks.push(`DELETE FROM ${table} WHERE id = 'v1'`)
		if (engine === 'postgres') attacks.push(`TRUNCATE ${table} CASCADE`)
		for (const attack of attacks) expect(await refused(attack), attack).toMatch(/is (frozen|append-only)/)
		await closeStore()
		expect((await dump(where))[table]).toEqual(before)
	})
}

test('a parent cannot take append-only rows with it', async () => {
	const before = await dump(where)
	for (const parent of ['estates', 'votes', 'roll_voters']) {
		await expect(write((tx) => tx.execute(sql.raw(`DELETE FROM ${parent}`)))).rejects.toThrow()
	}
	await closeStore()
	expect(await dump(where)).toEqual(before)
})

test('the triggers of each listed table are in the database', async () => {
	const triggers = await withTarget(where, (target) => target.triggers())
	for (const table of appendOnlyTables) {
		const own = triggers.filter((name) => name.startsWith(`${table}_`))
		expect(own.length, table).toBeGreaterThanOrEqual(2)
	}
})
