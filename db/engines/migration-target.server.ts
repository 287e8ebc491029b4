import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import pg from 'pg'
import { connect } from './sqlite-connection.server'

type Row = Record<string, unknown>

/** A connection that changes the schema. `run` takes a whole file of SQL. */
export interface MigrationTarget {
	begin(): Promise<void>
	commit(): Promise<void>
	rollback(): Promise<void>
	run(sql: string): Promise<void>
	rows(sql: string): Promise<Row[]>
	record(name: string, hash: string, at: number): Promise<void>
	tables(): Promise<string[]>
	triggers(): Promise<string[]>
	/** Rows that point to nothing. */
	orphans(): Promise<Row[]>
	/** Keeps what was there before `name` changes it; PostgreSQL has its own backups. */
	keepCopy(name: string): Promise<void>
	close(): Promise<void>
}

const names = (rows: Row[]) => rows.map((row) => String(row.name)).sort()

export function sqliteTarget(file: string): MigrationTarget {
	mkdirSync(dirname(file), { recursive: true })
	const connection = connect(file)
	// Inside a transaction this pragma does nothing, and dropping a rebuilt parent would empty its children.
	connection.pragma('foreign_keys = OFF')
	const rows = async (sql: string) => connection.prepare<[], Row>(sql).all()
	const run = async (sql: string) => {
		connection.exec(sql)
	}
	return {
		rows,
		run,
		begin: () => run('BEGIN IMMEDIATE'),
		commit: () => run('COMMIT'),
		async rollback() {
			if (connection.inTransaction) connection.exec('ROLLBACK')
		},
		async record(name, hash, at) {
			connection.prepare('INSERT INTO store_migrations (name, hash, applied) VALUES (?, ?, ?)').run(name, hash, at)
		},
		tables: async () =>
			names(
				await rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"),
			),
		triggers: async () => names(await rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'")),
		orphans: () => rows('PRAGMA foreign_key_check'),
		async keepCopy(name) {
			const copy = file.replace(/(\.db)?$/, `.before-${name.replace(/\.sql$/, '')}.db`)
			if (existsSync(copy)) rmSync(copy)
			connection.prepare('VACUUM INTO ?').run(copy)
		},
		async close() {
			connection.close()
		},
	}
}

/** Any number will do; all processes of this product must use the same. */
const migrationLock = 5_105_107

export async function postgresTarget(url: string): Promise<MigrationTarget> {
	const client = new pg.Client({ connectionString: url, application_name: 'wugong migrate' })
	await client.connect()
	await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
	const rows = async (sql: string) => (await client.query<Row>(sql)).rows
	const run = async (sql: string) => {
		await client.query(sql)
	}
	return {
		rows,
		run,
		begin: () => run('BEGIN'),
		async commit() {
			const { command } = await client.query('COMMIT')
			if (command !== 'COMMIT') throw new Error('The migration was rolled back')
		},
		rollback: () => run('ROLLBACK'),
		async record(name, hash, at) {
			await client.query('INSERT INTO store_migrations (name, hash, applied) VALUES ($1, $2, $3)', [name, hash, at])
		},
		tables: async () => names(await rows("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")),
		triggers: async () =>
			names(
				await rows(`SELECT t.tgname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
					JOIN pg_namespace n ON n.oid = c.relnamespace
					WHERE n.nspname = 'public' AND NOT t.tgisinternal AND t.tgenabled <> 'D'`),
			),
		orphans: async () => [],
		keepCopy: async () => undefined,
		close: () => client.end(),
	}
}
