import { auditEntries, files, ruleProfiles, voteDrafts, voteMatters, votes } from 'db/schema'
import { read, write } from 'db/store.server'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { addDays, shanghaiDay } from '~/platform/shanghai'
import { freshDatabase } from '../../../../tests/support/database'
import { makeEstate, makeOfficer, makeResident, publishPlan } from '../../../../tests/support/factories'
import { announcedAt, announceInput } from '../../../../tests/support/voting'
import { announcePage } from './announce-page.server'
import { announceVote } from './announce-vote.server'
import { deleteVoteDraft, saveVoteDraft, voteDraft, voteDraftsOf } from './draft-vote.server'
import { nationalProfile } from './national-profile'
import type { RuleProfile } from './profile'

beforeEach(freshDatabase)

const today = shanghaiDay(announcedAt)

async function ready() {
	const made = await makeEstate()
	const officer = await makeOfficer()
	const { versionId } = await publishPlan(made.estate.id)
	return { made, officer, versionId }
}

function putProfile(id: string, rules: Partial<RuleProfile>, applies: 'by-itself' | 'when-chosen' = 'when-chosen') {
	return write((tx) =>
		tx.insert(ruleProfiles).values({
			id,
			code: id,
			version: 1,
			regionPath: '51/',
			applies,
			validFrom: '2026-01-01',
			validTo: null,
			rules: { ...nationalProfile, ...rules },
		}),
	)
}

describe('a draft of a vote', () => {
	it('keeps what was typed, complete or not, and the same form is the same draft', async () => {
		const { made, officer } = await ready()
		const requestKey = newId()
		const typed = { requestKey, title: '屋面', firstDay: 'bald', matters: [{ title: '屋面' }] }
		const saved = await Promise.all([1, 2, 3].map((ms) => saveVoteDraft(officer, made.estate, typed, announcedAt + ms)))
		expect(new Set(saved.map((result) => result.ok && result.value.draftId)).size).toBe(1)
		const [line] = await voteDraftsOf(made.estate.id)
		expect(line).toMatchObject({ title: '屋面', by: '测试员' })
		await saveVoteDraft(officer, made.estate, { requestKey, title: '屋面和外墙' }, announcedAt + 9)
		expect(await voteDraft(made.estate.id, line?.id)).toMatchObject({
			requestKey,
			content: { title: '屋面和外墙' },
			updatedAt: announcedAt + 9,
		})
		const elsewhere = await makeEstate({ name: '别处' })
		expect(await voteDraft(elsewhere.estate.id, line?.id)).toBeNull()
		expect(await voteDraftsOf(elsewhere.estate.id)).toEqual([])
	})

	it('is gone when its notice is posted, and the vote of that form is one', async () => {
		const { made, officer, versionId } = await ready()
		const input = announceInput(versionId)
		await saveVoteDraft(officer, made.estate, { requestKey: input.requestKey, title: '草稿' }, announcedAt)
		const posted = await Promise.all([1, 2].map(() => announceVote(officer, made.estate, input, announcedAt)))
		expect(new Set(posted.map((result) => result.ok && result.value.voteId)).size).toBe(1)
		expect(await read.$count(voteDrafts)).toBe(0)
		expect(await saveVoteDraft(officer, made.estate, { requestKey: input.requestKey }, announcedAt)).toMatchObject({
			error: 'announce:refusal.draft-posted',
		})
	})

	it('stays when the notice is refused', async () => {
		const { made, officer, versionId } = await ready()
		const input = announceInput(versionId, { firstDay: today })
		await saveVoteDraft(officer, made.estate, { requestKey: input.requestKey, title: '草稿' }, announcedAt)
		expect(await announceVote(officer, made.estate, input, announcedAt)).toMatchObject({
			error: 'votes:refusal.notice-too-short',
		})
		expect(await read.$count(voteDrafts)).toBe(1)
	})

	it('is deleted once', async () => {
		const { made, officer } = await ready()
		const saved = await saveVoteDraft(officer, made.estate, { requestKey: newId() }, announcedAt)
		const draftId = saved.ok ? saved.value.draftId : ''
		expect(await deleteVoteDraft(officer, made.estate, draftId, announcedAt)).toEqual({ ok: true, value: null })
		expect(await deleteVoteDraft(officer, made.estate, draftId, announcedAt)).toMatchObject({
			error: 'announce:refusal.no-such-draft',
		})
	})

	it('is for officers of the street, and there are not endlessly many', async () => {
		const { made, officer } = await ready()
		const others: Actor[] = [await makeResident(made, made.units[0]), await makeOfficer('51/5101/510107/510107099/')]
		for (const actor of others) {
			expect(await saveVoteDraft(actor, made.estate, { requestKey: newId() }, announcedAt)).toMatchObject({
				error: 'votes:refusal.not-officer',
			})
		}
		for (let count = 0; count < 20; count++)
			await saveVoteDraft(officer, made.estate, { requestKey: newId() }, announcedAt)
		expect(await saveVoteDraft(officer, made.estate, { requestKey: newId() }, announcedAt)).toMatchObject({
			error: 'announce:refusal.too-many-drafts',
		})
	})
})

describe('the rules of a vote', () => {
	it('are chosen among those in force; the vote keeps them with their thresholds', async () => {
		const { made, officer, versionId } = await ready()
		const lift = {
			code: 'rebuild',
			kind: 'special',
			nameZh: '加装电梯',
			nameEn: 'Lift',
			participation: [2, 3],
			approval: [2, 3],
			approvalBound: 'at-least',
			approvalOf: 'all',
		} as const
		await putProfile('lift', { matterClasses: [lift], noticeDays: 10 })
		const page = await announcePage(made.estate, 'zh-CN', announcedAt, 'lift')
		expect(page?.profiles.map(({ id }) => id)).toEqual(['national-1', 'lift'])
		expect(page).toMatchObject({ profile: { id: 'lift' }, rules: { noticeDays: 10 } })
		const input = announceInput(versionId, {
			profileId: 'lift',
			firstDay: addDays(today, 10),
			matters: [{ title: '电梯', text: '加装电梯', classCode: 'rebuild' }],
		})
		expect(await announceVote(officer, made.estate, input, announcedAt)).toMatchObject({ ok: true })
		const [vote] = await read.select().from(votes)
		expect(vote?.profileId).toBe('lift')
		const [matter] = await read.select().from(voteMatters)
		expect(matter).toMatchObject({ approvalNumerator: 2, approvalDenominator: 3, approvalOf: 'all' })
	})

	it('are refused when they are not in force here', async () => {
		const { made, officer, versionId } = await ready()
		const input = announceInput(versionId, { profileId: 'nothing' })
		expect(await announceVote(officer, made.estate, input, announcedAt)).toMatchObject({
			error: 'announce:refusal.unknown-profile',
		})
	})
})

describe('rules by which silence counts', () => {
	const pdf = () => new File(['%PDF-1.4\n1 0 obj\n%%EOF\n'], 'clause.pdf', { type: 'application/pdf' })

	async function deemed() {
		const ready_ = await ready()
		await putProfile('deemed', { silence: 'deemed-majority' })
		const input = announceInput(ready_.versionId, { profileId: 'deemed' })
		return { ...ready_, input }
	}

	it('want the clause and the day of its adoption', async () => {
		const { made, officer, input } = await deemed()
		const attempts = [
			[{}, 'announce:refusal.no-silence-clause'],
			[{ silenceClauseDay: '2020-05-01' }, 'announce:refusal.no-silence-clause'],
			[{ silenceClause: pdf() }, 'announce:refusal.no-silence-clause'],
			[{ silenceClause: pdf(), silenceClauseDay: addDays(today, 1) }, 'announce:refusal.silence-day'],
			[{ silenceClause: new File(['no'], 'a.pdf'), silenceClauseDay: '2020-05-01' }, 'files:refusal.wrong-kind'],
		] as const
		for (const [change, error] of attempts) {
			expect(await announceVote(officer, made.estate, { ...input, ...change }, announcedAt)).toMatchObject({ error })
		}
		expect(await read.$count(votes)).toBe(0)
		expect(await read.$count(files)).toBe(0)
	})

	it('keep it with the vote, frozen', async () => {
		const { made, officer, input } = await deemed()
		const complete = { ...input, silenceClause: pdf(), silenceClauseDay: '2020-05-01' }
		expect(await announceVote(officer, made.estate, complete, announcedAt)).toMatchObject({ ok: true })
		expect(await announceVote(officer, made.estate, complete, announcedAt)).toMatchObject({ ok: true })
		const [vote] = await read.select().from(votes)
		const [file] = await read.select().from(files)
		expect(vote).toMatchObject({ silenceClauseFileId: file?.id, silenceClauseDay: '2020-05-01' })
		expect(file).toMatchObject({ subjectKind: 'silence-clause', subjectId: vote?.id })
		expect(await read.$count(files)).toBe(1)
		await expect(write((tx) => tx.update(votes).set({ silenceClauseDay: null }))).rejects.toThrow()
		expect(await read.$count(auditEntries, eq(auditEntries.deed, 'announce-vote'))).toBe(2)
	})
})
