import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdirSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import type { Tx } from '../dialect'
import { assertPragmas, connect, dress } from './sqlite-connection.server'
import { type Engine, readingLogger, runDeed, writingLogger } from './state.server'
import { tableVersions } from './table-versions.server'

interface Waiting {
	/** Runs the deed in its caller's context; answers what to tell the caller once the batch is durable. */
	run(): Promise<() => void>
	reject(error: unknown): void
}

/** A batch ends after so many deeds or so many milliseconds, so that nobody waits for a crowd. */
const batchDeeds = 200
const batchTime = 50

/** EX_IOERR. After a failed fsync the kernel may have dropped the pages: a second try would lie about what is durable. */
const exitCode = 74

function errorCode(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function exitIfUntrustworthy(error: unknown) {
	if (!/^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(errorCode(error))) return
	writeSync(2, `The database file cannot be trusted any more (${errorCode(error)}): stopping without an answer\n`)
	process.exit(exitCode)
}

/** One writing connection whose waiting deeds share a commit, and so an fsync. */
function groupCommit(connection: Database, tx: Tx, committed: () => void) {
	const queue: Waiting[] = []
	let running: Promise<void> | null = null
	const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((text) => connection.prepare(text))
	const save = connection.prepare('SAVEPOINT deed')
	const release = connection.prepare('RELEASE deed')
	const undo = connection.prepare('ROLLBACK TO deed')

	async function runOne(waiting: Waiting): Promise<() => void> {
		save.run()
		try {
			const answer = await waiting.run()
			release.run()
			return answer
		} catch (error) {
			exitIfUntrustworthy(error)
			// A full disk rolls back the whole transaction by itself, and with it the deeds before this one.
			if (!connection.inTransaction) throw error
			undo.run()
			release.run()
			return () => waiting.reject(error)
		}
	}

	async function runBatch(batch: Waiting[]) {
		const answers: (() => void)[] = []
		try {
			begin?.run()
			const started = performance.now()
			for (const waiting of batch) {
				answers.push(await runOne(waiting))
				if (performance.now() - started > batchTime) break
			}
			commit?.run()
			committed()
		} catch (error) {
			exitIfUntrustworthy(error)
			if (connection.inTransaction) rollback?.run()
			for (const waiting of batch) waiting.reject(error)
			return
		}
		queue.unshift(...batch.slice(answers.length))
		for (const answer of answers) answer()
	}

	async function drain() {
		while (queue.length > 0) {
			// Lets the requests that have already arrived join the batch.
			await setImmediate()
			await runBatch(queue.splice(0, batchDeeds))
		}
		running = null
	}

	function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
		const inCallersContext = AsyncLocalStorage.snapshot()
		return new Promise<T>((resolve, reject) => {
			const run = async () => {
				const value = await inCallersContext(() => runDeed(tx, work))
				return () => resolve(value)
			}
			queue.push({ run, reject })
			running ??= drain()
		})
	}

	return { write, idle: async () => running }
}

export function openSqlite(file: string): Engine {
	mkdirSync(dirname(file), { recursive: true })
	const writing = connect(file)
	const reading = connect(file, { readonly: true })
	const reader = dress(reading, readingLogger)
	const versions = tableVersions(writing)
	const { logQuery } = writingLogger(() => tx)
	const tx: Tx = dress(writing, {
		logQuery(query) {
			logQuery(query)
			versions.note(query)
		},
	})
	const { write, idle } = groupCommit(writing, tx, versions.committed)
	return {
		reader,
		write,
		asOf: versions.asOf,
		async check() {
			assertPragmas(writing)
			assertPragmas(reading)
		},
		async close() {
			await idle()
			reading.close()
			writing.close()
		},
	}
}
