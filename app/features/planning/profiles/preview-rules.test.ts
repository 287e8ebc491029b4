import { describe, expect, it } from 'vitest'
import { nationalProfile } from '~/features/planning/votes/national-profile'
import type { Answers } from '~/features/planning/votes/rules'
import { compareVote, outcome, type PastVote } from './preview-rules'

const answers = (inFavour: number, against: number, abstain: number): Answers[] => [
	{ choice: 'for', heads: inFavour, area: inFavour * 100 },
	{ choice: 'against', heads: against, area: against * 100 },
	{ choice: 'abstain', heads: abstain, area: abstain * 100 },
]
const of = (heads: number) => ({ heads, area: heads * 100 })
const ordinary = { participation: [2, 3], approval: [1, 2], approvalBound: 'over' } as const

/** Minhang 2021: 1,291 rights, 703 returned (417 for, 278 against, 8 abstain), 584 delivered and silent. */
describe('silence that follows the majority', () => {
	const minhang = answers(417, 278, 8)
	it('the strict count misses the participation, the deemed one passes', () => {
		expect(outcome(of(1291), minhang, ordinary, 'not-participating', of(584)).passed).toBe(false)
		const deemed = outcome(of(1291), minhang, ordinary, 'deemed-majority', of(584))
		expect(deemed.result.passed).toBe(false)
		expect(deemed.result.for.heads).toBe(417)
		expect(deemed.deemed?.for.heads).toBe(1001)
		expect(deemed.deemed?.participating.heads).toBe(1287)
		expect(deemed.passed).toBe(true)
	})
	it('follows nobody when heads and area differ, or at a tie', () => {
		const tie = outcome(of(100), answers(30, 30, 0), ordinary, 'deemed-majority', of(40))
		expect(tie.deemed?.participating.heads).toBe(60)
		expect(tie.passed).toBe(false)
		const apart: Answers[] = [
			{ choice: 'for', heads: 10, area: 1000 },
			{ choice: 'against', heads: 9, area: 2000 },
		]
		expect(outcome(of(30), apart, ordinary, 'deemed-majority', of(11)).deemed?.participating.heads).toBe(19)
	})
	it('follows the majority that is against', () => {
		const lost = outcome(of(100), answers(20, 30, 0), ordinary, 'deemed-majority', of(50))
		expect(lost.deemed?.against.heads).toBe(80)
		expect(lost.passed).toBe(false)
	})
	it('flips a past vote when the edited rule lets it count', () => {
		const vote: PastVote = {
			total: of(1291),
			silence: 'not-participating',
			silent: of(584),
			matters: [{ title: '公约', classCode: 'covenant', answers: minhang, ...ordinary }],
		}
		expect(compareVote(vote, nationalProfile).map(({ flips }) => flips)).toEqual([false])
		const edited = { ...nationalProfile, silence: 'deemed-majority' } as const
		expect(compareVote(vote, edited).map(({ flips }) => flips)).toEqual([true])
	})
})
