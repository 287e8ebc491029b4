import { loadReference } from 'db/reference.server'
import { auditEntries, calendarDays } from 'db/schema'
import { read, write } from 'db/store.server'
import { desc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { postingEnd } from '~/features/planning/votes/calendar'
import { calendarDaysFrom, calendarFor } from '~/features/planning/votes/calendar.server'
import { freshDatabase } from '../../../../tests/support/database'
import { countyPath, makeHolder, makeOfficer } from '../../../../tests/support/factories'
import { importCalendar } from './import-calendar.server'
import { calendarYear, knownYears, periodEnd } from './queries.server'

beforeEach(freshDatabase)

const makeCounty = () =>
	makeHolder('county-officer', { scopeKind: 'region', scopeId: '510107', estateId: null, regionPath: countyPath })

const list2027 = {
	year: 2027,
	source: '测试通知',
	days: [
		{ day: '2027-01-01', kind: 'holiday', name: '元旦' },
		{ day: '2027-01-03', kind: 'workday', name: '元旦' },
	] as const,
}

describe('the calendar', () => {
	it('begins with the list of 2026', async () => {
		expect(await knownYears()).toEqual([2026])
		const year = await calendarYear(2026)
		expect(year).toMatchObject({ shipped: true, source: expect.stringContaining('2026年部分节假日安排') })
		expect(year?.rests).toHaveLength(13)
		expect(await calendarYear(2027)).toBeNull()
		expect(await periodEnd('2026-09-29', 3)).toEqual({ end: '2026-10-08', plain: '2026-10-02' })
	})

	it('gives the days of a period, both ends included', async () => {
		const days = await calendarDaysFrom(read, '2026-01-03', '2026-02-14')
		expect([...days]).toEqual([
			['2026-01-03', 'holiday'],
			['2026-01-04', 'workday'],
			['2026-02-14', 'workday'],
		])
		expect(postingEnd('2026-02-10', 5, await calendarFor(read, '2026-02-10', 5))).toBe('2026-02-24')
	})
})

describe('importing the list of a year', () => {
	it('takes the place of the one before, in that year alone, and is recorded', async () => {
		const officer = await makeCounty()
		expect(await importCalendar(officer, list2027, 5)).toEqual({ ok: true, value: { before: 0 } })
		const [, moved] = list2027.days
		const shorter = { ...list2027, days: [moved] }
		expect(await importCalendar(officer, shorter, 6)).toEqual({ ok: true, value: { before: 2 } })
		expect(await knownYears()).toEqual([2027, 2026])
		expect((await calendarYear(2027))?.rests.map(({ from }) => from)).toEqual(['2027-01-03'])
		expect((await calendarYear(2026))?.rests).toHaveLength(13)
		const [entry] = await read
			.select()
			.from(auditEntries)
			.where(eq(auditEntries.deed, 'import-calendar'))
			.orderBy(desc(auditEntries.at))
		expect(entry).toMatchObject({ outcome: 'done', subjectId: '2027', detail: { year: 2027, days: 1, before: 2 } })
	})

	it('is not undone by the next start', async () => {
		const officer = await makeCounty()
		const days = [{ day: '2026-01-01', kind: 'holiday', name: '元旦' }] as const
		await importCalendar(officer, { year: 2026, source: '更正', days }, 5)
		await write(loadReference)
		expect(await read.$count(calendarDays)).toBe(1)
	})

	it('is not for a street’s officer or an auditor, and an empty list is none', async () => {
		const street = await makeOfficer()
		const auditor = await makeHolder('auditor', {
			scopeKind: 'region',
			scopeId: '510107',
			estateId: null,
			regionPath: countyPath,
		})
		for (const actor of [street, auditor])
			expect(await importCalendar(actor, list2027, 5)).toMatchObject({ error: 'calendar:refusal.not-yours' })
		expect(await importCalendar(await makeCounty(), { ...list2027, days: [] }, 5)).toMatchObject({
			error: 'calendar:refusal.empty',
		})
		expect(await knownYears()).toEqual([2026])
	})
})
