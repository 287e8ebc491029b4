import autocannon from 'autocannon'
import type { Server } from './processes'

export interface Wanted {
	method?: 'GET' | 'POST'
	path: string
	headers?: Record<string, string>
	body?: string
}

export interface Burst {
	server: Server
	clients: number
	/** How many requests in all. */
	amount: number
	/** Called once for each request. */
	next: () => Wanted
	/** The only status that is an answer. */
	expect: number
	/** Called for each answer with that status, with what `next` had returned. */
	onAnswer?: (wanted: Wanted, headers: Record<string, string | string[]>) => void
}

export interface Burned {
	answers: number
	perSecond: number
	/** ms */
	p50: number
	p99: number
	/** Processor time of the server for one answer: what other work on the machine disturbs least. ms */
	busy: number
}

const requests = new WeakMap<object, Wanted>()

export function percentile(sorted: readonly number[], share: number): number {
	return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** Sends requests as fast as the answers come. Throws when one answer is not as expected. */
export async function load({ server, clients, amount, next, expect, onAnswer }: Burst): Promise<Burned> {
	const times: number[] = []
	const wrong = new Map<number, number>()
	const busyBefore = server.busy()
	let first = 0
	let last = 0
	const run = autocannon({
		url: server.origin,
		connections: clients,
		amount,
		timeout: 30,
		requests: [
			{
				setupRequest({ headers = {}, ...defaults }, context) {
					const wanted = next()
					requests.set(context, wanted)
					first ||= performance.now()
					return { ...defaults, ...wanted, headers: { ...headers, ...wanted.headers } }
				},
				...(onAnswer && {
					onResponse(status, _body, context, headers) {
						const wanted = requests.get(context)
						if (status === expect && wanted) onAnswer(wanted, headers)
					},
				}),
			},
		],
	})
	run.on('response', (_client: unknown, status: number, _bytes: number, milliseconds: number) => {
		if (status !== expect) wrong.set(status, (wrong.get(status) ?? 0) + 1)
		times.push(milliseconds)
		last = performance.now()
	})
	const { errors, timeouts } = await run
	if (errors > 0 || wrong.size > 0 || times.length !== amount) {
		const statuses = [...wrong].map(([status, count]) => `${count} × ${status}`).join(', ')
		throw new Error(
			`${times.length} answers of ${amount}; ${errors} errors, ${timeouts} timeouts; ${statuses || `all ${expect}`}`,
		)
	}
	times.sort((a, b) => a - b)
	const elapsed = (last - first) / 1000
	return {
		answers: times.length,
		perSecond: times.length / elapsed,
		p50: percentile(times, 0.5),
		p99: percentile(times, 0.99),
		busy: (server.busy() - busyBefore) / times.length,
	}
}
