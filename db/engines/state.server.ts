import { AsyncLocalStorage } from 'node:async_hooks'
import type { Read, Tx } from '../dialect'

/** A running deed and the connection it owns; `connection` is null once the deed has ended. */
export interface Deed {
	connection: object | null
	/** A query of the deed has failed: PostgreSQL will not commit it, so SQLite must not either. */
	failed: boolean
}

export interface Engine {
	reader: Read
	write<T>(deed: (tx: Tx) => Promise<T>): Promise<T>
	/** Moves with each commit that wrote to one of these tables; null where another machine may write unseen. */
	asOf(tables: readonly string[]): number | null
	/** Throws when a connection has lost a setting that durability rests on. */
	check(): Promise<void>
	close(): Promise<void>
}

interface State {
	engine: Engine | null
	deeds: AsyncLocalStorage<Deed>
	listeners: Set<(query: string) => void>
}

declare global {
	var wugongStore: State | undefined
}

/** One per process, not per module instance: two writing connections in one process would block each other. */
globalThis.wugongStore ??= { engine: null, deeds: new AsyncLocalStorage(), listeners: new Set() }
export const state: State = globalThis.wugongStore

export function insideDeed(): boolean {
	return Boolean(state.deeds.getStore()?.connection)
}

export function announce(query: string) {
	for (const listener of state.listeners) listener(query)
}

/** drizzle calls its logger right before each query: the place to count it and to refuse it. */
export const readingLogger = {
	logQuery(query: string) {
		if (insideDeed())
			throw new Error('read was used inside store.write: read through tx, or the deed decides on old rows')
		announce(query)
	},
}

export function writingLogger(connection: () => object) {
	return {
		logQuery(query: string) {
			if (state.deeds.getStore()?.connection !== connection()) throw new Error('tx was used outside its deed')
			announce(query)
		},
	}
}

export const wentOn = () => new Error('The deed went on after a failed query and was rolled back')

export function noteFailure() {
	const deed = state.deeds.getStore()
	if (deed) deed.failed = true
}

/** A deed that waits for something else than tx would hold up every writer of the process. */
const deedLimit = 10_000

export async function runDeed<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
	const deed: Deed = { connection: tx, failed: false }
	let timer: NodeJS.Timeout | undefined
	const tooLong = new Promise<never>((_, reject) => {
		timer = setTimeout(
			() => reject(new Error(`A deed took longer than ${deedLimit} ms and was rolled back`)),
			deedLimit,
		)
	})
	try {
		const value = await Promise.race([state.deeds.run(deed, async () => await work(tx)), tooLong])
		if (deed.failed) throw wentOn()
		return value
	} finally {
		clearTimeout(timer)
		deed.connection = null
	}
}
