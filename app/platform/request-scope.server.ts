import { AsyncLocalStorage } from 'node:async_hooks'
import { randomSlice } from './random.server'

interface RequestScope {
	readonly id: string
	/** For the Content-Security-Policy of this answer. */
	readonly nonce: string
	/** The address of whoever asks, as the configured proxy names it. */
	readonly address: string
	readonly memo: Map<string, unknown>
	queries: number
}

const scopes = new AsyncLocalStorage<RequestScope>()

export function insideRequestScope<T>(run: () => T, address = ''): T {
	const random = randomSlice(24)
	const id = random.toString('hex', 16)
	const nonce = random.toString('base64url', 0, 16)
	return scopes.run({ id, nonce, address, memo: new Map(), queries: 0 }, run)
}

/** Makes a value once per HTTP request; outside of a request, each time. A promise that fails is forgotten. */
export function memo<T>(key: string, make: () => T): T
export function memo(key: string, make: () => unknown): unknown {
	const scope = scopes.getStore()
	if (!scope) return make()
	if (scope.memo.has(key)) return scope.memo.get(key)
	const made = make()
	scope.memo.set(key, made)
	if (made instanceof Promise) made.catch(() => scope.memo.delete(key))
	return made
}

/** Forgets a memo: after a deed that changes what it says, e.g. who is signed in. */
export function forget(key: string): void {
	scopes.getStore()?.memo.delete(key)
}

export function requestId(): string | undefined {
	return scopes.getStore()?.id
}

/** Empty outside of a request. */
export function nonce(): string {
	return scopes.getStore()?.nonce ?? ''
}

/** The network address of whoever asks: what a rate limit counts by. IPv6 by its /64, which one household has to itself. */
export function clientNetwork(): string {
	const address = (scopes.getStore()?.address ?? '').replace(/^::ffff:(?=[\d.]+$)/i, '')
	if (!address.includes(':')) return address
	const [head = '', tail] = address.split('%', 1).join('').split('::', 2)
	const first = head.split(':').filter(Boolean)
	const last = tail?.split(':').filter(Boolean) ?? []
	const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0')
	return [...first, ...zeros, ...last].slice(0, 4).join(':')
}

export function countQuery(): void {
	const scope = scopes.getStore()
	if (scope) scope.queries += 1
}

export function queryCount(): number {
	return scopes.getStore()?.queries ?? 0
}
