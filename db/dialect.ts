import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import * as pg from 'drizzle-orm/pg-core'
import * as lite from 'drizzle-orm/sqlite-core'

export { sql } from 'drizzle-orm'

/** The engine of this process: PostgreSQL when DATABASE_URL names one, the embedded SQLite otherwise. */
export const engine: 'sqlite' | 'postgres' = /^postgres(ql)?:\/\//.test(process.env.DATABASE_URL ?? '')
	? 'postgres'
	: 'sqlite'

const sqlite = {
	table: lite.sqliteTable,
	text: (name: string) => lite.text(name),
	/** 64-bit on both engines, a JavaScript number up to 2^53. */
	integer: (name: string) => lite.integer(name),
	boolean: (name: string) => lite.integer(name, { mode: 'boolean' }),
	/** A moment in UTC milliseconds. */
	instant: (name: string) => lite.integer(name),
	/** PostgreSQL does not keep the order of keys: hash a canonical form, never the stored text. */
	json: <T>(name: string) => lite.text(name, { mode: 'json' }).$type<T>(),
	/** Text that the types restrict to `values`; the database restricts it only where a check() says so. */
	oneOf: <const Values extends readonly [string, ...string[]]>(name: string, _values: Values) =>
		lite.text(name).$type<Values[number]>(),
	index: lite.index,
	uniqueIndex: lite.uniqueIndex,
	unique: lite.unique,
	primaryKey: lite.primaryKey,
	foreignKey: lite.foreignKey,
	check: lite.check,
}

/** Bytewise order, as in SQLite: otherwise names sort by the server's locale and prefix ranges of paths break. */
const bytewiseText = pg.customType<{ data: string; driverData: string }>({ dataType: () => 'text COLLATE "C"' })
const bigint = (name: string) => pg.bigint(name, { mode: 'number' })

const postgres = {
	table: pg.pgTable,
	text: (name: string) => bytewiseText(name),
	integer: bigint,
	boolean: (name: string) => pg.boolean(name),
	instant: bigint,
	json: (name: string) => pg.jsonb(name),
	oneOf: (name: string, _values: readonly string[]) => bytewiseText(name),
	index: pg.index,
	uniqueIndex: pg.uniqueIndex,
	unique: pg.unique,
	primaryKey: pg.primaryKey,
	foreignKey: pg.foreignKey,
	check: pg.check,
} satisfies Record<keyof typeof sqlite, unknown>

/** PostgreSQL tables wear SQLite's types: the builders of both are the same calls with the same answers. */
const dialect = engine === 'postgres' ? (postgres as unknown as typeof sqlite) : sqlite

export const {
	table,
	text,
	integer,
	boolean,
	instant,
	json,
	oneOf,
	index,
	uniqueIndex,
	unique,
	primaryKey,
	foreignKey,
	check,
} = dialect

type Drizzle = lite.BaseSQLiteDatabase<'async', unknown>
type WithReads = Pick<ReturnType<Drizzle['with']>, 'select' | 'selectDistinct'>

/** What a reading connection offers. Await what you build; `execute` is for portable SQL only and answers rows. */
export interface Read extends Pick<Drizzle, 'select' | 'selectDistinct' | '$count' | '$with'> {
	with(...queries: Parameters<Drizzle['with']>): WithReads
	execute<Row = unknown>(query: import('drizzle-orm').SQL): Promise<Row[]>
}

/** What a deed writes with. It lives as long as its deed. */
export interface Tx extends Read, Pick<Drizzle, 'insert' | 'update' | 'delete'> {}

type Execute = Read['execute']

/** Both engines' drizzle objects as one type. `transaction` is taken away: deeds are the only transactions. */
export function wear(
	drizzle: BetterSQLite3Database | NodePgDatabase,
	execute: (query: never) => Promise<unknown[]>,
): Tx {
	const transaction = () => {
		throw new Error('Open no transaction of drizzle: use store.write')
	}
	return Object.assign(drizzle, { execute: execute as Execute, transaction }) as unknown as Tx
}

/** An object that stands for one which is found at each use: importing `read` opens no database. */
export function standIn<T extends object>(find: () => T): T {
	return new Proxy({} as T, {
		get(_, key) {
			const found = find()
			const value = Reflect.get(found, key)
			return typeof value === 'function' ? value.bind(found) : value
		},
	})
}
