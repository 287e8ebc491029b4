import { ballotChoices, ballots, paperBallots, paperEntries } from 'db/schema'
import { read, type Tx, write } from 'db/store.server'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { freshDatabase } from '../../../../tests/support/database'
import { captainOf, makePaperVote, makeWorker, papersIn, photoOf } from '../../../../tests/support/papers'
import { closesAt, type MadeVote, midway } from '../../../../tests/support/voting'
import { paperAgainPage } from './again-page.server'
import { enterPaperAgain, takePaper } from './enter-paper-again.server'
import { paperEntryPage } from './entry-page.server'
import { paperPage } from './paper-page.server'
import { papersPage } from './queue.server'
import { receiveEnvelope, receivePaper } from './receive-paper.server'
import { type PaperChoice, paperChoices, type Reading, validities, whyNotReading } from './rules'

beforeEach(freshDatabase)

const says = (vote: MadeVote, ...choices: PaperChoice[]): Reading => ({
	validity: 'valid',
	reason: '',
	choices: Object.fromEntries(vote.matterIds.map((id, index) => [id, choices[index] ?? 'for'])),
})
const blank: Reading = { validity: 'blank', reason: '', choices: {} }
const spoiled: Reading = { validity: 'spoiled', reason: '一个很长很长的原因，写在这里看大小会不会变', choices: {} }

/** Everything that the pages tell this person of the papers, without what differs from run to run. */
async function told(vote: MadeVote, actor: Actor, paperId: string): Promise<string> {
	const { estate, units } = vote.made
	const unit = units[0]?.id ?? ''
	const { voteId } = vote
	const pages = [
		await papersPage(actor, estate, { voteId, tab: 'waiting', page: 1 }, midway),
		await papersPage(actor, estate, { voteId, tab: 'invalid', page: 1 }, midway),
		await paperEntryPage(actor, estate, { voteId }, midway),
		await paperEntryPage(actor, estate, { voteId, unit }, midway),
		await paperEntryPage(actor, estate, { voteId, done: unit }, midway),
		await paperAgainPage(actor, estate, { voteId, paperId }, midway),
	]
	return JSON.stringify(pages).replace(/[0-9A-HJKMNP-TV-Z]{26}/g, 'ID')
}

describe('what a captain sees', () => {
	it('is the same, byte for byte, whatever was entered', async () => {
		const seen = new Set<string>()
		const runs: ((vote: MadeVote) => [Reading, Reading | null])[] = [
			(vote) => [says(vote, 'for', 'for'), null],
			(vote) => [says(vote, 'against', 'abstain'), null],
			(vote) => [says(vote, 'invalid', 'abstain'), null],
			() => [blank, null],
			() => [spoiled, null],
		]
		for (const run of runs) seen.add(await afterEntries(run))
		expect(seen.size).toBe(1)
		expect([...seen][0]?.length).toBeGreaterThan(5000)
		expect([...seen][0]).not.toMatch(/against|abstain|validity|reason|photo[^F]/)
	})

	it('and once two have entered it, whether they agreed, differed, or found it blank or spoiled', async () => {
		const seen = new Set<string>()
		const runs: ((vote: MadeVote) => [Reading, Reading | null])[] = [
			(vote) => [says(vote, 'for', 'for'), says(vote, 'for', 'for')],
			(vote) => [says(vote, 'against', 'abstain'), says(vote, 'against', 'abstain')],
			(vote) => [says(vote, 'for', 'for'), says(vote, 'against', 'for')],
			(vote) => [says(vote, 'for', 'for'), blank],
			() => [blank, blank],
			() => [spoiled, spoiled],
		]
		for (const run of runs) seen.add(await afterEntries(run))
		expect(seen.size).toBe(1)
	})

	async function afterEntries(run: (vote: MadeVote) => [Reading, Reading | null]): Promise<string> {
		await freshDatabase()
		const vote = await makePaperVote()
		const [first, second] = run(vote)
		const [captain, other, worker] = [await captainOf(vote.made), await captainOf(vote.made), await makeWorker()]
		const { estate, units } = vote.made
		const input = { voteId: vote.voteId, unitId: units[0]?.id ?? '', another: false, requestKey: newId() }
		const received = await receivePaper(captain, estate, { ...input, reading: first, photo: await photoOf() }, midway)
		if (!received.ok) throw new Error(received.error)
		const { paperId } = received.value
		if (second) {
			await takePaper(worker, estate, { voteId: vote.voteId, paperId }, midway)
			const entry = { voteId: vote.voteId, paperId, reading: second, requestKey: newId() }
			const entered = await enterPaperAgain(worker, estate, entry, midway)
			expect(entered).toEqual({ ok: true, value: { repeated: false } })
		}
		const all = [captain, other, ...(second ? [worker] : [])]
		return (await Promise.all(all.map((actor) => told(vote, actor, paperId)))).join('\n')
	}
})

it('an officer sees the entries only where they differ', async () => {
	const vote = await makePaperVote()
	const { estate, units } = vote.made
	const captain = await captainOf(vote.made)
	const worker = await makeWorker()
	const seen = []
	for (const [index, second] of [null, says(vote, 'for', 'for'), says(vote, 'against', 'for')].entries()) {
		const input = { voteId: vote.voteId, unitId: units[index]?.id ?? '', another: false, requestKey: newId() }
		const reading = says(vote, 'for', 'for')
		const received = await receivePaper(captain, estate, { ...input, reading, photo: await photoOf() }, midway)
		if (!received.ok) throw new Error(received.error)
		const which = { voteId: vote.voteId, paperId: received.value.paperId }
		if (second) {
			await takePaper(worker, estate, which, midway)
			await enterPaperAgain(worker, estate, { ...which, reading: second, requestKey: newId() }, midway)
		}
		seen.push((await paperPage(vote.officer, estate, which, midway))?.entries.length)
	}
	expect(seen).toEqual([0, 0, 2])
})

describe('only what the paper offers is stored (A10)', () => {
	const word = fc.oneof(
		fc.constantFrom(...paperChoices),
		fc.constantFrom('', 'yes', 'FOR', 'for ', '同意', 'null', 'NaN', '-1', '0', '[object Object]', 'constructor'),
		fc.string({ unit: 'binary', maxLength: 8 }),
	)

	it('3,000 random readings: each is one of what is offered, or refused with its reason and leaves nothing', async () => {
		const vote = await makePaperVote({ paper: 'sealed' })
		const { estate } = vote.made
		const input = { voteId: vote.voteId, code: '1', another: false, requestKey: newId() }
		const received = await receiveEnvelope(await captainOf(vote.made), estate, input, midway)
		if (!received.ok) throw new Error(received.error)
		const { paperId } = received.value
		const counter = await makeWorker()
		const [one = '', two = ''] = vote.matterIds
		const key = fc.oneof(fc.constantFrom(one, two, 'toString', '__proto__', 'x'), fc.string({ maxLength: 6 }))
		const shapes = fc.record({
			validity: fc.constantFrom(...validities),
			reason: fc.constantFrom('', '涂改'),
			choices: fc.array(fc.tuple(key, word), { maxLength: 4 }),
		})
		const offered: readonly string[] = paperChoices
		let refusals = 0
		await fc.assert(
			fc.asyncProperty(shapes, async ({ choices, ...rest }) => {
				const given: Reading = JSON.parse(JSON.stringify({ ...rest, choices: Object.fromEntries(choices) }))
				const keys = Object.keys(given.choices)
				const whole =
					given.validity === 'valid'
						? keys.length === 2 &&
							[one, two].every((id) => keys.includes(id) && offered.includes(given.choices[id] ?? '')) &&
							keys.some((id) => given.choices[id] !== 'invalid')
						: keys.length === 0 && (given.validity === 'blank' || given.reason !== '')
				expect(whyNotReading(vote.matterIds, given) === null).toBe(whole)
				if (whole || refusals >= 400) return
				refusals += 1
				const entry = { voteId: vote.voteId, paperId, reading: given, requestKey: newId() }
				const entered = await enterPaperAgain(counter, estate, entry, closesAt)
				expect(entered.ok).toBe(false)
			}),
			{ numRuns: 3000 },
		)
		expect(refusals).toBe(400)
		expect(await read.select().from(paperEntries)).toEqual([])
		expect(await read.select().from(ballots)).toEqual([])
		expect(await papersIn(vote)).toMatchObject([{ state: 'received', ballotId: null }])
	}, 60_000)

	it('and the tables refuse the rest by themselves', async () => {
		const vote = await makePaperVote()
		const { estate, units } = vote.made
		const [captain, worker] = [await captainOf(vote.made), await makeWorker()]
		const input = { voteId: vote.voteId, unitId: units[0]?.id ?? '', another: false, requestKey: newId() }
		const received = await receivePaper(
			captain,
			estate,
			{ ...input, reading: says(vote, 'for'), photo: await photoOf() },
			midway,
		)
		if (!received.ok) throw new Error(received.error)
		const which = { voteId: vote.voteId, paperId: received.value.paperId }
		await takePaper(worker, estate, which, midway)
		await enterPaperAgain(worker, estate, { ...which, reading: says(vote, 'for'), requestKey: newId() }, midway)
		const [paper] = await papersIn(vote)
		const [entry] = await read.select().from(paperEntries)
		const [choice] = await read.select().from(ballotChoices)
		if (!paper || !entry || !choice) throw new Error('nothing to harm')
		const harms: ((tx: Tx) => Promise<unknown>)[] = [
			(tx) => tx.execute(sql`update paper_entries set validity = 'blank'`),
			(tx) => tx.execute(sql`delete from paper_entries`),
			(tx) => tx.execute(sql`delete from paper_ballots`),
			(tx) => tx.execute(sql`update paper_ballots set voter_id = 'x'`),
			(tx) => tx.execute(sql`update paper_ballots set photo_file_id = null`),
			(tx) => tx.execute(sql`update paper_ballots set received_by = ${worker.personId}`),
			(tx) => tx.execute(sql`update paper_ballots set state = 'counted'`),
			(tx) => tx.execute(sql`update paper_ballots set state = 'received'`),
			(tx) => tx.execute(sql`update paper_ballots set ballot_id = null`),
			(tx) => tx.execute(sql`update ballot_choices set choice = 'against'`),
			(tx) => tx.insert(paperEntries).values({ ...entry, position: 4, enteredBy: 'x' }),
			(tx) => tx.insert(paperEntries).values({ ...entry, position: 3 }),
			(tx) => tx.insert(paperEntries).values({ ...entry, enteredBy: 'x' }),
			(tx) => tx.insert(paperBallots).values({ ...paper, id: newId(), requestKey: newId(), photoFileId: null }),
			(tx) => tx.insert(paperBallots).values({ ...paper, id: newId(), requestKey: newId(), ballotId: null }),
			(tx) => tx.insert(paperBallots).values({ ...paper, id: newId(), requestKey: newId(), voterId: 'x' }),
			(tx) => tx.insert(paperBallots).values({ ...paper, id: newId() }),
			(tx) =>
				tx.execute(
					sql`insert into ballot_choices (estate_id, ballot_id, matter_id, choice) values (${estate.id}, ${choice.ballotId}, ${choice.matterId}, 'yes')`,
				),
			(tx) =>
				tx.execute(
					sql`insert into paper_entries (estate_id, paper_id, position, entered_by, entered_at, validity, reason, choices, request_key)
					    values (${estate.id}, ${paper.id}, 3, 'x', 1, 'maybe', '', '{}', 'k')`,
				),
		]
		for (const [index, harm] of harms.entries()) {
			await expect(write(harm), `harm ${index}`).rejects.toThrow()
		}
		expect(await papersIn(vote)).toEqual([paper])
		expect(await read.select().from(paperEntries)).toHaveLength(2)
	})
})
