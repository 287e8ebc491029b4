import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { getTableName, sql, type Table } from 'drizzle-orm'
import { engine, type Read, standIn, type Tx } from './dialect'
import { openPostgres } from './engines/postgres.server'
import { openSqlite } from './engines/sqlite.server'
import { insideDeed, state } from './engines/state.server'

export type { Read, Tx } from './dialect'
export { isStoreFull, isUniqueViolation } from './engines/errors'

/** The embedded database's file; read at each opening, so that tests may move it. */
export function storePath(): string {
	return join(process.env.DATA_DIR || './data', 'wugong.db')
}

function opened() {
	state.engine ??= engine === 'postgres' ? openPostgres(process.env.DATABASE_URL ?? '') : openSqlite(storePath())
	return state.engine
}

/** Opens and checks the database now; otherwise the first use opens it. */
export async function openStore(): Promise<void> {
	await opened().check()
}

/** Waits for the deeds under way. A later use opens the database again. */
export async function closeStore(): Promise<void> {
	const open = state.engine
	state.engine = null
	await open?.close()
}

/** Committed rows, on a connection that cannot write. Only `await` what you build: `.get()`, `.all()` and `.run()` exist on one engine. */
export const read: Read = standIn(() => opened().reader)

/**
 * The only way to write: one transaction, durable before the answer, all of it or nothing. Throw to roll back.
 * Inside, wait for nothing but `tx` (the deed is cut off after 10 s), do not catch the error of a query and go on
 * (PostgreSQL has then rolled back: use onConflictDoNothing().returning() or catch outside), and expect to be run
 * again from the beginning when PostgreSQL finds two deeds in each other's way.
 */
export async function write<T>(deed: (tx: Tx) => Promise<T>): Promise<T> {
	if (insideDeed()) throw new Error('store.write inside store.write: pass tx on to the shared step')
	return opened().write(deed)
}

/** Readiness: a deed goes through and the settings that durability rests on still hold. Throws otherwise. */
export async function pingStore(): Promise<void> {
	await write((tx) => tx.execute(sql`UPDATE store_scratch SET written = ${Date.now()} WHERE id = 1`))
	await opened().check()
}

/** Hears each query's text, in the async context of whoever asked. Returns the way to stop. */
export function onQuery(listener: (query: string) => void): () => void {
	state.listeners.add(listener)
	return () => state.listeners.delete(listener)
}

interface Preparable<Rows> {
	toSQL(): { sql: string }
	prepare(name?: string): { execute(values?: Record<string, unknown>): Promise<Rows> }
}

function prepareOn<Connection extends Read, Rows>(build: (connection: Connection) => Preparable<Rows>) {
	const prepared = new WeakMap<object, ReturnType<Preparable<Rows>['prepare']>>()
	return async (on: Connection, values: Record<string, unknown> = {}): Promise<Rows> => {
		const connection = Object.is(on, read) ? opened().reader : on
		const known = prepared.get(connection)
		if (known) return known.execute(values)
		const builder = build(on)
		const name = `w${createHash('sha1').update(builder.toSQL().sql).digest('hex')}`
		const fresh = builder.prepare(name)
		prepared.set(connection, fresh)
		return fresh.execute(values)
	}
}

/**
 * A select for hot paths, built and compiled once per connection. Values come in by name, on `read` or in a deed:
 * `const unitOf = preparedRead((db) => db.select().from(units).where(eq(units.id, sql.placeholder('id'))))`, then
 * `await unitOf(tx, { id })`.
 */
export function preparedRead<Rows>(build: (connection: Read) => Preparable<Rows>) {
	return prepareOn<Read, Rows>(build)
}

/** An insert, update or delete for hot paths, as preparedRead. Takes the deed's tx. */
export function preparedWrite<Rows>(build: (tx: Tx) => Preparable<Rows>) {
	return prepareOn<Tx, Rows>(build)
}

const mostKept = 2_000

/**
 * What many pages ask alike, kept in memory until a deed, or another process, writes to one of `tables`. `ask` reads from
 * these tables only and answers what nobody changes; its arguments are the key. On PostgreSQL, where another machine may
 * write unseen, it asks each time; so it does inside a deed, which must not decide on what is kept.
 */
export function keptRead<Args extends readonly (string | number)[], T>(
	tables: readonly Table[],
	ask: (...args: Args) => Promise<T>,
) {
	const names = tables.map((table) => getTableName(table))
	const byEngine = new WeakMap<object, Map<string, { asOf: number; answer: T }>>()
	return async (...args: Args): Promise<T> => {
		const engineNow = opened()
		const asOf = insideDeed() ? null : engineNow.asOf(names)
		if (asOf === null) return ask(...args)
		const answers = byEngine.get(engineNow) ?? new Map<string, { asOf: number; answer: T }>()
		byEngine.set(engineNow, answers)
		const key = args.join(' ')
		const known = answers.get(key)
		if (known?.asOf === asOf) return known.answer
		const answer = await ask(...args)
		const oldest = answers.keys().next()
		if (!answers.has(key) && answers.size >= mostKept && !oldest.done) answers.delete(oldest.value)
		answers.set(key, { asOf, answer })
		return answer
	}
}
