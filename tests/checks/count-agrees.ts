/** A2: the count of a vote and the recount of a case against a model of our own in BigInt and one in Python. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { recountLine } from '~/features/planning/votes/recount'
import { type Answers, tally } from '~/features/planning/votes/rules'
import { anyEstate, atTheEdge, type Case } from './estates'
import { type Asked, type Figure, must } from './figure'
import { randomFrom } from './random'

interface Model {
	heads: Record<string, number>
	area: Record<string, bigint>
	tests: Record<string, boolean>
}

const hundredths = (text: string) => {
	const [whole = '', part = ''] = text.split('.')
	return BigInt(whole + part.padEnd(2, '0'))
}
const metres = (area: bigint) => `${area / 100n}.${String(area % 100n).padStart(2, '0')}`

/** Civil Code art. 278 in whole numbers, written without a look at the product's count. */
export function model({ rule, units, ballots }: Case): Model {
	const areaOf = new Map<string, bigint>()
	for (const { voter, area } of units) areaOf.set(voter, (areaOf.get(voter) ?? 0n) + hundredths(area))
	const said = new Map(ballots.map(({ voter, choice }) => [voter, choice]))
	const heads: Record<string, number> = { total: 0, participating: 0, for: 0, against: 0, abstain: 0 }
	const area: Record<string, bigint> = { total: 0n, participating: 0n, for: 0n, against: 0n, abstain: 0n }
	for (const [voter, own] of areaOf) {
		const choice = said.get(voter) ?? 'invalid'
		for (const group of choice === 'invalid' ? ['total'] : ['total', 'participating', choice]) {
			heads[group] = (heads[group] ?? 0) + 1
			area[group] = (area[group] ?? 0n) + own
		}
	}
	const reached = (part: bigint, whole: bigint, [above, below]: [number, number], strict: boolean) => {
		const difference = part * BigInt(below) - whole * BigInt(above)
		return part > 0n && (strict ? difference > 0n : difference >= 0n)
	}
	const big = (name: string) => BigInt(heads[name] ?? 0)
	const tests = {
		participationArea: reached(area.participating ?? 0n, area.total ?? 0n, rule.participation, false),
		participationHeads: reached(big('participating'), big('total'), rule.participation, false),
		approvalArea: reached(area.for ?? 0n, area.participating ?? 0n, rule.approval, rule.approvalStrict),
		approvalHeads: reached(big('for'), big('participating'), rule.approval, rule.approvalStrict),
	}
	return { heads, area, tests }
}

export function asLine({ id }: Case, { heads, area, tests }: Model): string {
	const areas = Object.fromEntries(Object.entries(area).map(([name, value]) => [name, metres(value)]))
	return JSON.stringify({ id, heads, area: areas, tests, passed: Object.values(tests).every(Boolean) })
}

/** The product's count of the votes, as its pages and records have it. */
export function tallied({ id, rule, units, ballots }: Case): string {
	const roll = new Map<string, number>()
	for (const { voter, area } of units) roll.set(voter, (roll.get(voter) ?? 0) + Number(hundredths(area)))
	const answers = [...new Map(ballots.map(({ voter, choice }) => [voter, choice]))].flatMap(
		([voter, choice]): Answers[] => (choice === 'invalid' ? [] : [{ choice, heads: 1, area: roll.get(voter) ?? 0 }]),
	)
	const total = { heads: roll.size, area: [...roll.values()].reduce((sum, area) => sum + area, 0) }
	const { participation, approval } = rule
	const result = tally(total, answers, {
		participation,
		approval,
		approvalBound: rule.approvalStrict ? 'over' : 'at-least',
	})
	const missing = result.tests.filter(({ passed, missing }) => passed !== (missing === 0))
	must(missing.length === 0, `${id}: a test that passed misses something, or one that failed nothing`)
	const groups = ['total', 'participating', 'for', 'against', 'abstain'] as const
	const named = <T>(of: (group: (typeof groups)[number]) => T) =>
		Object.fromEntries(groups.map((name) => [name, of(name)]))
	const passed = (name: string) => result.tests.find((test) => test.name === name)?.passed
	return JSON.stringify({
		id,
		heads: named((name) => result[name].heads),
		area: named((name) => metres(BigInt(result[name].area))),
		tests: {
			participationArea: passed('participation-area'),
			participationHeads: passed('participation-heads'),
			approvalArea: passed('approval-area'),
			approvalHeads: passed('approval-heads'),
		},
		passed: result.passed,
	})
}

async function answersOf(command: string, args: string[], lines: readonly string[]): Promise<string[]> {
	const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
	child.stdin.end(`${lines.join('\n')}\n`)
	const answers: string[] = []
	const exited = once(child, 'exit')
	for await (const line of createInterface({ input: child.stdout })) answers.push(line)
	const [code] = await exited
	must(code === 0, `${command} ${args.join(' ')} ended with ${code}`)
	return answers
}

export async function check({ rounds, say, more }: Asked): Promise<Figure> {
	const seed = Number(more.seed ?? Date.now() % 1_000_000)
	const random = randomFrom(seed)
	const edges = atTheEdge()
	const cases = [...edges, ...Array.from({ length: rounds }, (_, index) => anyEstate(`c${index}`, random))]
	let different = 0
	let passed = 0
	const batch = 20_000
	for (let from = 0; from < cases.length; from += batch) {
		const some = cases.slice(from, from + batch)
		const lines = some.map((each) => JSON.stringify(each))
		const [python, command] = await Promise.all([
			answersOf('python3', ['tests/checks/model.py'], lines),
			answersOf(process.execPath, ['--import', 'tsx', 'scripts/recount.ts'], lines),
		])
		for (const [index, each] of some.entries()) {
			const expected = asLine(each, model(each))
			const found = [tallied(each), JSON.stringify(recountLine(lines[index] ?? '')), command[index], python[index]]
			if (expected.endsWith('"passed":true}')) passed += 1
			if (found.every((line) => line === expected)) continue
			different += 1
			if (different <= 3) say(`${JSON.stringify(each)}\n${[expected, ...found].join('\n')}`)
		}
		say(`${Math.min(cases.length, from + batch)} cases, ${different} different`)
	}
	const text = `${rounds} random estates and ${edges.length} at the thresholds (seed ${seed}; ${passed} pass): tally, recount, npm run recount, Python and BigInt give ${different} differences`
	return { passed: different === 0, text }
}
