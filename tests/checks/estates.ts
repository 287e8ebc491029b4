export type Choice = 'for' | 'against' | 'abstain' | 'invalid'

/** A case as `npm run -s recount` reads it. */
export interface Case {
	id: string
	rule: { participation: [number, number]; approval: [number, number]; approvalStrict: boolean }
	units: { id: string; area: string; voter: string }[]
	ballots: { voter: string; choice: Choice }[]
}

type Random = () => number

const whole = (random: Random, from: number, to: number) => from + Math.floor(random() * (to - from + 1))
const metres = (area: number) => `${Math.floor(area / 100)}.${String(area % 100).padStart(2, '0')}`

/** Plain decimals of the same area in the ways a person may write them. */
function written(area: number, random: Random): string {
	if (area % 100 === 0 && random() < 0.3) return String(area / 100)
	return area % 10 === 0 && random() < 0.3 ? metres(area).slice(0, -1) : metres(area)
}

const rules: Case['rule'][] = [
	{ participation: [2, 3], approval: [1, 2], approvalStrict: true },
	{ participation: [2, 3], approval: [3, 4], approvalStrict: false },
	{ participation: [2, 3], approval: [2, 3], approvalStrict: false },
	{ participation: [1, 2], approval: [1, 2], approvalStrict: false },
	{ participation: [3, 4], approval: [2, 3], approvalStrict: true },
]

function anyRule(random: Random): Case['rule'] {
	const known = rules[Math.floor(random() * 8)]
	if (known) return known
	const fraction = (): [number, number] => {
		const below = whole(random, 1, 12)
		return [whole(random, 0, below), below]
	}
	return { participation: fraction(), approval: fraction(), approvalStrict: random() < 0.5 }
}

/** Owners of one or several units, ballots that are changed, spoiled or missing. */
export function anyEstate(id: string, random: Random): Case {
	const heads = random() < 0.02 ? 0 : whole(random, 1, 30)
	const huge = random() < 0.1
	const units = Array.from({ length: heads === 0 ? 0 : heads + whole(random, 0, 8) }, (_, index) => ({
		id: `u${index}`,
		area: written(huge ? whole(random, 1, 10) * 10 ** 11 + whole(random, 0, 99) : whole(random, 0, 20_000), random),
		voter: `v${index < heads ? index : whole(random, 0, heads - 1)}`,
	}))
	const keen = random()
	const ballots = Array.from({ length: heads + whole(random, 0, 6) }, () => {
		const choice: Choice = random() < keen ? 'for' : random() < 0.6 ? 'against' : random() < 0.7 ? 'abstain' : 'invalid'
		return { voter: `v${whole(random, 0, Math.max(0, heads - 1))}`, choice }
	})
	return { id, rule: anyRule(random), units, ballots: heads === 0 ? [] : ballots }
}

interface Sides {
	/** Heads and area of those who said so; `none` said nothing. */
	for: [number, number]
	against: [number, number]
	none: [number, number]
}

/** One unit each, the area shared out so that the sums are exactly these. */
function estateOf(id: string, rule: Case['rule'], sides: Sides): Case {
	const made: Case = { id, rule, units: [], ballots: [] }
	for (const [side, [heads, area]] of Object.entries(sides)) {
		for (let head = 0; head < heads; head++) {
			const voter = `${side}${head}`
			const share = head === 0 ? area - Math.floor(area / heads) * (heads - 1) : Math.floor(area / heads)
			made.units.push({ id: `u-${voter}`, area: metres(share), voter })
			if (side === 'for' || side === 'against') made.ballots.push({ voter, choice: side })
		}
	}
	return made
}

/**
 * Exactly at a threshold, and one head or 0.01 ㎡ below and above it: for the participation and the approval, for 1/2, 2/3 and 3/4,
 * 以上 and 过半, small estates and such whose products go beyond 2^53.
 */
export function atTheEdge(): Case[] {
	const made: Case[] = []
	const add = (rule: Case['rule'], sides: Sides) => {
		if (Object.values(sides).every(([heads, area]) => (heads > 0 ? area >= 0 : area === 0)))
			made.push(estateOf(`edge ${made.length}`, rule, sides))
	}
	const scales = [
		[12, 1_200_000],
		[24, 120_000_000_012],
		[120, 12],
	] as const
	for (const fraction of [
		[1, 2],
		[2, 3],
		[3, 4],
	] as [number, number][]) {
		for (const strict of [true, false]) {
			for (const [heads, area] of scales) {
				const [above, below] = fraction
				const [h, a] = [(heads * above) / below, (area * above) / below]
				for (const dh of [-1, 0, 1])
					for (const da of [-1, 0, 1]) {
						const any = { participation: [0, 1] as [number, number], approval: fraction, approvalStrict: strict }
						add(any, { for: [h + dh, a + da], against: [heads - h - dh, area - a - da], none: [0, 0] })
						const of = { participation: fraction, approval: [1, 2] as [number, number], approvalStrict: strict }
						add(of, { for: [h + dh, a + da], against: [0, 0], none: [heads - h - dh, area - a - da] })
					}
			}
		}
	}
	return made
}
