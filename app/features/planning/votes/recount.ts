import { z } from 'zod'
import { type Answers, tally, type Weight } from './rules'

const wholeNumber = z.number().int()
const fraction = z
	.tuple([wholeNumber, wholeNumber])
	.refine(
		([numerator, denominator]) => denominator > 0 && numerator >= 0 && numerator <= denominator,
		'no fraction from 0 to 1',
	)

/** ㎡ in plain digits with at most two decimals, as hundredths. */
const area = z
	.string()
	.regex(/^\d{1,13}(\.\d{1,2})?$/, 'no plain decimal ≥ 0 with at most two places')
	.transform((text) => {
		const [whole = '0', part = ''] = text.split('.')
		return Number(whole) * 100 + Number(part.padEnd(2, '0'))
	})

const name = z.string().min(1)

const countedCase = z.object({
	id: z.union([z.string(), z.number()]),
	rule: z.object({ participation: fraction, approval: fraction, approvalStrict: z.boolean() }),
	units: z.array(z.object({ id: name, area, voter: name })),
	ballots: z.array(z.object({ voter: name, choice: z.enum(['for', 'against', 'abstain', 'invalid']) })),
})

type CountedCase = z.output<typeof countedCase>

interface Split<Value> {
	total: Value
	participating: Value
	for: Value
	against: Value
	abstain: Value
}

export interface Recounted {
	id: string | number
	heads: Split<number>
	/** ㎡ with two decimals. */
	area: Split<string>
	tests: Record<'participationArea' | 'participationHeads' | 'approvalArea' | 'approvalHeads', boolean>
	passed: boolean
}

export interface Unreadable {
	id: string | number | null
	error: string
}

/** A line of a recount: one case as JSON; its result, or why it cannot be counted. */
export function recountLine(line: string): Recounted | Unreadable {
	let given: unknown
	try {
		given = JSON.parse(line)
	} catch {
		return { id: null, error: 'no JSON' }
	}
	const parsed = countedCase.safeParse(given)
	if (!parsed.success) {
		const [issue] = parsed.error.issues
		return { id: idOf(given), error: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unreadable'}` }
	}
	return recount(parsed.data)
}

function idOf(given: unknown): string | number | null {
	const id = typeof given === 'object' && given !== null && 'id' in given ? given.id : null
	return typeof id === 'string' || typeof id === 'number' ? id : null
}

function recount({ id, rule, units, ballots }: CountedCase): Recounted | Unreadable {
	const roll = new Map<string, number>()
	const seen = new Set<string>()
	let whole = 0
	for (const unit of units) {
		if (seen.has(unit.id)) return { id, error: `units: ${unit.id} stands twice` }
		seen.add(unit.id)
		roll.set(unit.voter, (roll.get(unit.voter) ?? 0) + unit.area)
		whole += unit.area
	}
	if (!Number.isSafeInteger(whole)) return { id, error: 'units: the areas are beyond what is counted exactly' }
	const latest = new Map<string, CountedCase['ballots'][number]['choice']>()
	for (const { voter, choice } of ballots) {
		if (!roll.has(voter)) return { id, error: `ballots: ${voter} has no unit` }
		latest.set(voter, choice)
	}
	const answers = [...latest].flatMap(([voter, choice]): Answers[] =>
		choice === 'invalid' ? [] : [{ choice, heads: 1, area: roll.get(voter) ?? 0 }],
	)
	const result = tally({ heads: roll.size, area: whole }, answers, {
		participation: rule.participation,
		approval: rule.approval,
		approvalBound: rule.approvalStrict ? 'over' : 'at-least',
	})
	const passed = (test: string) => result.tests.some((each) => each.name === test && each.passed)
	const split = <Value>(of: (weight: Weight) => Value): Split<Value> => ({
		total: of(result.total),
		participating: of(result.participating),
		for: of(result.for),
		against: of(result.against),
		abstain: of(result.abstain),
	})
	return {
		id,
		heads: split((weight) => weight.heads),
		area: split((weight) => squareMetres(weight.area)),
		tests: {
			participationArea: passed('participation-area'),
			participationHeads: passed('participation-heads'),
			approvalArea: passed('approval-area'),
			approvalHeads: passed('approval-heads'),
		},
		passed: result.passed,
	}
}

function squareMetres(hundredths: number): string {
	const digits = String(hundredths).padStart(3, '0')
	return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
