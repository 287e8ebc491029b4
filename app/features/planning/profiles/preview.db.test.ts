import { read } from 'db/store.server'
import { beforeEach, describe, expect, it } from 'vitest'
import { castBallot } from '~/features/planning/votes/cast-ballot.server'
import { countBallots } from '~/features/planning/votes/count-ballots.server'
import { nationalProfile } from '~/features/planning/votes/national-profile'
import type { RuleProfile } from '~/features/planning/votes/profile'
import type { Choice } from '~/features/planning/votes/rules'
import { settleVotes } from '~/features/planning/votes/settle-votes.server'
import { votersOf } from '~/features/planning/votes/voters.server'
import { newId } from '~/platform/id'
import { freshDatabase } from '../../../../tests/support/database'
import { countyPath, makeEstate, makeHolder, makeOfficer, makeResident } from '../../../../tests/support/factories'
import { closesAt, type MadeVote, makeVote, midway, opensAt } from '../../../../tests/support/voting'
import { previewProfile } from './preview.server'

beforeEach(freshDatabase)

/** The owners of the first units vote like this, in the order of the doors. */
async function castAll(vote: MadeVote, choices: readonly Choice[]) {
	for (const [index, choice] of choices.entries()) {
		const owner = await makeResident(vote.made, vote.made.units[index])
		const [voter] = await votersOf(owner, vote.made.estate.id, vote.voteId)
		const answers = Object.fromEntries(vote.matterIds.map((id) => [id, choice]))
		const input = { voteId: vote.voteId, voterId: voter?.id ?? '', choices: answers, requestKey: newId() }
		const cast = await castBallot(owner, vote.made.estate, input, midway)
		if (!cast.ok) throw new Error(cast.error)
	}
}

async function voteWith(choices: readonly Choice[], options: Parameters<typeof makeVote>[0] = {}) {
	const vote = await makeVote(options)
	await settleVotes(opensAt)
	await castAll(vote, choices)
	return vote
}

/** Every class asks for this approval. */
function approving(approval: readonly [number, number], approvalBound: 'over' | 'at-least' = 'at-least'): RuleProfile {
	const matterClasses = nationalProfile.matterClasses.map((own) => ({ ...own, approval, approvalBound }))
	return { ...nationalProfile, matterClasses }
}

const outcomes = (preview: Awaited<ReturnType<typeof previewProfile>>) =>
	preview.votes.map((vote) =>
		vote.matters.map(({ before, after, flips }) => [before.passed, after?.passed ?? null, flips]),
	)

describe('what a change would have done to closed votes', () => {
	it('says which outcome flips, from the counts of the closing', async () => {
		// three of five agree, with 210 of 400 ㎡
		const vote = await voteWith(['for', 'for', 'for', 'against', 'abstain'])
		await settleVotes(closesAt)
		const counted = await countBallots(read, vote.made.estate.id, vote.voteId)
		const preview = await previewProfile(vote.officer, countyPath.slice(0, 3), nationalProfile)
		expect(preview.more).toBe(false)
		expect(preview.votes.map(({ voteId }) => voteId)).toEqual([vote.voteId])
		for (const [index, matter] of (preview.votes[0]?.matters ?? []).entries()) {
			expect(matter.before.strict).toEqual(counted.matters[index]?.result)
			expect(matter.after?.strict).toEqual(counted.matters[index]?.result)
		}
		expect(outcomes(preview)).toEqual([
			[
				[true, true, false],
				[false, false, false],
			],
		])
		expect(outcomes(await previewProfile(vote.officer, '', approving([3, 4])))).toEqual([
			[
				[true, false, true],
				[false, false, false],
			],
		])
		expect(outcomes(await previewProfile(vote.officer, '', approving([1, 2], 'over')))).toEqual([
			[
				[true, true, false],
				[false, true, true],
			],
		])
	})

	it('leaves a class that the edited rule does not have uncompared', async () => {
		const vote = await voteWith(['for', 'for', 'for', 'for', 'for'])
		await settleVotes(closesAt)
		const matterClasses = nationalProfile.matterClasses.filter(({ code }) => code === 'rebuild')
		expect(outcomes(await previewProfile(vote.officer, '', { ...nationalProfile, matterClasses }))).toEqual([
			[
				[true, null, false],
				[true, true, false],
			],
		])
	})

	it('shows nothing of a vote that is open, or that another office runs', async () => {
		const vote = await voteWith(['for', 'against', 'for', 'for'])
		expect(await previewProfile(vote.officer, '', approving([3, 4]))).toEqual({ votes: [], more: false })
		await settleVotes(closesAt)
		const elsewhere = await makeOfficer('51/5101/510107/510107005/')
		expect((await previewProfile(elsewhere, '', nationalProfile)).votes).toEqual([])
		expect((await previewProfile(vote.officer, '33/3301/', nationalProfile)).votes).toEqual([])
		const auditor = await makeHolder('auditor', {
			scopeKind: 'region',
			scopeId: '510107',
			estateId: null,
			regionPath: countyPath,
		})
		expect((await previewProfile(auditor, '', nationalProfile)).votes).toEqual([])
	})

	it('holds several votes apart', async () => {
		const first = await voteWith(['for', 'for', 'for', 'for', 'for'])
		const second = await voteWith(['against', 'against', 'against', 'against', 'for'], {
			made: await makeEstate({ name: '另一个小区', areas: [6000, 7000, 8000, 9000, 10_000, 11_000] }),
		})
		await settleVotes(closesAt)
		const preview = await previewProfile(first.officer, '', nationalProfile)
		const forHeads = new Map(
			preview.votes.map(({ voteId, matters }) => [voteId, matters.map(({ before }) => before.strict.for.heads)]),
		)
		expect(forHeads.get(first.voteId)).toEqual([5, 5])
		expect(forHeads.get(second.voteId)).toEqual([1, 1])
	})
})
