import SQLite, { type Database, type Statement } from 'better-sqlite3'
import type { SQL } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core'
import { type Tx, wear } from '../dialect'
import { noteFailure } from './state.server'

/** What every connection must answer. better-sqlite3 is compiled so that WAL silently means synchronous=NORMAL. */
export const pragmas = {
	journal_mode: 'wal',
	synchronous: 2,
	foreign_keys: 1,
	recursive_triggers: 1,
	busy_timeout: 5000,
	wal_autocheckpoint: 1000,
	journal_size_limit: 67_108_864,
	trusted_schema: 0,
	mmap_size: 0,
	/** KiB when negative: what a page asks for again is read from memory, also while thousands vote. */
	cache_size: -16_384,
	cell_size_check: 1,
} as const

/** Older versions can lose commits by a race in the reset of the WAL (sqlite.org/wal.html#walresetbug). */
const oldestVersion = [3, 51, 3]

export function assertVersion(version: string) {
	const parts = version.split('.').map(Number)
	const at = oldestVersion.findIndex((part, index) => parts[index] !== part)
	if (at >= 0 && Number(parts[at] ?? 0) < Number(oldestVersion[at])) {
		throw new Error(`SQLite ${version} can lose commits: at least ${oldestVersion.join('.')} is needed`)
	}
}

export function assertPragmas(connection: Database) {
	for (const [name, wanted] of Object.entries(pragmas)) {
		// mmap_size answers no row where memory mapping is compiled out.
		const found = connection.pragma(name, { simple: true }) ?? 0
		if (found !== wanted) throw new Error(`SQLite: ${name} is ${found}, not ${wanted}`)
	}
}

export function connect(file: string, options: { readonly?: boolean } = {}): Database {
	const connection = new SQLite(file, { timeout: pragmas.busy_timeout, ...options })
	try {
		for (const [name, value] of Object.entries(pragmas)) connection.pragma(`${name} = ${value}`)
		assertVersion(String(connection.prepare('SELECT sqlite_version()').pluck().get()))
		assertPragmas(connection)
		return connection
	} catch (error) {
		connection.close()
		throw error
	}
}

/** The statement, telling its deed when it fails. */
function watched(statement: Statement): Statement {
	const watch =
		<T>(run: (...params: unknown[]) => T) =>
		(...params: unknown[]) => {
			try {
				return run(...params)
			} catch (error) {
				noteFailure()
				throw error
			}
		}
	const watching: Statement = Object.assign(Object.create(statement), {
		run: watch((...params) => statement.run(...params)),
		get: watch((...params) => statement.get(...params)),
		all: watch((...params) => statement.all(...params)),
		raw() {
			statement.raw()
			return watching
		},
	})
	return watching
}

const texts = 500

/** The same text is compiled once: compiling costs more than running a small query. */
function compiler(connection: Database) {
	const statements = new Map<string, Statement>()
	return (text: string) => {
		const known = statements.get(text)
		if (known) return known
		const oldest = statements.keys().next()
		if (statements.size >= texts && !oldest.done) statements.delete(oldest.value)
		const statement = watched(connection.prepare(text))
		statements.set(text, statement)
		return statement
	}
}

export function dress(connection: Database, logger: { logQuery(query: string): void }): Tx {
	const dialect = new SQLiteSyncDialect()
	const client: Database = Object.assign(Object.create(connection), { prepare: compiler(connection) })
	const compileRaw = compiler(connection)
	const execute = async (query: SQL) => {
		const { sql, params } = dialect.sqlToQuery(query)
		logger.logQuery(sql)
		const statement = compileRaw(sql)
		if (statement.reader) return statement.all(...params)
		statement.run(...params)
		return []
	}
	return wear(drizzle({ client, logger }), execute)
}
