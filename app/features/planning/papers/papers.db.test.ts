import { auditEntries, ballotChoices, ballots, files, outbox, paperEntries, voteLogLeaves, votes } from 'db/schema'
import { read } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import { storedPath } from '~/features/files/folder.server'
import type { Actor } from '~/features/identity/types'
import { castBallot } from '~/features/planning/votes/cast-ballot.server'
import { settleVotes } from '~/features/planning/votes/settle-votes.server'
import { votersOf } from '~/features/planning/votes/voters.server'
import { newId } from '~/platform/id'
import { freshDatabase } from '../../../../tests/support/database'
import { makeOfficer, makeResident } from '../../../../tests/support/factories'
import { captainOf, livingIn, makePaperVote, makeWorker, papersIn, photoOf } from '../../../../tests/support/papers'
import { closesAt, type MadeVote, midway, voteRow } from '../../../../tests/support/voting'
import { enterPaperAgain, takePaper } from './enter-paper-again.server'
import { paperNumberText } from './paper-number.server'
import { paperFigures, paperPhoto } from './queries.server'
import { receiveEnvelope, receivePaper } from './receive-paper.server'
import type { PaperChoice, Reading } from './rules'
import { rejectPaper, settlePaper } from './settle-paper.server'

beforeEach(freshDatabase)

const says = ({ matterIds }: MadeVote, ...choices: PaperChoice[]): Reading => ({
	validity: 'valid',
	reason: '',
	choices: Object.fromEntries(matterIds.map((id, index) => [id, choices[index] ?? choices[0] ?? 'for'])),
})
const blank: Reading = { validity: 'blank', reason: '', choices: {} }

/** An open paper of the home with this number among the units. */
async function receive(
	vote: MadeVote,
	actor: Actor,
	index = 0,
	change: Partial<Parameters<typeof receivePaper>[2]> = {},
) {
	const unitId = vote.made.units[index]?.id ?? ''
	const input = { voteId: vote.voteId, unitId, reading: says(vote, 'for'), another: false, requestKey: newId() }
	return receivePaper(actor, vote.made.estate, { ...input, photo: await photoOf(), ...change }, midway)
}

async function received(...of: Parameters<typeof receive>): Promise<string> {
	const result = await receive(...of)
	if (!result.ok) throw new Error(result.error)
	return result.value.paperId
}

async function again(vote: MadeVote, actor: Actor, paperId: string, reading: Reading, at = midway) {
	const { voteId, made } = vote
	const took = await takePaper(actor, made.estate, { voteId, paperId }, at)
	if (!took.ok) return took
	return enterPaperAgain(actor, made.estate, { voteId, paperId, reading, requestKey: newId() }, at)
}

async function online(vote: MadeVote, index = 0, choice: 'for' | 'against' = 'against') {
	const owner = await makeResident(vote.made, vote.made.units[index])
	const [voter] = await votersOf(owner, vote.made.estate.id, vote.voteId)
	const choices = Object.fromEntries(vote.matterIds.map((id) => [id, choice]))
	const input = { voteId: vote.voteId, voterId: voter?.id ?? '', choices, requestKey: newId() }
	const cast = await castBallot(owner, vote.made.estate, input, midway)
	if (!cast.ok) throw new Error(cast.error)
	return owner
}

const figures = (vote: MadeVote) => paperFigures(read, vote.made.estate.id, vote.voteId)
const stateOf = async (vote: MadeVote, paperId: string) =>
	(await papersIn(vote)).find(({ id }) => id === paperId)?.state
const leavesOf = (vote: MadeVote, kind: 'paper' | 'ballot') =>
	read
		.select({ content: voteLogLeaves.content, position: voteLogLeaves.position })
		.from(voteLogLeaves)
		.where(and(eq(voteLogLeaves.voteId, vote.voteId), eq(voteLogLeaves.kind, kind)))
const messages = async () => (await read.select().from(outbox)).map(({ template }) => template).toSorted()

describe('an open paper', () => {
	it('is a ballot once a second person has entered it alike: ballot, leaf, messages and record', async () => {
		const vote = await makePaperVote()
		await makeResident(vote.made, vote.made.units[0])
		const [captain, worker] = [await captainOf(vote.made), await makeWorker()]
		const paperId = await received(vote, captain, 0, { reading: says(vote, 'for', 'invalid') })
		expect(await read.select().from(ballots)).toEqual([])
		expect(await messages()).toEqual(['paper-received'])
		expect(await again(vote, worker, paperId, says(vote, 'for', 'invalid'))).toMatchObject({ ok: true })
		const [ballot] = await read.select().from(ballots)
		expect(ballot).toMatchObject({ channel: 'paper', seq: 1, castBy: captain.personId, unitId: vote.made.units[0]?.id })
		const choices = await read.select().from(ballotChoices)
		expect(choices.map(({ choice }) => choice).toSorted()).toEqual(['for', 'invalid'])
		expect(await papersIn(vote)).toMatchObject([{ state: 'confirmed', ballotId: ballot?.id, settledAt: midway }])
		const [leaf] = await leavesOf(vote, 'paper')
		expect(leaf?.content).toMatch(/\nfirst [0-9a-f]{64}\nsecond [0-9a-f]{64}\noutcome confirmed\nballot 1\n/)
		expect(await messages()).toEqual(['paper-confirmed', 'paper-received'])
		const entries = await read.select().from(auditEntries).where(eq(auditEntries.subjectId, paperId))
		expect(entries.map(({ deed, outcome }) => `${deed} ${outcome}`).toSorted()).toEqual([
			'enter-paper-again done',
			'receive-paper done',
			'take-paper done',
		])
		expect(JSON.stringify(entries)).not.toMatch(/"for"|invalid/)
		expect(await figures(vote)).toEqual({
			received: 1,
			confirmed: 1,
			setAside: 0,
			blank: 0,
			spoiled: 0,
			rejected: 0,
			voided: 0,
		})
	})

	it('keeps a photo without where and by what it was taken', async () => {
		const vote = await makePaperVote()
		await received(vote, await captainOf(vote.made))
		const [file] = await read.select().from(files)
		expect(file).toMatchObject({ subjectKind: 'paper', mediaType: 'image/webp' })
		expect((await sharp(storedPath(file?.storageName ?? '', 'full')).metadata()).exif).toBeUndefined()
	})

	it('that two read differently waits for the officer, who settles it as a third person', async () => {
		const vote = await makePaperVote()
		const [captain, worker] = [await captainOf(vote.made), await makeWorker()]
		const paperId = await received(vote, captain, 0, { reading: says(vote, 'for') })
		expect(await again(vote, worker, paperId, says(vote, 'against'))).toEqual({ ok: true, value: { repeated: false } })
		expect(await stateOf(vote, paperId)).toBe('differs')
		expect(await read.select().from(ballots)).toEqual([])
		const input = { voteId: vote.voteId, paperId, reading: says(vote, 'against'), requestKey: newId() }
		expect(await settlePaper(captain, vote.made.estate, input, midway)).toMatchObject({
			error: 'papers:refusal.not-your-part',
		})
		expect(await settlePaper(vote.officer, vote.made.estate, input, midway)).toMatchObject({ ok: true })
		expect(await settlePaper(vote.officer, vote.made.estate, input, midway)).toEqual({
			ok: true,
			value: { repeated: true },
		})
		expect(await stateOf(vote, paperId)).toBe('confirmed')
		const choices = await read.select().from(ballotChoices)
		expect(choices.map(({ choice }) => choice)).toEqual(['against', 'against'])
	})

	it('an officer who has entered it does not settle it', async () => {
		const vote = await makePaperVote()
		const paperId = await received(vote, await captainOf(vote.made))
		await again(vote, vote.officer, paperId, blank)
		const input = { voteId: vote.voteId, paperId, reading: blank, requestKey: newId() }
		expect(await settlePaper(vote.officer, vote.made.estate, input, midway)).toMatchObject({
			error: 'papers:refusal.took-part',
		})
		expect(await settlePaper(await makeOfficer(), vote.made.estate, input, midway)).toMatchObject({ ok: true })
		expect(await figures(vote)).toMatchObject({ confirmed: 0, blank: 1 })
	})

	it('that is blank or spoiled is no ballot, counts apart and leaves a leaf', async () => {
		const vote = await makePaperVote()
		const [captain, worker] = [await captainOf(vote.made), await makeWorker()]
		const spoiled = (reason: string): Reading => ({ validity: 'spoiled', reason, choices: {} })
		const one = await received(vote, captain, 0, { reading: blank })
		const two = await received(vote, captain, 1, { reading: spoiled('两项都打了勾') })
		await again(vote, worker, one, blank)
		await again(vote, worker, two, spoiled('重复勾选'))
		expect(await figures(vote)).toMatchObject({ received: 2, confirmed: 0, blank: 1, spoiled: 1 })
		expect(await read.select().from(ballots)).toEqual([])
		expect((await leavesOf(vote, 'paper')).map(({ content }) => /outcome (.*)/.exec(content)?.[1])).toEqual([
			'invalid',
			'invalid',
		])
	})

	it('of a household that has voted online follows the profile', async () => {
		for (const [conflict, state] of [
			['electronic-stands', 'set-aside'],
			['paper-stands', 'confirmed'],
			['first-stands', 'set-aside'],
			['last-stands', 'confirmed'],
		] as const) {
			await freshDatabase()
			const vote = await makePaperVote({ conflict })
			await online(vote)
			const paperId = await received(vote, await captainOf(vote.made))
			await again(vote, await makeWorker(), paperId, says(vote, 'for'))
			expect([conflict, await stateOf(vote, paperId)]).toEqual([conflict, state])
			const standing = state === 'confirmed' ? { confirmed: 1, setAside: 0 } : { confirmed: 0, setAside: 1 }
			expect(await figures(vote)).toMatchObject(standing)
			expect(await messages()).toContain(`paper-${state}`)
		}
	})

	it('a second one of a household is flagged, and the officer decides', async () => {
		const vote = await makePaperVote()
		const [captain, worker] = [await captainOf(vote.made), await makeWorker()]
		const first = await received(vote, captain)
		await again(vote, worker, first, says(vote, 'for'))
		expect(await receive(vote, captain)).toMatchObject({ error: 'papers:refusal.already-received' })
		const second = await received(vote, captain, 0, { another: true, reading: says(vote, 'against') })
		await again(vote, worker, second, says(vote, 'against'))
		expect((await papersIn(vote)).find(({ id }) => id === second)).toMatchObject({
			state: 'differs',
			reason: 'duplicate',
		})
		const rejection = { voteId: vote.voteId, paperId: second, why: 'duplicate', note: '' } as const
		expect(await rejectPaper(vote.officer, vote.made.estate, rejection, midway)).toMatchObject({ ok: true })
		expect(await rejectPaper(vote.officer, vote.made.estate, rejection, midway)).toEqual({
			ok: true,
			value: { repeated: true },
		})
		expect(await figures(vote)).toMatchObject({ received: 2, confirmed: 1, rejected: 1 })
		expect(await read.select().from(ballots)).toHaveLength(1)
	})

	it('a later ballot online takes its place, and the figures say so', async () => {
		const vote = await makePaperVote()
		const paperId = await received(vote, await captainOf(vote.made))
		await again(vote, await makeWorker(), paperId, says(vote, 'for'))
		await online(vote)
		expect(await figures(vote)).toMatchObject({ confirmed: 0, setAside: 1 })
	})
})

describe('bad hands and bad papers are refused, recorded, and leave nothing (A9)', () => {
	async function refusedAs(vote: MadeVote, deed: () => Promise<{ ok: boolean }>, error: string) {
		const before = await read.select().from(auditEntries)
		expect(await deed()).toMatchObject({ ok: false, error })
		const after = await read.select().from(auditEntries)
		expect(after.slice(before.length)).toMatchObject([{ outcome: 'refused', reason: error }])
		expect(await read.select().from(ballots)).toEqual([])
		expect(await leavesOf(vote, 'paper')).toEqual([])
	}

	it.each<[string, (vote: MadeVote) => ReturnType<typeof receive>, string]>([
		['the captain of another building', async (vote) => receive(vote, await captainOf(vote.made, 1)), 'not-your-part'],
		['a resident', async (vote) => receive(vote, await makeResident(vote.made, vote.made.units[1])), 'not-your-part'],
		['an auditor of nothing', async (vote) => receive(vote, await makeOfficer('51/5102/')), 'not-your-part'],
		[
			'a captain for herself',
			async (vote) => receive(vote, await livingIn(await captainOf(vote.made), vote.made, 0)),
			'own-household',
		],
		['a door that is not on the roll', async (vote) => receive(vote, vote.officer, 99), 'not-on-roll'],
		['another vote', async (vote) => receive(vote, vote.officer, 0, { voteId: 'x' }), 'no-such-vote'],
		[
			'a matter of another vote',
			async (vote) =>
				receive(vote, vote.officer, 0, { reading: { ...blank, validity: 'valid', choices: { x: 'for' } } }),
			'foreign-matter',
		],
		[
			'a matter forgotten',
			async (vote) => receive(vote, vote.officer, 0, { reading: { ...blank, validity: 'valid' } }),
			'incomplete',
		],
		[
			'a PDF',
			async (vote) => receive(vote, vote.officer, 0, { photo: new File(['%PDF-1.4\n%%EOF\n'], 'a.pdf') }),
			'not-a-picture',
		],
	])('%s', async (_, deed, why) => {
		const vote = await makePaperVote()
		await refusedAs(vote, () => deed(vote), `papers:refusal.${why}`)
		expect(await papersIn(vote)).toEqual([])
		expect(await read.select().from(files)).toEqual([])
	})

	it('a photo that is no photo', async () => {
		const vote = await makePaperVote()
		await refusedAs(
			vote,
			() => receive(vote, vote.officer, 0, { photo: new File(['hello'], 'x.jpg') }),
			'files:refusal.wrong-kind',
		)
	})

	it('a vote without paper, one in sealed envelopes, and one that is over', async () => {
		const none = await makePaperVote({ paper: 'none' })
		await refusedAs(none, () => receive(none, none.officer), 'papers:refusal.no-paper')
		await freshDatabase()
		const sealed = await makePaperVote({ paper: 'sealed' })
		await refusedAs(sealed, () => receive(sealed, sealed.officer), 'papers:refusal.sealed-vote')
		await freshDatabase()
		const open = await makePaperVote()
		const input = { voteId: open.voteId, code: '1', another: false, requestKey: newId() }
		await refusedAs(
			open,
			() => receiveEnvelope(open.officer, open.made.estate, input, midway),
			'papers:refusal.open-vote',
		)
		const late = { voteId: open.voteId, unitId: open.made.units[0]?.id ?? '', reading: blank, another: false }
		await refusedAs(
			open,
			async () =>
				receivePaper(
					open.officer,
					open.made.estate,
					{ ...late, photo: await photoOf(), requestKey: newId() },
					closesAt,
				),
			'papers:refusal.closed',
		)
	})

	it('one person for both entries, the wrong second person, a photo nobody took in hand, an entry after saving', async () => {
		const vote = await makePaperVote()
		const captain = await captainOf(vote.made)
		const paperId = await received(vote, captain)
		const which = { voteId: vote.voteId, paperId }
		const enter = (actor: Actor, requestKey = newId()) =>
			enterPaperAgain(actor, vote.made.estate, { ...which, reading: says(vote, 'for'), requestKey }, midway)
		const worker = await makeWorker()
		await refusedAs(vote, () => enter(captain), 'papers:refusal.same-person')
		await refusedAs(vote, () => takePaper(captain, vote.made.estate, which, midway), 'papers:refusal.same-person')
		await refusedAs(vote, async () => enter(await captainOf(vote.made, 1)), 'papers:refusal.not-your-part')
		await refusedAs(vote, async () => enter(await livingIn(worker, vote.made, 0)), 'papers:refusal.own-household')
		await refusedAs(vote, () => enter(worker), 'papers:refusal.not-taken')
		await takePaper(worker, vote.made.estate, which, midway)
		await refusedAs(vote, () => enter(vote.officer), 'papers:refusal.taken')
		await refusedAs(vote, () => takePaper(vote.officer, vote.made.estate, which, midway), 'papers:refusal.taken')
		const settle = { ...which, reading: blank, requestKey: newId() }
		await refusedAs(
			vote,
			() => settlePaper(vote.officer, vote.made.estate, settle, midway),
			'papers:refusal.not-differing',
		)
		const key = newId()
		expect(await enter(worker, key)).toEqual({ ok: true, value: { repeated: false } })
		expect(await enter(worker, key)).toEqual({ ok: true, value: { repeated: true } })
		expect(await enter(worker)).toMatchObject({ error: 'papers:refusal.settled' })
		expect(await enter(captain)).toMatchObject({ error: 'papers:refusal.settled' })
		expect(await read.select().from(ballots)).toHaveLength(1)
		expect(await read.select().from(paperEntries)).toHaveLength(2)
	})

	it('anything after the count', async () => {
		const vote = await makePaperVote()
		const paperId = await received(vote, await captainOf(vote.made))
		await rejectPaper(
			vote.officer,
			vote.made.estate,
			{ voteId: vote.voteId, paperId, why: 'unsigned', note: '' },
			midway,
		)
		await settleVotes(closesAt)
		expect((await voteRow(vote)).closedAt).toBe(closesAt)
		const settle = { voteId: vote.voteId, paperId, reading: blank, requestKey: newId() }
		expect(await settlePaper(vote.officer, vote.made.estate, settle, closesAt + 1)).toMatchObject({
			error: 'papers:refusal.counted',
		})
	})
})

describe('the photo', () => {
	it('is for the officer and for whoever has it in hand, and for no captain once it is entered', async () => {
		const vote = await makePaperVote()
		const [captain, worker] = [await captainOf(vote.made), await makeWorker()]
		const paperId = await received(vote, captain)
		const [file] = await read.select().from(files)
		const seen = async (actor: Actor | null, at = midway) =>
			(await paperPhoto(actor, vote.made.estate, file?.id ?? '', at)) !== null
		const owner = await makeResident(vote.made, vote.made.units[0])
		const everyone = async () =>
			Promise.all([captain, worker, vote.officer, await captainOf(vote.made), owner, null].map((actor) => seen(actor)))
		expect(await everyone()).toEqual([false, false, true, false, false, false])
		await takePaper(worker, vote.made.estate, { voteId: vote.voteId, paperId }, midway)
		expect(await everyone()).toEqual([false, true, true, false, false, false])
		await again(vote, worker, paperId, says(vote, 'against'))
		expect(await everyone()).toEqual([false, false, true, false, false, false])
		expect(await seen(await makeOfficer('51/5102/'))).toBe(false)
	})
})

describe('sealed envelopes', () => {
	const envelope = (vote: MadeVote, actor: Actor, code: string, at = midway, another = false) =>
		receiveEnvelope(actor, vote.made.estate, { voteId: vote.voteId, code, another, requestKey: newId() }, at)
	const count = (vote: MadeVote, actor: Actor, paperId: string, reading: Reading, at = closesAt) =>
		enterPaperAgain(actor, vote.made.estate, { voteId: vote.voteId, paperId, reading, requestKey: newId() }, at)

	it('come in by number or QR, stay shut until the closing, and two counters enter each; the count waits', async () => {
		const vote = await makePaperVote({ paper: 'sealed' })
		const captain = await captainOf(vote.made)
		expect(await envelope(vote, captain, '6')).toMatchObject({ error: 'papers:refusal.not-your-part' })
		expect(await envelope(vote, captain, '7')).toMatchObject({ error: 'papers:refusal.wrong-number' })
		expect(await envelope(vote, captain, paperNumberText('other', 1))).toMatchObject({
			error: 'papers:refusal.wrong-number',
		})
		const one = await envelope(vote, captain, ' １ ')
		const two = await envelope(vote, captain, paperNumberText(vote.voteId, 2))
		if (!one.ok || !two.ok) throw new Error('not received')
		expect(await envelope(vote, captain, '1')).toMatchObject({ error: 'papers:refusal.already-received' })
		expect(await messages()).toEqual([])

		const [first, second] = [await makeWorker(), await makeWorker()]
		expect(await count(vote, first, one.value.paperId, says(vote, 'for'), midway)).toMatchObject({
			error: 'papers:refusal.envelope-shut',
		})
		await settleVotes(closesAt)
		expect((await voteRow(vote)).closedAt).toBeNull()
		expect(await count(vote, captain, one.value.paperId, says(vote, 'for'))).toMatchObject({
			error: 'papers:refusal.not-your-part',
		})
		for (const paper of [one.value, two.value]) {
			expect(await count(vote, first, paper.paperId, says(vote, 'for'))).toMatchObject({ ok: true })
			expect(await count(vote, first, paper.paperId, says(vote, 'for'))).toMatchObject({
				error: 'papers:refusal.same-person',
			})
			expect(await stateOf(vote, paper.paperId)).toBe('received')
			expect(await count(vote, second, paper.paperId, says(vote, 'for'))).toMatchObject({ ok: true })
		}
		expect(await figures(vote)).toMatchObject({ received: 2, confirmed: 2 })
		await settleVotes(closesAt + 60_000)
		const [row] = await read.select({ closedAt: votes.closedAt }).from(votes).where(eq(votes.id, vote.voteId))
		expect(row?.closedAt).toBe(closesAt + 60_000)
	})
})

describe('at once', () => {
	it('two second entries: one is the second, the other is told that somebody else had it', async () => {
		const vote = await makePaperVote({ paper: 'sealed' })
		const one = await receiveEnvelope(
			await captainOf(vote.made),
			vote.made.estate,
			{ voteId: vote.voteId, code: '1', another: false, requestKey: newId() },
			midway,
		)
		if (!one.ok) throw new Error(one.error)
		const counters = await Promise.all(Array.from({ length: 8 }, makeWorker))
		const results = await Promise.all(
			counters.map((actor) =>
				enterPaperAgain(
					actor,
					vote.made.estate,
					{ voteId: vote.voteId, paperId: one.value.paperId, reading: says(vote, 'for'), requestKey: newId() },
					closesAt,
				),
			),
		)
		expect(results.filter(({ ok }) => ok)).toHaveLength(2)
		expect(await read.select().from(paperEntries)).toHaveLength(2)
		expect(await read.select().from(ballots)).toHaveLength(1)
		expect(await figures(vote)).toMatchObject({ received: 1, confirmed: 1 })
	})

	it('two receipts of the same paper make one, by the same key and by another', async () => {
		const vote = await makePaperVote()
		const captain = await captainOf(vote.made)
		const requestKey = newId()
		const same = await Promise.all([1, 2, 3, 4].map(() => receive(vote, captain, 0, { requestKey })))
		expect(new Set(same.map((result) => result.ok && result.value.paperId)).size).toBe(1)
		const others = await Promise.all([1, 2, 3, 4].map(() => receive(vote, captain, 1)))
		expect(others.filter(({ ok }) => ok)).toHaveLength(1)
		expect(await papersIn(vote)).toHaveLength(2)
		expect(await read.select().from(files)).toHaveLength(2)
		expect(await receive(vote, vote.officer, 0, { requestKey })).toMatchObject({ error: 'papers:refusal.stale-key' })
	})

	it('two papers of one household confirmed at once: one is a ballot, the other waits for the officer', async () => {
		const vote = await makePaperVote()
		const captain = await captainOf(vote.made)
		const papers = [await received(vote, captain), await received(vote, captain, 0, { another: true })]
		const workers = [await makeWorker(), await makeWorker()]
		await Promise.all(
			papers.map((paperId, index) => again(vote, workers[index] ?? captain, paperId, says(vote, 'for'))),
		)
		const states = (await papersIn(vote)).map(({ state }) => state)
		expect(states.toSorted()).toEqual(['confirmed', 'differs'])
		expect(await read.select().from(ballots)).toHaveLength(1)
	})

	it('a ballot online and a paper confirmed: each has its number, and the electronic one stands', async () => {
		const vote = await makePaperVote()
		const paperId = await received(vote, await captainOf(vote.made))
		const worker = await makeWorker()
		await takePaper(worker, vote.made.estate, { voteId: vote.voteId, paperId }, midway)
		const entry = { voteId: vote.voteId, paperId, reading: says(vote, 'for'), requestKey: newId() }
		await Promise.all([online(vote), enterPaperAgain(worker, vote.made.estate, entry, midway)])
		const given = await read.select().from(ballots)
		expect(given.map(({ seq }) => seq).toSorted()).toEqual([1, 2])
		expect(await figures(vote)).toMatchObject({ confirmed: 0, setAside: 1 })
	})
})
