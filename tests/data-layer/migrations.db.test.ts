import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { engine } from '../../db/dialect'
import { migrate } from '../../db/migrate.server'
import { storePath } from '../../db/store.server'
import { cloneDatabase } from '../support/database'
import { dump, fillEveryTable, type Where, withTarget } from '../support/fill'
import { asAdmin } from '../support/postgres'

const real = join('db/migrations', engine)
const onSqlite = engine === 'sqlite'

/** The product's migrations and one more. */
function folderWith(name: string, more: string): string {
	const folder = join(dirname(storePath()), 'migrations', name)
	mkdirSync(folder, { recursive: true })
	cpSync(real, folder, { recursive: true })
	writeFileSync(join(folder, '0900_more.sql'), more)
	return folder
}

/** drizzle's way to change a table on SQLite, which empties the children under drizzle's own migrator. */
function rebuild(table: string, condition: string) {
	if (!onSqlite)
		return condition
			? `DELETE FROM ${table} WHERE NOT (${condition} AND true);`
			: `ALTER TABLE ${table} ADD COLUMN more text;`
	return `PRAGMA foreign_keys=OFF;
CREATE TABLE __new_${table} AS SELECT * FROM ${table} ${condition ? `WHERE ${condition}` : ''};
CREATE UNIQUE INDEX __new_${table}_id ON __new_${table} (id);
DROP TABLE ${table};
ALTER TABLE __new_${table} RENAME TO ${table};
PRAGMA foreign_keys=ON;`
}

let filled: Where
let before: Record<string, string[]>

beforeAll(async () => {
	filled = await cloneDatabase('filled')
	await fillEveryTable(filled, 5)
	before = await dump(filled)
	expect(Object.values(before).every((rows) => rows.length >= 5)).toBe(true)
})

afterAll(async () => {
	if (!onSqlite)
		await asAdmin(filled.url.replace(/[^/]+$/, ''), `DROP DATABASE ${filled.url.split('/').pop()} WITH (FORCE)`)
})

const tryMigration = (name: string, more: string) => migrate({ ...filled, folder: folderWith(name, more) })

test('migrations that are in place are not run again', async () => {
	expect(await migrate({ ...filled, folder: real })).toEqual([])
	expect(await dump(filled)).toEqual(before)
})

test('a migration that loses a row is refused, and leaves everything as it was', async () => {
	await expect(tryMigration('lossy', rebuild('outbox', "id <> 'v2'"))).rejects.toThrow('4 of 5 rows of outbox')
	await expect(tryMigration('drop', 'CREATE TABLE extra (id text); DROP TABLE outbox;')).rejects.toThrow(
		'which it drops',
	)
	expect(await dump(filled)).toEqual(before)
})

test('a migration that takes a trigger of an append-only table away is refused', async () => {
	const trigger = onSqlite ? 'DROP TRIGGER ballots_no_delete' : 'DROP TRIGGER ballots_append_only ON ballots'
	await expect(tryMigration('trigger', `${trigger};`)).rejects.toThrow('would drop the triggers')
	if (onSqlite) await expect(tryMigration('rebuilt', rebuild('reviews', ''))).rejects.toThrow('would drop the triggers')
	else
		await expect(tryMigration('off', 'ALTER TABLE ballots DISABLE TRIGGER ALL;')).rejects.toThrow(
			'would drop the triggers',
		)
	expect(await dump(filled)).toEqual(before)
})

test.runIf(onSqlite)('a migration that leaves a row without its parent is refused', async () => {
	const orphan = `CREATE TABLE extra (id text REFERENCES estates(id)) STRICT; INSERT INTO extra VALUES ('nobody');`
	await expect(tryMigration('orphan', orphan)).rejects.toThrow('refers to nothing')
})

test('a migration that fails half way, or ends its transaction, leaves nothing', async () => {
	await expect(tryMigration('half', 'CREATE TABLE extra (id text); SELECT nonsense;')).rejects.toThrow()
	for (const end of ['ROLLBACK', 'commit']) {
		const more = `CREATE TABLE extra (id text);\n${end};`
		await expect(tryMigration('end', more)).rejects.toThrow('must not end its transaction')
	}
	expect(await dump(filled)).toEqual(before)
})

test('a migration may lose the rows that it says it loses', async () => {
	const other = await cloneDatabase('losing')
	await fillEveryTable(other, 2)
	const more = `-- loses rows of: outbox\n${rebuild('outbox', "id <> 'v2'")}`
	expect(await migrate({ ...other, folder: folderWith('declared', more) })).toEqual(['0900_more.sql'])
	expect((await dump(other)).outbox).toHaveLength(1)
	if (!onSqlite)
		await asAdmin(other.url.replace(/[^/]+$/, ''), `DROP DATABASE ${other.url.split('/').pop()} WITH (FORCE)`)
})

test('a rebuilt parent keeps its children, and a copy of before is kept', async () => {
	const more = `${rebuild('estates', '')}\nALTER TABLE people ADD COLUMN more text;`
	expect(await tryMigration('good', more)).toEqual(['0900_more.sql'])
	const after = await dump(filled)
	for (const [table, rows] of Object.entries(before)) expect(after[table], table).toHaveLength(rows.length)
	if (onSqlite) {
		const copy = filled.file.replace('.db', '.before-0900_more.db')
		expect(existsSync(copy)).toBe(true)
		expect(await dump({ file: copy, url: '' })).toEqual(before)
	}
})

test('a migration that has changed since, or that this program does not know, is refused', async () => {
	await expect(tryMigration('good', 'SELECT 1;')).rejects.toThrow('0900_more.sql has changed')
	await expect(migrate({ ...filled, folder: real })).rejects.toThrow('made by a newer one')
})

test('a kill in the middle of a migration leaves the database as it was', async () => {
	const where = await cloneDatabase('killed')
	await fillEveryTable(where, 2)
	const untouched = await dump(where)
	const numbers = onSqlite
		? 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000000) SELECT i FROM n'
		: 'SELECT generate_series(1, 20000000) AS i'
	const folder = folderWith('killed', `DELETE FROM outbox; CREATE TABLE big (i bigint); INSERT INTO big ${numbers};`)
	const child = spawn(process.execPath, [
		'--import',
		'tsx',
		'tests/data-layer/migrate-child.ts',
		JSON.stringify({ ...where, folder }),
	])
	await once(child.stdout, 'data')
	await new Promise((resolve) => setTimeout(resolve, 300))
	child.kill('SIGKILL')
	expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
	// PostgreSQL notices the broken connection only when its statement ends.
	if (!onSqlite) {
		await asAdmin(
			where.url.replace(/[^/]+$/, ''),
			`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${where.url.split('/').pop()}'`,
		)
	}
	expect(await dump(where)).toEqual(untouched)
	expect(await migrate({ ...where, folder: folderWith('killed', 'CREATE TABLE big (i bigint);') })).toEqual([
		'0900_more.sql',
	])
	if (onSqlite) {
		const [check] = await withTarget(where, async (target) => {
			await target.run('PRAGMA ignore_check_constraints = ON')
			return target.rows('PRAGMA integrity_check')
		})
		expect(check).toEqual({ integrity_check: 'ok' })
	} else await asAdmin(where.url.replace(/[^/]+$/, ''), `DROP DATABASE ${where.url.split('/').pop()} WITH (FORCE)`)
})
