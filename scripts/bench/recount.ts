/**
 * W4, in a process of its own: a vote of many ballots is cast, closed and announced by the deeds themselves; then how long its result
 * takes to be on screen, and its recount from a sealed bundle with the whole chain checked. Prints one line of JSON.
 * tsx scripts/bench/recount.ts <ballots> <ballots of the province>
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median } from './report'

const [count = 20_000, province = 2_390_000] = process.argv.slice(2).map(Number)
const folder = mkdtempSync(join(tmpdir(), 'wugong-recount-'))
process.env.DATA_DIR = folder
process.env.DATABASE_URL = ''
process.env.PORT = '0'

const { prepareStore } = await import('db/migrate.server')
const { closeStore, read } = await import('db/store.server')
const { votes } = await import('db/schema')
const { eq } = await import('drizzle-orm')
const { currentActor } = await import('~/features/identity/actor.server')
const { announceResult } = await import('~/features/planning/votes/announce-result.server')
const { castBallot } = await import('~/features/planning/votes/cast-ballot.server')
const { closedResult } = await import('~/features/planning/votes/count-ballots.server')
const { settleVote } = await import('~/features/planning/votes/settle-votes.server')
const { bundleOf } = await import('~/features/planning/proof/bundle.server')
const { writeBundle } = await import('~/features/planning/proof/bundle-format')
const { verifyBundle } = await import('~/features/planning/proof/verify-bundle')
const { newId } = await import('~/platform/id')
const { makeOfficer } = await import('../../tests/support/factories')
const { makeEstate } = await import('./register')

const timed = async <T>(work: () => T | Promise<T>): Promise<{ value: T; ms: number }> => {
	const began = performance.now()
	return { value: await work(), ms: performance.now() - began }
}

async function rowOf(voteId: string) {
	const [row] = await read.select().from(votes).where(eq(votes.id, voteId)).limit(1)
	if (!row) throw new Error('no such vote')
	return row
}

try {
	await prepareStore()
	const at = Date.now()
	const voters = await makeEstate('玉林花园', count, at)
	const { estateId, voteId } = voters[0] ?? { estateId: '', voteId: '' }
	const estate = { id: estateId, regionPath: '51/5101/510107/510107004/510107004001/' }
	const choices = ['for', 'for', 'for', 'against', 'abstain'] as const
	for (let from = 0; from < voters.length; from += 200) {
		const some = voters.slice(from, from + 200).map(async (voter, index) => {
			const actor = await currentActor(new Request('http://portal/', { headers: { Cookie: voter.cookie } }))
			if (!actor) throw new Error('nobody is signed in')
			const answers = Object.fromEntries(voter.matterIds.map((id) => [id, choices[index % 5] ?? 'for']))
			const { voterId } = voter
			const ballot = { voteId, voterId, choices: answers, requestKey: newId() }
			const cast = await castBallot(actor, estate, ballot, at)
			if (!cast.ok) throw new Error(cast.error)
		})
		await Promise.all(some)
	}
	await settleVote(estateId, voteId, (await rowOf(voteId)).closesAt)
	const { closedAt, objectionsUntil } = await rowOf(voteId)
	if (!closedAt || objectionsUntil === null) throw new Error('the vote was not counted')
	const preliminary: number[] = []
	for (let time = 0; time < 30; time++) preliminary.push((await timed(() => closedResult(estateId, voteId, false))).ms)
	const officer = await makeOfficer()
	const announced = await announceResult(officer, estate, { voteId }, Math.max(objectionsUntil, closedAt) + 1)
	if (!announced.ok) throw new Error(announced.error)
	const first = await timed(() => closedResult(estateId, voteId, true))
	const again: number[] = []
	for (let time = 0; time < 200; time++) again.push((await timed(() => closedResult(estateId, voteId, true))).ms)

	const bundle = await bundleOf({ estateId, voteId }, 'sealed')
	if (!bundle) throw new Error('the vote has no log')
	const bytes = Buffer.from(writeBundle(bundle))
	const recount = () => {
		const { steps } = verifyBundle(bytes, bundle.key)
		const failed = steps.find(({ passed }) => passed === false)
		if (failed) throw new Error(`the recount fails at ${failed.name}`)
	}
	const recounts: number[] = []
	for (let time = 0; time < 5; time++) recounts.push((await timed(recount)).ms)
	const logs = Math.ceil(province / count)
	const began = performance.now()
	for (let log = 0; log < logs; log++) recount()
	const provinceMs = province > 0 ? performance.now() - began : Number.NaN
	const figures = {
		count,
		preliminaryMs: median(preliminary.slice(5)),
		firstMs: first.ms,
		onScreenMs: median(again),
		recountMs: median(recounts),
		bundleMiB: bytes.length / 2 ** 20,
		province: logs * count,
		provinceMs,
	}
	console.log(JSON.stringify(figures))
} finally {
	await closeStore()
	rmSync(folder, { recursive: true, force: true })
}
