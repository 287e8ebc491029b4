import { setTimeout } from 'node:timers/promises'
import type { SQL } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { type Tx, wear } from '../dialect'
import { postgresCode } from './errors'
import { type Engine, readingLogger, runDeed, wentOn, writingLogger } from './state.server'

const int8 = 20
const numeric = 1700

function exactNumber(text: string): number {
	const value = Number(text)
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new Error(`${text} is beyond 2^53`)
	return value
}

/** Sums and counts arrive as text otherwise, and SQLite answers numbers. */
pg.types.setTypeParser(int8, exactNumber)
pg.types.setTypeParser(numeric, exactNumber)

const connections = 10
const attempts = 12
/** From this attempt on, deeds in each other's way run one after the other, in this process and in all others. */
const stubborn = 4
/** Any number will do; all processes of this product must use the same. */
const turnLock = 5_105_108
/** How often a unique violation is tried again before it is believed. */
const doubts = 2
const settings = { synchronous_commit: 'on', statement_timeout: 30_000, idle_in_transaction_session_timeout: 15_000 }
const demanded = { synchronous_commit: 'on', fsync: 'on', full_page_writes: 'on' }

function openPool(connectionString: string, more: Record<string, string> = {}) {
	const options = Object.entries({ ...settings, ...more }).map(([name, value]) => `-c ${name}=${value}`)
	const pool = new pg.Pool({
		connectionString,
		max: connections,
		application_name: 'wugong',
		options: options.join(' '),
		connectionTimeoutMillis: 10_000,
	})
	// An idle connection that breaks is replaced by the pool; without a listener it would end the process.
	pool.on('error', () => undefined)
	return pool
}

function dress(client: pg.Pool | pg.PoolClient, logger: { logQuery(query: string): void }): Tx {
	const db = drizzle({ client, logger })
	const execute = db.execute.bind(db)
	return wear(db, async (query: SQL) => (await execute(query)).rows)
}

/**
 * 40001: serialization failure. 40P01: deadlock. The deed runs again from its beginning. So it does after 23505: the row in its
 * way may be one that another deed committed after this one had looked for it, and then the deed's own rule finds it.
 */
function mayRunAgain(error: unknown, count: number) {
	const code = postgresCode(error)
	if (code === '23505') return count <= doubts
	return (code === '40001' || code === '40P01') && count < attempts
}

export function openPostgres(url: string): Engine {
	const writing = openPool(url)
	const reading = openPool(url, { default_transaction_read_only: 'on' })
	const dressed = new WeakMap<pg.PoolClient, Tx>()

	function dressOnce(client: pg.PoolClient): Tx {
		const known = dressed.get(client)
		if (known) return known
		const tx: Tx = dress(
			client,
			writingLogger(() => tx),
		)
		dressed.set(client, tx)
		return tx
	}

	async function attempt<T>(work: (tx: Tx) => Promise<T>, alone: boolean): Promise<T> {
		const client = await writing.connect()
		let broken: boolean | Error = false
		const failed = (failure: Error) => {
			broken = failure
		}
		try {
			// before the transaction: its view begins when it is its turn
			if (alone) await client.query('SELECT pg_advisory_lock($1)', [turnLock])
			await client.query('BEGIN ISOLATION LEVEL SERIALIZABLE')
			const value = await runDeed(dressOnce(client), work)
			const { command } = await client.query('COMMIT')
			// A deed that swallowed the error of a query has been rolled back: PostgreSQL says so only here.
			if (command !== 'COMMIT') throw wentOn()
			return value
		} catch (error) {
			await client.query('ROLLBACK').catch(failed)
			throw error
		} finally {
			if (alone && !broken) await client.query('SELECT pg_advisory_unlock($1)', [turnLock]).catch(failed)
			client.release(broken)
		}
	}

	let turn: Promise<unknown> = Promise.resolve()
	function inTurn<T>(run: () => Promise<T>): Promise<T> {
		const mine = turn.then(run)
		turn = mine.catch(() => undefined)
		return mine
	}

	return {
		reader: dress(reading, readingLogger),
		async write(work) {
			for (let count = 1; ; count++) {
				try {
					return await (count < stubborn ? attempt(work, false) : inTurn(() => attempt(work, true)))
				} catch (error) {
					if (!mayRunAgain(error, count)) throw error
					await setTimeout(Math.random() * Math.min(100, 5 * 2 ** count))
				}
			}
		},
		asOf: () => null,
		async check() {
			for (const [name, wanted] of Object.entries(demanded)) {
				const { rows } = await writing.query(`SHOW ${name}`)
				if (rows[0]?.[name] !== wanted) throw new Error(`PostgreSQL: ${name} is ${rows[0]?.[name]}, not ${wanted}`)
			}
		},
		async close() {
			await Promise.all([writing.end(), reading.end()])
		},
	}
}
