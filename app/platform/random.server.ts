import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(8_192)
let used = pool.length

/** Random bytes, none of them twice: taken from the system in large pieces, for what each request needs a few of. */
export function randomSlice(length: number): Buffer {
	if (used + length > pool.length) {
		randomFillSync(pool)
		used = 0
	}
	used += length
	return Buffer.from(pool.subarray(used - length, used))
}
