import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'

interface RequestScope {
	readonly id: string
	/** For the Content-Security-Policy of this answer. */
	readonly nonce: string
	readonly memo: Map<string, unknown>
	queries: number
}

const scopes = new AsyncLocalStorage<RequestScope>()

export function insideRequestScope<T>(run: () => T): T {
	const random = randomBytes(24)
	const id = random.toString('hex', 16)
	const nonce = random.toString('base64url', 0, 16)
	return scopes.run({ id, nonce, memo: new Map(), queries: 0 }, run)
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

export function countQuery(): void {
	const scope = scopes.getStore()
	if (scope) scope.queries += 1
}

export function queryCount(): number {
	return scopes.getStore()?.queries ?? 0
}
