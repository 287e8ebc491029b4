import { ulid } from 'ulid'

const pool = new Uint8Array(4096)
let used = pool.length

/** ulid asks for a random number for each of 16 letters: a call of the system for each would cost more than a row in the database. */
function random(): number {
	if (used === pool.length) {
		crypto.getRandomValues(pool)
		used = 0
	}
	used += 1
	return (pool[used - 1] ?? 0) / 256
}

/** A new identifier: a ULID, 26 characters, sorting by the time it was made. */
export function newId(): string {
	return ulid(undefined, random)
}
