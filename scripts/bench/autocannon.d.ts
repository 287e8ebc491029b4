declare module 'autocannon' {
	import type { EventEmitter } from 'node:events'

	interface Sent {
		method?: string
		path?: string
		headers?: Record<string, string>
		body?: string
	}

	interface Options {
		url: string
		connections: number
		amount?: number
		duration?: number
		timeout?: number
		requests: {
			setupRequest(defaults: Sent, context: object): Sent
			onResponse?(status: number, body: string, context: object, headers: Record<string, string | string[]>): void
		}[]
	}

	interface Result {
		errors: number
		timeouts: number
	}

	export default function autocannon(options: Options): EventEmitter & PromiseLike<Result>
}
