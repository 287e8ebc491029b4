import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { engine } from './dialect'
import { type MigrationTarget, postgresTarget, sqliteTarget } from './engines/migration-target.server'
import { loadReference } from './reference.server'
import { storePath, write } from './store.server'

interface Migration {
	name: string
	hash: string
	sql: string
	/** Tables that the migration says it takes rows from, on a line `-- loses rows of: a, b`. */
	loses: string[]
}

const ownTables = `
CREATE TABLE IF NOT EXISTS store_migrations (name TEXT PRIMARY KEY, hash TEXT NOT NULL, applied BIGINT NOT NULL);
CREATE TABLE IF NOT EXISTS store_scratch (id BIGINT PRIMARY KEY, written BIGINT NOT NULL);
INSERT INTO store_scratch (id, written) VALUES (1, 0) ON CONFLICT DO NOTHING;`

function readMigrations(folder: string): Migration[] {
	const files = readdirSync(folder).filter((file) => file.endsWith('.sql'))
	return files.sort().map((name) => {
		const sql = readFileSync(join(folder, name), 'utf8')
		const declared = /^-- loses rows of: (.+)$/m.exec(sql)?.[1] ?? ''
		const loses = declared.split(',').map((table) => table.trim())
		return { name, sql, loses, hash: createHash('sha256').update(sql).digest('hex') }
	})
}

async function countRows(target: MigrationTarget): Promise<Map<string, number>> {
	const counts = new Map<string, number>()
	for (const table of await target.tables()) {
		const [row] = await target.rows(`SELECT count(*) AS rows FROM "${table}"`)
		counts.set(table, Number(row?.rows))
	}
	return counts
}

/** Throws unless every row and every trigger is still there and every reference still points to something. */
async function assertNothingLost(
	target: MigrationTarget,
	{ name, loses }: Migration,
	before: { counts: Map<string, number>; triggers: string[] },
) {
	const counts = await countRows(target)
	for (const [table, rows] of before.counts) {
		const left = counts.get(table) ?? 0
		const dropped = !counts.has(table)
		if ((left < rows || dropped) && !loses.includes(table)) {
			throw new Error(`${name} would leave ${left} of ${rows} rows of ${table}${dropped ? ', which it drops' : ''}`)
		}
	}
	const triggers = await target.triggers()
	const gone = before.triggers.filter((trigger) => !triggers.includes(trigger))
	if (gone.length > 0) throw new Error(`${name} would drop the triggers ${gone.join(', ')}`)
	const [orphan] = await target.orphans()
	if (orphan) throw new Error(`${name} would leave a row that refers to nothing: ${JSON.stringify(orphan)}`)
}

const endsTransaction = /(^|;)\s*(COMMIT|ROLLBACK)\b/im

async function apply(target: MigrationTarget, migration: Migration) {
	if (endsTransaction.test(migration.sql)) throw new Error(`${migration.name} must not end its transaction itself`)
	await target.begin()
	try {
		const before = { counts: await countRows(target), triggers: await target.triggers() }
		await target.run(migration.sql)
		await assertNothingLost(target, migration, before)
		await target.record(migration.name, migration.hash, Date.now())
		await target.commit()
	} catch (error) {
		await target.rollback()
		throw error
	}
}

async function findPending(target: MigrationTarget, migrations: Migration[]) {
	const applied = new Map(
		(await target.rows('SELECT name, hash FROM store_migrations')).map((row) => [row.name, row.hash]),
	)
	for (const [name, hash] of applied) {
		const known = migrations.find((migration) => migration.name === name)
		if (!known) throw new Error(`The database knows ${name}, which this program lacks: it was made by a newer one`)
		if (known.hash !== hash) {
			throw new Error(
				`${name} has changed since it was applied. Before the first release: start with an empty database`,
			)
		}
	}
	return { pending: migrations.filter(({ name }) => !applied.has(name)), fresh: applied.size === 0 }
}

export interface MigrateOptions {
	folder?: string
	file?: string
	url?: string
}

/** Brings the database up to date: each migration whole or not at all, none that loses a row. Answers the names applied. */
export async function migrate(options: MigrateOptions = {}): Promise<string[]> {
	const migrations = readMigrations(options.folder ?? join('db/migrations', engine))
	const target =
		engine === 'postgres'
			? await postgresTarget(options.url ?? process.env.DATABASE_URL ?? '')
			: sqliteTarget(options.file ?? storePath())
	try {
		await target.run(ownTables)
		const { pending, fresh } = await findPending(target, migrations)
		for (const migration of pending) {
			if (!fresh) await target.keepCopy(migration.name)
			await apply(target, migration)
		}
		return pending.map(({ name }) => name)
	} finally {
		await target.close()
	}
}

/** What a start of the portal needs: the schema up to date and the reference data in place. */
export async function prepareStore(): Promise<string[]> {
	const applied = await migrate()
	await write(loadReference)
	return applied
}
