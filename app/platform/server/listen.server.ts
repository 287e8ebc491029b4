import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { describeError, log } from '../log.server'

const timeouts = {
	connectionsCheckingInterval: 5_000,
	headersTimeout: 15_000,
	requestTimeout: 300_000,
	keepAliveTimeout: 65_000,
}

/** How long requests under way may take after the signal to stop. */
const graceMs = 10_000

export function createHttpServer(listener: RequestListener): Server {
	return createServer(timeouts, listener)
}

export async function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject)
		server.listen({ host, port, backlog: 1_024 }, resolve)
	})
	const address = server.address()
	if (address === null || typeof address === 'string') throw new Error('the portal listens on no port')
	return address
}

/** No new connection; what is under way is answered; then the connections close. */
export async function closeServer(server: Server): Promise<void> {
	const closed = new Promise<void>((resolve) => server.close(() => resolve()))
	server.closeIdleConnections()
	const sweep = setInterval(() => server.closeIdleConnections(), 50)
	await Promise.race([closed, wait(graceMs, undefined, { ref: false })])
	clearInterval(sweep)
	server.closeAllConnections()
}

/** HTTP first, the database last. A second signal, when it is not the echo of the first, ends at once. */
export function stopOnSignal(steps: readonly (() => unknown)[]): void {
	let since = 0
	const stop = async (signal: NodeJS.Signals) => {
		if (since > 0) {
			if (Date.now() - since > 1_000) process.exit(1)
			return
		}
		since = Date.now()
		log.info({ signal }, 'stopping')
		setTimeout(() => process.exit(1), graceMs + 5_000).unref()
		try {
			for (const step of steps) await step()
			process.exit(0)
		} catch (error) {
			log.fatal({ err: describeError(error) }, 'could not stop in order')
			process.exit(1)
		}
	}
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop)
}
