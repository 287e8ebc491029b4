import { createHash } from 'node:crypto'

const sha256 = (...parts: Uint8Array[]) => {
	const hash = createHash('sha256')
	for (const part of parts) hash.update(part)
	return hash.digest()
}

/** A Merkle tree of RFC 9162 that grows, kept apart from the product's own: whole subtrees by their level. */
export class Tree {
	readonly #levels: Buffer[][] = [[]]

	get size(): number {
		return this.#levels[0]?.length ?? 0
	}

	static leaf(content: string): Buffer {
		return sha256(Uint8Array.of(0), Buffer.from(content, 'utf8'))
	}

	push(leaf: Buffer): void {
		let hash = leaf
		for (let level = 0; ; level++) {
			const row = this.#levels[level] ?? []
			this.#levels[level] = row
			row.push(hash)
			if (row.length % 2 === 1) return
			hash = sha256(Uint8Array.of(1), row.at(-2) ?? hash, hash)
		}
	}

	/** The hash of the leaves from `from` up to before `to`. */
	#range(from: number, to: number): Buffer {
		const count = to - from
		const level = Math.log2(count)
		const whole = Number.isInteger(level) ? this.#levels[level]?.[from / count] : undefined
		if (whole) return whole
		const half = 2 ** Math.ceil(level - 1)
		return sha256(Uint8Array.of(1), this.#range(from, from + half), this.#range(from + half, to))
	}

	root(size = this.size): Buffer {
		return size === 0 ? sha256() : this.#range(0, size)
	}

	proof(index: number, size = this.size): Buffer[] {
		const path = (from: number, to: number): Buffer[] => {
			if (to - from === 1) return []
			const half = from + 2 ** Math.ceil(Math.log2(to - from) - 1)
			return index < half ? [...path(from, half), this.#range(half, to)] : [...path(half, to), this.#range(from, half)]
		}
		return path(0, size)
	}

	consistency(first: number, size = this.size): Buffer[] {
		const path = (to: number, low: number, high: number, known: boolean): Buffer[] => {
			if (to === high) return known ? [] : [this.#range(low, high)]
			const half = low + 2 ** Math.ceil(Math.log2(high - low) - 1)
			return to <= half
				? [...path(to, low, half, known), this.#range(half, high)]
				: [...path(to, half, high, false), this.#range(low, half)]
		}
		return path(first, 0, size, true)
	}
}
