import { stringify } from 'csv-stringify/sync'
import { auditEntries, ballotChoices, ballots, municipalImports, rollVoters } from 'db/schema'
import { read } from 'db/store.server'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { castBallot } from '~/features/planning/votes/cast-ballot.server'
import { votersOf } from '~/features/planning/votes/voters.server'
import { newId } from '~/platform/id'
import { readWorkbook } from '~/platform/workbook/read-workbook.server'
import { freshDatabase } from '../../../../tests/support/database'
import { makeEstate, makeResident } from '../../../../tests/support/factories'
import { captainOf, makePaperVote, makeWorker } from '../../../../tests/support/papers'
import { closesAt, type MadeVote, midway } from '../../../../tests/support/voting'
import { importMunicipal, previewMunicipal } from './import-municipal.server'
import { forgetFile, keepFile, keptFile } from './kept-file.server'
import { locateRows } from './locate'
import { mostRows } from './rules'
import { municipalTemplate } from './template.server'
import { readHeading } from './words.server'

beforeEach(freshDatabase)

const headings = ['楼栋', '单元', '室号', '投票时间', '流水号', '第 1 项 屋面翻修', '第 2 项 加装电梯']
const line = (room: string, reference: string, one = '同意', two = '反对', time = '2026-11-17 09:00') => [
	'1 栋',
	'1 单元',
	room,
	time,
	reference,
	one,
	two,
]

function file(...rows: string[][]) {
	return { fileName: 'votes.csv', bytes: new Uint8Array(Buffer.from(stringify([headings, ...rows]))) }
}

const take = ({ made, officer, voteId }: MadeVote, kept: ReturnType<typeof file>, at = midway) =>
	importMunicipal(officer, made.estate, { voteId, file: kept }, at)
const counting = ({ voteId }: MadeVote) =>
	read
		.select({ seq: rollVoters.ballotSeq, number: rollVoters.number })
		.from(rollVoters)
		.where(eq(rollVoters.voteId, voteId))
		.orderBy(rollVoters.number)

describe('a file of the city’s ballots', () => {
	it('is taken whole, once, and a row of it in another file counts once', async () => {
		const vote = await makePaperVote()
		const first = file(line('101', 'A-1'), line('201', 'A-2', '弃权', '同意'))
		expect(await take(vote, first)).toEqual({ ok: true, value: { taken: 2, rows: 2 } })
		expect(await take(vote, first)).toMatchObject({ ok: false, error: 'municipal:refusal.same-file' })
		expect(await take(vote, file(line('101', 'A-1'), line('301', 'A-3')))).toEqual({
			ok: true,
			value: { taken: 1, rows: 2 },
		})
		const given = await read.select().from(ballots).orderBy(ballots.requestKey)
		expect(given.map(({ channel, requestKey, castBy }) => [channel, requestKey, castBy])).toEqual(
			['A-1', 'A-2', 'A-3'].map((reference) => ['municipal', `municipal:${reference}`, vote.officer.personId]),
		)
		expect((await counting(vote)).map(({ seq }) => seq)).toEqual([1, 1, 1, 0, 0, 0])
		expect(await read.select().from(municipalImports)).toMatchObject([{ taken: 2 }, { taken: 1, rows: 2 }])
		const entries = await read.select().from(auditEntries).where(eq(auditEntries.deed, 'import-municipal'))
		expect(entries.map(({ outcome, reason }) => [outcome, reason]).toSorted()).toEqual([
			['done', null],
			['done', null],
			['refused', 'municipal:refusal.same-file'],
		])
	})

	it('with one error is refused and nothing of it is stored', async () => {
		const vote = await makePaperVote()
		const bad = file(line('101', 'B-1'), line('999', 'B-2'), line('201', 'B-3', '也许', '同意'))
		const preview = await previewMunicipal(vote.made.estate, vote.voteId, bad, midway)
		expect(preview.ok && preview.value.issues).toMatchObject([
			{ row: 3, column: 'room', code: 'unknown-door' },
			{ row: 4, column: 'matter', matter: 1, code: 'choice-not-offered', value: '也许' },
		])
		expect(await take(vote, bad)).toMatchObject({ error: 'municipal:refusal.has-errors', facts: { count: 2 } })
		expect(await read.select().from(ballots)).toEqual([])
		expect(await read.select().from(municipalImports)).toEqual([])
	})

	it('is the officer’s, and comes in before the closing', async () => {
		const vote = await makePaperVote()
		for (const actor of [
			await captainOf(vote.made),
			await makeWorker(),
			await makeResident(vote.made, vote.made.units[0]),
		]) {
			const input = { voteId: vote.voteId, file: file(line('101', 'C-1')) }
			expect(await importMunicipal(actor, vote.made.estate, input, midway)).toMatchObject({
				error: 'municipal:refusal.not-yours',
			})
		}
		expect(await take(vote, file(line('101', 'C-1')), closesAt)).toMatchObject({ error: 'municipal:refusal.closed' })
		expect(await take(vote, { fileName: 'x.xlsx', bytes: new Uint8Array([0x25, 0x50, 0x44, 0x46]) })).toMatchObject({
			error: 'common:refusal.file-type',
		})
	})

	it('follows a ballot online as its next version, and is refused where nobody may vote twice', async () => {
		for (const revote of ['until-closing', 'never'] as const) {
			await freshDatabase()
			const vote = await makePaperVote({ revote })
			const owner = await makeResident(vote.made, vote.made.units[0])
			const [voter] = await votersOf(owner, vote.made.estate.id, vote.voteId)
			const choices = Object.fromEntries(vote.matterIds.map((id) => [id, 'for' as const]))
			const input = { voteId: vote.voteId, voterId: voter?.id ?? '', choices, requestKey: newId() }
			await castBallot(owner, vote.made.estate, input, midway)
			const taken = await take(vote, file(line('101', 'D-1')))
			expect(taken).toMatchObject(revote === 'never' ? { error: 'municipal:refusal.has-errors' } : { ok: true })
			expect((await counting(vote))[0]?.seq).toBe(revote === 'never' ? 1 : 2)
		}
	})

	it('sent twice at once is imported once', async () => {
		const vote = await makePaperVote()
		const one = file(line('101', 'E-1'), line('201', 'E-2'))
		const results = await Promise.all([1, 2, 3, 4].map(() => take(vote, one)))
		expect(results.filter(({ ok }) => ok)).toHaveLength(1)
		expect(await read.select().from(ballots)).toHaveLength(2)
		expect(await read.select().from(ballotChoices)).toHaveLength(4)
	})

	it('the template lists the roll, and comes back filled', async () => {
		const vote = await makePaperVote()
		for (const lng of ['zh-CN', 'en']) {
			const word = (number: number, title: string) =>
				lng === 'en' ? `Matter ${number}: ${title}` : `第 ${number} 项 ${title}`
			const bytes = new Uint8Array(await municipalTemplate(vote.made.estate.id, vote.voteId, lng, word))
			const book = await readWorkbook(bytes, 'template.xlsx')
			if (!book.ok) throw new Error(book.error)
			expect(book.value.grids[0]?.rows).toHaveLength(7)
			expect(locateRows(book.value.grids, readHeading, 2).issues).toMatchObject([{ code: 'no-rows' }])
			expect(locateRows(book.value.grids, readHeading, 3).issues).toMatchObject([{ code: 'no-column', matter: 3 }])
		}
	})

	it('waits between check and import for the person who sent it alone', async () => {
		const one = file(line('101', 'F-1'))
		const name = await keepFile('vote', 'me', one)
		expect(await keptFile('vote', 'me', name)).toMatchObject({ fileName: 'votes.csv' })
		expect(Buffer.from((await keptFile('vote', 'me', name))?.bytes ?? []).equals(Buffer.from(one.bytes))).toBe(true)
		expect(await keptFile('vote', 'other', name)).toBeNull()
		expect(await keptFile('vote', 'me', '../../etc/passwd')).toBeNull()
		await forgetFile('vote', 'me', name)
		expect(await keptFile('vote', 'me', name)).toBeNull()
	})

	it('of as many rows as it may have is one deed', async () => {
		const areas = Array.from({ length: mostRows / 2 }, () => 6000)
		const vote = await makePaperVote({}, await makeEstate({ entrancesEach: 2, areas }))
		const rows = ['1 单元', '2 单元'].flatMap((entrance) =>
			areas.map((_, index) => line(`${index + 1}01`, `${entrance[0]}-${index}`).with(1, entrance)),
		)
		const began = performance.now()
		expect(await take(vote, file(...rows))).toEqual({ ok: true, value: { taken: mostRows, rows: mostRows } })
		console.info(`${mostRows} municipal ballots in ${Math.round(performance.now() - began)} ms`)
	}, 60_000)
})
