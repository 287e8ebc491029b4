import { ballots, voteHeads, voteLogLeaves } from 'db/schema'
import { read } from 'db/store.server'
import { asc } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '~/platform/id'
import { announce, bothSay, inLeaf, keyOf, pythonSays, resigned, written } from '../../../../tests/support/bundles'
import { freshDatabase } from '../../../../tests/support/database'
import { makeEstate, makeResident } from '../../../../tests/support/factories'
import { closesAt, type MadeVote, makeVote, midway, opensAt } from '../../../../tests/support/voting'
import { cancelVote } from '../votes/cancel-vote.server'
import { castBallot } from '../votes/cast-ballot.server'
import { settleVotes } from '../votes/settle-votes.server'
import { votersOf } from '../votes/voters.server'
import { bundleOf } from './bundle.server'
import type { Bundle, SealedBundle } from './bundle-format'
import { whyNotReceipt } from './check-receipt'
import { openNote, readKey } from './checkpoint'
import { consistencyProof, isConsistent, leafHash, rootOf } from './merkle'
import { receiptFile } from './receipt-file.server'
import { textOf } from './receipt-format'
import { mutate } from './tamper'
import { verifyBundle } from './verify-bundle'
import { verifyDiff } from './verify-diff'

beforeEach(freshDatabase)

const choices = ['for', 'for', 'against', 'abstain'] as const

/** A vote with six voters: each casts, some change their ballot, and it closes. */
async function heldVote(): Promise<MadeVote & { receipts: string[] }> {
	const vote = await makeVote({ made: await makeEstate({ areas: [6000, 7001, 8020, 9300, 10_000, 11_111] }) })
	await settleVotes(opensAt)
	const receipts: string[] = []
	for (const [index, unit] of [...vote.made.units, ...vote.made.units.slice(0, 3)].entries()) {
		const owner = await makeResident(vote.made, unit)
		const [voter] = await votersOf(owner, vote.made.estate.id, vote.voteId)
		const answers = vote.matterIds.map((id, at) => [id, choices[(index + at) % choices.length] ?? 'for'] as const)
		const input = {
			voteId: vote.voteId,
			voterId: voter?.id ?? '',
			choices: Object.fromEntries(answers),
			requestKey: newId(),
		}
		const cast = await castBallot(owner, vote.made.estate, input, midway + index)
		const again = await castBallot(owner, vote.made.estate, input, midway + index + 1)
		if (!cast.ok || !again.ok) throw new Error('not cast')
		expect(again.value).toEqual({ ...cast.value, repeated: true })
		receipts.push(cast.value.receiptNumber)
	}
	await settleVotes(closesAt)
	await announce(vote)
	return { ...vote, receipts }
}

describe('the log of a vote', () => {
	test('has manifest, a leaf for each ballot and the closing record, and a head after each', async () => {
		const vote = await heldVote()
		const leaves = await read.select().from(voteLogLeaves).orderBy(asc(voteLogLeaves.position))
		expect(leaves.map(({ kind }) => kind)).toEqual(['manifest', ...Array(9).fill('ballot'), 'closing'])
		expect(await read.$count(ballots)).toBe(9)
		const heads = await read.select().from(voteHeads).orderBy(asc(voteHeads.size))
		expect(heads.map(({ size }) => size)).toEqual(leaves.map((_, index) => index + 1))
		const key = readKey((await bundleOf(keyOf(vote), 'public'))?.key ?? '')
		const hashes = leaves.map(({ content }) => leafHash(content))
		for (const { size, note } of heads) {
			const head = key && openNote(note, key)
			expect(head?.root).toEqual(rootOf(hashes.slice(0, size)))
			const root1 = head?.root ?? Buffer.alloc(0)
			const proof = consistencyProof(size, hashes)
			expect(isConsistent({ size1: BigInt(size), size2: 11n, root1, root2: rootOf(hashes), proof })).toBe(true)
		}
	})

	test('names no choice, no door and no person', async () => {
		const vote = await heldVote()
		const log = String(await written(vote, 'public'))
		expect(log).not.toMatch(/"roll"|"openings"|(for|against|abstain),/)
		for (const unit of vote.made.units) {
			expect(log).not.toContain(unit.id)
			for (const owner of unit.ownerIds) expect(log).not.toContain(owner)
		}
	})

	test('ends with a cancellation', async () => {
		const vote = await makeVote()
		await settleVotes(opensAt)
		await cancelVote(vote.officer, vote.made.estate, { voteId: vote.voteId, reason: '方案\n要改' }, midway)
		const leaves = await read.select().from(voteLogLeaves).orderBy(asc(voteLogLeaves.position))
		expect(leaves.map(({ kind }) => kind)).toEqual(['manifest', 'cancel'])
	})

	test('a vote cancelled before it opened has none', async () => {
		const vote = await makeVote()
		await cancelVote(vote.officer, vote.made.estate, { voteId: vote.voteId, reason: '改' }, opensAt - 1)
		expect(await read.$count(voteLogLeaves)).toBe(0)
	})
})

describe('both verifiers', () => {
	test('accept the sealed and the public bundle, and an interim one', async () => {
		const open = await makeVote()
		await settleVotes(opensAt)
		const files = [await written(open, 'public')]
		const vote = await heldVote()
		for (const kind of ['sealed', 'public'] as const) files.push(await written(vote, kind))
		expect(files.map((bytes) => verifyBundle(bytes).steps.filter((step) => !step.passed))).toEqual([[], [], []])
		expect(pythonSays(files)).toEqual([true, true, true])
		const key = (await bundleOf(keyOf(vote), 'public'))?.key ?? ''
		expect(files.map((bytes) => verifyBundle(bytes, key).passed)).toEqual([true, true, true])
		expect(pythonSays(files, '--key', key)).toEqual([true, true, true])
	})

	test('find 300 tamperings, those with recomputed hashes and another key among them', async () => {
		const vote = await heldVote()
		const sealed = await written(vote, 'sealed')
		const key = (await bundleOf(keyOf(vote), 'sealed'))?.key ?? ''
		const mutants = Array.from({ length: 300 }, (_, seed) => mutate(sealed, seed))
		const missed = mutants.filter(({ bytes }) => verifyBundle(bytes, key).passed)
		expect(missed.map(({ what }) => what)).toEqual([])
		const python = pythonSays(
			mutants.map(({ bytes }) => bytes),
			'--key',
			key,
		)
		expect(mutants.filter((_, index) => python[index] !== false).map(({ what }) => what)).toEqual([])
	})
})

test.each<[string, string, (bundle: SealedBundle) => Partial<Bundle>]>([
	[
		'moves a head from against to for',
		'tally',
		({ leaves }) => ({ leaves: inLeaf(leaves, -1, /for \d+\/\d+ against \d+\//, 'for 6/1 against 0/') }),
	],
	[
		'turns the verdict',
		'tally',
		({ leaves }) => ({ leaves: inLeaf(leaves, -1, /passed no\nopenings/, 'passed yes\nopenings') }),
	],
	[
		'leaves a ballot out',
		'ballots',
		({ leaves, openings }) => ({ leaves: leaves.toSpliced(1, 1), openings: openings.toSpliced(0, 1) }),
	],
	[
		'doubles a ballot',
		'ballots',
		({ leaves, openings }) => ({
			leaves: leaves.toSpliced(2, 0, leaves[1] ?? ''),
			openings: openings.toSpliced(1, 0, openings[0] ?? ''),
		}),
	],
	[
		'changes a choice',
		'openings',
		({ openings }) => ({ openings: openings.with(0, (openings[0] ?? '').replace(/for,/, 'against,')) }),
	],
	['changes a question', 'ballots', ({ leaves }) => ({ leaves: inLeaf(leaves, 0, /翻修全部/, '拆除全部') })],
	['changes an area', 'roll', ({ roll }) => ({ roll: roll.with(0, `${roll[0]}1`) })],
	[
		'adds a voter',
		'manifest',
		({ leaves }) => ({ leaves: inLeaf(leaves, 0, /voter/, `voter ${'0'.repeat(64)}\nvoter`) }),
	],
	[
		'takes a ballot of after the end',
		'ballots',
		({ leaves }) => ({ leaves: inLeaf(leaves, 9, /\nat \d+/, `\nat ${closesAt}`) }),
	],
	['leaves the closing record out', 'closing record', ({ leaves }) => ({ leaves: leaves.slice(0, -1) })],
])('whoever has the key and %s is found at the step "%s"', async (_, step, change) => {
	const lie = resigned(await written(await heldVote(), 'sealed'), change)
	expect(bothSay(lie)).toBe(step)
})

describe('bundles of two days', () => {
	test('agree when the log has only grown', async () => {
		const open = await makeVote()
		await settleVotes(opensAt)
		const monday = await written(open, 'public')
		const owner = await makeResident(open.made, open.made.units[0])
		const [voter] = await votersOf(owner, open.made.estate.id, open.voteId)
		const answers = Object.fromEntries(open.matterIds.map((id) => [id, 'for' as const]))
		const input = { voteId: open.voteId, voterId: voter?.id ?? '', choices: answers, requestKey: newId() }
		await castBallot(owner, open.made.estate, input, midway)
		const tuesday = await written(open, 'public')
		await settleVotes(closesAt)
		await announce(open)
		const last = await written(open, 'sealed')
		for (const [before, after] of [
			[monday, monday],
			[monday, tuesday],
			[tuesday, last],
			[monday, last],
		] as const) {
			expect(verifyDiff(before, after).passed).toBe(true)
		}
		expect(
			verifyDiff(last, monday)
				.steps.filter(({ passed }) => !passed)
				.map(({ name }) => name),
		).toContain('grown')
		const rewritten = resigned(last, ({ leaves }) => ({ leaves: inLeaf(leaves, 0, /opened \d/, 'opened 7') }))
		expect(
			verifyDiff(monday, rewritten)
				.steps.filter(({ passed }) => !passed)
				.map(({ name }) => name),
		).toEqual(['consistency'])
	})
})

describe('a receipt', () => {
	test('holds off line, is the same each time, and no byte of it can be another', async () => {
		const vote = await heldVote()
		for (const [index, number] of vote.receipts.entries()) {
			const file = Buffer.from((await receiptFile(keyOf(vote), number)) ?? '')
			expect(whyNotReceipt(textOf(file))).toBeNull()
			expect(String(file)).toBe(await receiptFile(keyOf(vote), number))
			const step = index === 0 ? 1 : 37
			for (let at = index; at < file.length; at += step) {
				const flipped = Buffer.from(file)
				flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
				if (whyNotReceipt(textOf(flipped)) === null)
					throw new Error(`byte ${at} of receipt ${index} was flipped unseen`)
			}
		}
	})
})
