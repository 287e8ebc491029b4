import { auditEntries, owners, ownerships, paperBallots, rollVoters } from 'db/schema'
import { read, write } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { extractText, getDocumentProxy } from 'unpdf'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/features/identity/types'
import { i18nFor } from '~/platform/i18n.server'
import { newId } from '~/platform/id'
import { drawSheets } from '~/platform/pdf/sheets.server'
import type { Sheet } from '~/platform/sheet'
import { freshDatabase } from '../../../../tests/support/database'
import { makeEstate, makeHolder, makeOfficer, makeResident } from '../../../../tests/support/factories'
import { makeProfile } from '../../../../tests/support/papers'
import {
	type AnnounceInput,
	announcedAt,
	closesAt,
	type MadeVote,
	makeVote,
	midway,
} from '../../../../tests/support/voting'
import { readPaperNumber } from '../papers/paper-number.server'
import { castBallot } from '../votes/cast-ballot.server'
import type { RuleProfile } from '../votes/profile'
import { formOfVote, recordPrinting } from './compose.server'
import type { FormQuery } from './forms'
import { placeOfPaper } from './place-of-paper.server'
import { type FormName, formNames } from './rules'

beforeEach(freshDatabase)

const origin = 'https://jiayuan.example.cn'
const reader = (lng: 'zh-CN' | 'en' = 'zh-CN') => ({ t: i18nFor(lng).getFixedT(lng), lng, origin })

/** Two buildings with two entrances of three doors each; the owner of 1-1-101 has 2-1-101 too. */
async function bigVote(): Promise<MadeVote> {
	const made = await makeEstate({ buildings: 2, entrancesEach: 2, areas: [6000, 7000, 8000] })
	return makeVote({ made })
}

async function sheetsOf(vote: MadeVote, form: FormName, at: number, who?: Actor, query: FormQuery = {}, lng?: 'en') {
	const asked = { voteId: vote.voteId, form, ...query }
	const found = await formOfVote(who ?? vote.officer, vote.made.estate, asked, reader(lng), at)
	if (!found) return null
	return 'notNow' in found ? found.notNow : [...found.sheets()]
}

async function made(...args: Parameters<typeof sheetsOf>): Promise<Sheet[]> {
	const sheets = await sheetsOf(...args)
	if (!Array.isArray(sheets)) throw new Error(`no sheets: ${sheets}`)
	return sheets
}

/** All that a sheet says. */
function textOf(value: unknown): string {
	if (typeof value === 'string') return `${value}\n`
	if (typeof value !== 'object' || value === null) return ''
	return Object.values(value).map(textOf).join('')
}

function captainOf(vote: MadeVote, building: number, entrance?: number): Promise<Actor> {
	const own = vote.made.buildings[building]
	const place = entrance === undefined ? own : own?.entrances[entrance]
	const scopeKind = entrance === undefined ? 'building' : 'entrance'
	const scope = { scopeKind, scopeId: place?.id ?? '', estateId: vote.made.estate.id, regionPath: null } as const
	return makeHolder('captain', scope)
}

/** A vote of six homes by a profile, announced on 1 November. */
async function voteBy(profile: Partial<RuleProfile>, change: Partial<AnnounceInput> = {}): Promise<MadeVote> {
	await makeProfile(profile)
	return makeVote({ change })
}

describe('what the forms say', () => {
	it('the roll shows each door with its area, sums by building, and how to object; before the opening too', async () => {
		const vote = await bigVote()
		for (const at of [announcedAt, midway]) {
			const sheets = await made(vote, 'roll', at)
			expect(sheets).toHaveLength(3)
			const [overview = '', first = ''] = sheets.map(textOf)
			expect(overview).toMatch(/1 栋\n2\n6\n420\.00 ㎡/)
			expect(overview).toMatch(/合计（投票权人 12 人）\n4\n12\n840\.00 ㎡/)
			expect(overview).toContain('以前提出')
			expect(first).toMatch(/101\n60\.00 ㎡\n201\n70\.00 ㎡\n301\n80\.00 ㎡\n合计 3 户\n210\.00 ㎡/)
			expect(first).toContain(at === midway ? '名册已于 2026年11月19日' : '投票开始时（2026年11月16日')
		}
	})

	it('no form names an owner: not one of those that hang at the gate, not the ballot', async () => {
		const vote = await bigVote()
		const named = await read.select({ id: owners.id }).from(owners).where(eq(owners.estateId, vote.made.estate.id))
		await write(async (tx) => {
			for (const [index, { id }] of named.entries()) {
				await tx
					.update(owners)
					.set({ name: `欧阳独名${index}` })
					.where(eq(owners.id, id))
			}
		})
		for (const [form, at] of [
			['roll', announcedAt],
			['roll', midway],
			['notice', announcedAt],
			['ballots', midway],
			['deliveries', midway],
			['power', midway],
			['count-record', closesAt + 1000],
			['preliminary', closesAt + 1000],
		] as const) {
			const text = textOf(await made(vote, form, at))
			expect(text, form).not.toContain('欧阳独名')
			expect(text, form).toContain(vote.made.estate.name)
			expect(text, form).toContain(vote.made.estate.number)
		}
	})

	it('the notice has the matters word for word, what each needs, the window and no warning where silence is nothing', async () => {
		const vote = await makeVote()
		const [notice] = await made(vote, 'notice', announcedAt)
		const text = textOf(notice)
		for (const part of [
			'翻修全部屋面',
			'加装电梯三部',
			'使用建筑物及其附属设施的维修资金',
			'三分之二',
			'超过二分之一',
			'占四分之三以上',
			'2026年11月16日 00:00 至 2026年11月25日 24:00',
			'不算参加表决',
		]) {
			expect(text).toContain(part)
		}
		expect(text).not.toContain('特别提示')
		expect(notice?.qr?.text).toBe(`${origin}/estates/${vote.made.estate.id}/votes/${vote.voteId}`)
	})

	it('where silence counts, notice and ballot warn of it and name the clause', async () => {
		const silenceClause = new File(['%PDF-1.4\n%%EOF\n'], '议事规则.pdf', { type: 'application/pdf' })
		const vote = await voteBy({ silence: 'deemed-majority' }, { silenceClause, silenceClauseDay: '2025-03-01' })
		for (const [form, at] of [
			['notice', announcedAt],
			['ballots', midway],
		] as const) {
			const text = textOf((await made(vote, form, at))[0])
			expect(text).toContain('特别提示：不投票也有后果')
			expect(text).toContain('2025年3月1日通过')
		}
	})

	it('each voter has one ballot whose QR says its vote and number', async () => {
		const vote = await bigVote()
		const sheets = await made(vote, 'ballots', midway)
		expect(sheets).toHaveLength(12)
		for (const [index, sheet] of sheets.entries()) {
			expect(sheet.number).toBe(`第 ${String(index + 1).padStart(4, '0')} 号`)
			expect(readPaperNumber(sheet.qr?.text ?? '')).toEqual({ voteId: vote.voteId, number: index + 1 })
		}
		const text = textOf(sheets[0])
		for (const part of ['1 栋 1 单元 101', '60.00 ㎡，计 1 人', '翻修全部屋面', '同意\n反对\n弃权', '业主签名']) {
			expect(text).toContain(part)
		}
		expect(sheets[0]?.blocks.filter(({ kind }) => kind === 'boxes')).toHaveLength(3)
	})

	it('a sealed ballot asks for no signature and has a label for its envelope', async () => {
		const vote = await voteBy({ paper: 'sealed' })
		const [sheet] = await made(vote, 'ballots', midway, undefined, { size: 'large' })
		expect(sheet?.large).toBe(true)
		expect(sheet?.qr).toBeUndefined()
		const label = sheet?.blocks.find((block) => block.kind === 'label')
		expect(readPaperNumber(label?.kind === 'label' ? label.qr.text : '')).toMatchObject({ number: 1 })
		expect(textOf(sheet)).toContain('不要签名')
		expect(textOf(sheet)).not.toContain('业主签名')
	})

	it('the record of the count has what became of the papers and no split; the preliminary result has both and a deadline', async () => {
		const vote = await makeVote()
		await sheetsOf(vote, 'ballots', midway)
		const [voter] = await read.select().from(rollVoters).where(eq(rollVoters.voteId, vote.voteId)).limit(1)
		const [unit] = vote.made.units
		await castBallot(
			await makeResident(vote.made, unit),
			vote.made.estate,
			{
				voteId: vote.voteId,
				voterId: voter?.id ?? '',
				choices: Object.fromEntries(vote.matterIds.map((id) => [id, 'for' as const])),
				requestKey: newId(),
			},
			midway,
		)
		await write((tx) =>
			tx.insert(paperBallots).values({
				estateId: vote.made.estate.id,
				id: newId(),
				voteId: vote.voteId,
				voterId: voter?.id ?? '',
				unitId: unit?.id ?? '',
				mode: 'sealed',
				receivedAt: midway,
				receivedBy: 'captain',
				requestKey: newId(),
				state: 'rejected',
				reason: 'duplicate',
				settledAt: midway,
				settledBy: 'officer',
			}),
		)
		expect(await sheetsOf(vote, 'count-record', midway)).toBe('vote-forms:not-now.before-count')
		expect(await sheetsOf(vote, 'preliminary', midway)).toBe('vote-forms:not-now.before-count')
		const record = textOf(await made(vote, 'count-record', closesAt + 1000))
		expect(record).toMatch(/不收（.*）\n1\n/)
		expect(record).toMatch(/收到合计\n1\n/)
		expect(record).toContain('计票人二签名')
		expect(record).not.toContain('同意')
		const preliminary = textOf(await made(vote, 'preliminary', closesAt + 1000))
		expect(preliminary).toContain('同意 1 人、60.00 ㎡；反对 0 人')
		expect(preliminary).toMatch(/未达到，差 \d/)
		expect(preliminary).toContain('有异议的，请在 2026年')
		expect(await sheetsOf(vote, 'announcement', closesAt + 1000)).toBe('vote-forms:not-now.before-result')
	})

	it('the English forms hold no Chinese but names', async () => {
		const vote = await makeVote()
		for (const [form, at] of [
			['roll', announcedAt],
			['power', midway],
			['deliveries', midway],
			['count-record', closesAt + 1000],
		] as const) {
			const text = textOf(await made(vote, form, at, undefined, {}, 'en'))
			const left = text.replace(/测试小区|测试路|屋面翻修和加装电梯|屋面翻修|加装电梯|\d 栋|\d 单元|区划\d+|㎡/g, '')
			expect(left.match(/\p{Script=Han}+/gu) ?? [], form).toEqual([])
		}
	})
})

describe('who gets them', () => {
	it('a captain has the doors of the own building or entrance, and nobody else’s', async () => {
		const vote = await bigVote()
		const second = await captainOf(vote, 1)
		const stairs = await captainOf(vote, 0, 1)
		for (const form of ['roll', 'ballots', 'deliveries'] as const) {
			const text = textOf(await made(vote, form, midway, second))
			expect(text).toContain('2 栋')
			expect(text).not.toContain('1 栋')
		}
		expect(await made(vote, 'ballots', midway, second)).toHaveLength(6)
		const few = await made(vote, 'ballots', midway, stairs)
		expect(few.map(({ number }) => number)).toEqual(['第 0004 号', '第 0005 号', '第 0006 号'])
		const [first] = vote.made.buildings
		expect(await sheetsOf(vote, 'ballots', midway, second, { building: first?.id ?? '' })).toBeNull()
		expect(await made(vote, 'ballots', midway, undefined, { building: first?.id ?? '' })).toHaveLength(6)
	})

	it('nobody has anything of a vote of another estate, nor without a right to its papers', async () => {
		const vote = await bigVote()
		const other = await makeEstate({ name: '别的小区' })
		const strangers = [
			await makeOfficer('51/5101/510107/510107099/'),
			await makeResident(vote.made, vote.made.units[0]),
			await makeHolder('auditor', {
				scopeKind: 'region',
				scopeId: '510107',
				estateId: null,
				regionPath: '51/5101/510107/',
			}),
		]
		for (const actor of strangers) {
			for (const form of formNames) expect(await sheetsOf(vote, form, midway, actor)).toBeNull()
		}
		const asked = { voteId: vote.voteId, form: 'ballots' }
		expect(await formOfVote(vote.officer, other.estate, asked, reader(), midway)).toBeNull()
		expect(await formOfVote(vote.officer, vote.made.estate, { ...asked, form: 'nothing' }, reader(), midway)).toBeNull()
	})

	it('a scanned number leads who carries papers there to its door, all others to the vote, and a guess nowhere', async () => {
		const vote = await bigVote()
		const sheets = await made(vote, 'ballots', midway)
		const sealed = sheets[6]?.qr?.text.split('/').at(-1)
		const { estate } = vote.made
		const page = `/estates/${estate.id}/votes/${vote.voteId}`
		const door = `${page}/papers/new?unit=${vote.made.units[6]?.id}`
		expect(await placeOfPaper(vote.officer, estate, sealed, midway)).toBe(door)
		expect(await placeOfPaper(await captainOf(vote, 1, 0), estate, sealed, midway)).toBe(door)
		expect(await placeOfPaper(await captainOf(vote, 0), estate, sealed, midway)).toBe(page)
		expect(await placeOfPaper(await makeResident(vote.made, vote.made.units[0]), estate, sealed, midway)).toBe(page)
		expect(await placeOfPaper(vote.officer, estate, sealed, closesAt + 1000)).toBe(page)
		expect(await placeOfPaper(vote.officer, estate, sealed?.replace('.7.', '.8.'), midway)).toBeNull()
		const other = await makeEstate({ name: '别的小区' })
		expect(await placeOfPaper(vote.officer, other.estate, sealed, midway)).toBeNull()
	})

	it('printing ballots is recorded with how many', async () => {
		const vote = await makeVote()
		await recordPrinting(vote.officer, vote.made.estate, { voteId: vote.voteId, ballots: 6, asPdf: true }, midway)
		const [entry] = await read.select().from(auditEntries).where(eq(auditEntries.deed, 'print-ballots'))
		expect(entry).toMatchObject({ subjectId: vote.voteId, outcome: 'done', detail: { ballots: 6, pdf: true } })
	})
})

describe('a voter with doors in two buildings', () => {
	it('has one ballot, in the building of the first door, with all doors and the summed area', async () => {
		const built = await makeEstate({ buildings: 2, areas: [6000, 7000] })
		const [first, , third] = built.units
		await write((tx) =>
			tx
				.update(ownerships)
				.set({ ownerId: first?.ownerIds[0] ?? '' })
				.where(and(eq(ownerships.estateId, built.estate.id), eq(ownerships.unitId, third?.id ?? ''))),
		)
		const vote = await makeVote({ made: built })
		const all = await made(vote, 'ballots', midway)
		expect(all).toHaveLength(3)
		expect(textOf(all[0])).toContain('1 栋 1 单元 101、2 栋 1 单元 101')
		expect(textOf(all[0])).toContain('120.00 ㎡，计 1 人')
		expect(await made(vote, 'ballots', midway, await captainOf(vote, 1))).toHaveLength(1)
	})
})

it('as PDF a ballot gives its Han and its digits back', async () => {
	const vote = await makeVote()
	const sheets = await made(vote, 'ballots', midway)
	const parts: Buffer[] = []
	for await (const part of drawSheets(sheets, '表决票')) parts.push(Buffer.from(part))
	const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(Buffer.concat(parts))))
	expect(totalPages).toBeGreaterThanOrEqual(6)
	const all = text.join('').replace(/\s+/g, '')
	for (const part of [
		'第0006号',
		'1栋1单元601',
		'翻修全部屋面',
		'同意',
		'反对',
		'弃权',
		'110.00㎡',
		'2026年11月25日24:00',
	]) {
		expect(all.normalize('NFKC')).toContain(part.normalize('NFKC'))
	}
})
