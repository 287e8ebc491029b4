/** A stream of numbers that a seed settles: the same seed gives the same county. */
export interface Random {
	/** A whole number from 0 up to, not including, `limit`. */
	below(limit: number): number
	/** True once in `of`. */
	chance(of: number): boolean
	pick<T>(from: readonly T[]): T
	/** `total` in `parts` whole numbers of at least `least`, uneven, summing exactly. */
	split(total: number, parts: number, least: number): number[]
}

/** Mulberry32, a small generator for test data; nothing secret comes from it. */
export function randomFrom(seed: number): Random {
	let state = seed >>> 0
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
	}
	const below = (limit: number) => Math.floor(next() * limit)
	return {
		below,
		chance: (of) => below(of) === 0,
		pick(from) {
			const found = from[below(from.length)]
			if (found === undefined) throw new RangeError('nothing to pick from')
			return found
		},
		split(total, parts, least) {
			if (total < parts * least) throw new RangeError(`${total} cannot be ${parts} times ${least}`)
			const shares = new Array<number>(parts).fill(least)
			for (let rest = total - parts * least; rest > 0; rest--) {
				const lucky = below(parts)
				shares[lucky] = (shares[lucky] ?? 0) + 1
			}
			return shares
		},
	}
}
