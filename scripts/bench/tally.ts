import { spawnSync } from 'node:child_process'
import { type Answers, tally } from '~/features/planning/votes/rules'
import { median, type Row, single } from './report'

const choices = ['for', 'for', 'for', 'against', 'abstain'] as const

/** Milliseconds to count one matter from single ballots, the median of many times. */
function tallyTime(units: number): number {
	const answers: Answers[] = Array.from({ length: units }, (_, index) => ({
		choice: choices[index % 5] ?? 'for',
		heads: 1,
		area: 5_000 + (index % 90) * 100,
	}))
	const total = { heads: units, area: answers.reduce((sum, { area }) => sum + area, 0) }
	const thresholds = { participation: [2, 3], approval: [3, 4], approvalBound: 'at-least' } as const
	const times = Array.from({ length: 60 }, () => {
		const started = performance.now()
		if (tally(total, answers, thresholds).participating.heads !== units) throw new Error('the tally lost a ballot')
		return performance.now() - started
	})
	return median(times.slice(10))
}

/** A vote of 20,000 in a process of its own; `province`: how many ballots in all, 0 leaves it out. */
export function recountRows(province: number): Row[] {
	const script = ['--import', 'tsx', 'scripts/bench/recount.ts', '20000', String(province)]
	const { stdout, stderr } = spawnSync(process.execPath, script, { encoding: 'utf8' })
	const figures: Record<string, number | null> = JSON.parse(stdout.trim().split('\n').at(-1) || 'null') ?? {}
	const of = (name: string) => {
		const figure = figures[name]
		if (typeof figure !== 'number') throw new Error(`the recount was not made: ${stderr.slice(-2000)}`)
		return figure
	}
	const whole = `recount of ${of('province')} ballots in logs of 20,000, the same sealed bundle each time`
	return [
		single('W4', 'result of 20,000 ballots on screen, announced', 'ms', of('onScreenMs'), 1),
		single('W4/posted', 'result of 20,000 ballots on screen, preliminary', 'ms', of('preliminaryMs'), 1),
		single('W4/first', 'the same, counted from the ballots by SQL', 'ms', of('firstMs'), null),
		single('W4/tally', 'tally of 20,000 units', 'ms', tallyTime(20_000), null),
		single('W4/chain', 'recount of 20,000 ballots, the whole chain checked', 'ms', of('recountMs'), 500),
		...(province > 0 ? [single('W4/all', whole, 's', of('provinceMs') / 1000, 60)] : []),
	]
}
