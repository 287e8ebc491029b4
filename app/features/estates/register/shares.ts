/** A share of a unit as a fraction in lowest terms. */
export interface Share {
	numerator: number
	denominator: number
}

const largest = 1_000_000_000n

function divisor(a: bigint, b: bigint): bigint {
	return b === 0n ? a : divisor(b, a % b)
}

function fraction(numerator: bigint, denominator: bigint): Share | null {
	if (denominator <= 0n || numerator <= 0n || numerator > denominator) return null
	const common = divisor(numerator, denominator)
	const lowest = { numerator: numerator / common, denominator: denominator / common }
	if (lowest.denominator > largest) return null
	return { numerator: Number(lowest.numerator), denominator: Number(lowest.denominator) }
}

/** '1/2', '50%', '33.5%', '0.5', '1' or '全部' as an exact fraction over 0 and at most 1; null when it is none. */
export function parseShare(typed: string): Share | null {
	const text = typed.normalize('NFKC').replace(/\s/g, '').replace('⁄', '/')
	if (text === '全部') return { numerator: 1, denominator: 1 }
	const part = /^(\d{1,9})\/(\d{1,9})$/.exec(text)
	if (part) return fraction(BigInt(part[1] ?? 0), BigInt(part[2] ?? 0))
	const decimal = /^(\d{1,3})(?:\.(\d{1,9}))?(%?)$/.exec(text)
	if (!decimal) return null
	const [, whole = '0', digits = '', percent] = decimal
	return fraction(BigInt(whole + digits), 10n ** BigInt(digits.length) * (percent ? 100n : 1n))
}

/** Whether the shares sum to exactly one; no rounding. */
export function sumToOne(shares: readonly Share[]): boolean {
	let numerator = 0n
	let denominator = 1n
	for (const share of shares) {
		const other = BigInt(share.denominator)
		numerator = numerator * other + BigInt(share.numerator) * denominator
		denominator *= other
		const common = divisor(numerator, denominator)
		numerator /= common
		denominator /= common
	}
	return numerator === 1n && denominator === 1n
}

/** '1/2', and '1' for the whole. */
export function shareText({ numerator, denominator }: Share): string {
	return denominator === 1 ? String(numerator) : `${numerator}/${denominator}`
}
