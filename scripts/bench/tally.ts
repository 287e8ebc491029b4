import { type Answers, tally } from '~/features/planning/votes/rules'
import { median } from './report'

const choices = ['for', 'for', 'for', 'against', 'abstain'] as const

/** Milliseconds to count one matter from single ballots, the median of many times. */
export function tallyTime(units: number): number {
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
