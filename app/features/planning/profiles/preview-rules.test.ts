import { describe, expect, it } from 'vitest'
import { nationalProfile } from '~/features/planning/votes/national-profile'
import { compareVote, type PastMatter, type PastVote } from './preview-rules'

const of = (heads: number) => ({ heads, area: heads * 100 })
const ordinary = { participation: [2, 3], approval: [1, 2], approvalBound: 'over' } as const

function matter(inFavour: number, against: number, abstain: number, classCode = 'covenant'): PastMatter {
	return {
		title: '公约',
		classCode,
		...ordinary,
		answers: [
			{ choice: 'for', ...of(inFavour) },
			{ choice: 'against', ...of(against) },
			{ choice: 'abstain', ...of(abstain) },
		],
	}
}

/** Minhang 2021: 1,291 rights, 703 returned (417 for, 278 against, 8 abstain), 584 delivered and silent. */
const minhang: PastVote = {
	total: of(1291),
	silenceCounts: false,
	silent: of(584),
	matters: [matter(417, 278, 8)],
}
const deemed = { ...nationalProfile, silence: 'deemed-majority' } as const

describe('a closed vote under an edited rule', () => {
	it('stays as it was under the same rule', () => {
		const [compared] = compareVote(minhang, nationalProfile)
		expect(compared).toMatchObject({ flips: false, before: { passed: false, deemed: null }, after: { passed: false } })
	})

	it('flips when the edited rule lets silence count; the strict count beside it stays', () => {
		const [compared] = compareVote(minhang, deemed)
		expect(compared?.flips).toBe(true)
		expect(compared?.after?.strict.for.heads).toBe(417)
		expect(compared?.after?.deemed?.result.for.heads).toBe(1001)
		expect(compared?.after?.strict.passed).toBe(false)
	})

	it('flips back when silence no longer counts', () => {
		const [compared] = compareVote({ ...minhang, silenceCounts: true }, nationalProfile)
		expect(compared).toMatchObject({ flips: true, before: { passed: true }, after: { passed: false } })
	})

	it('is not compared where the edited rule has no such class', () => {
		const [compared] = compareVote({ ...minhang, matters: [matter(1291, 0, 0, 'lift')] }, nationalProfile)
		expect(compared).toMatchObject({ after: null, flips: false, before: { passed: true } })
	})

	it('is held to a share of all where the edited rule says so', () => {
		const ofAll = nationalProfile.matterClasses.map((own) => ({ ...own, approvalOf: 'all' as const }))
		const vote = { ...minhang, matters: [matter(600, 300, 0)] }
		expect(compareVote(vote, nationalProfile)[0]?.after?.passed).toBe(true)
		expect(compareVote(vote, { ...nationalProfile, matterClasses: ofAll })[0]?.flips).toBe(true)
	})
})
