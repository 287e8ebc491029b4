import { between } from 'drizzle-orm'
import { calendar2026 } from './reference/calendar-2026'
import { firstProfiles } from './reference/profiles'
import { calendarDays, fundSources, itemClasses, ruleProfiles } from './schema'
import type { Tx } from './store.server'

const classes = [
	{ code: 'basic', position: 1, nameZh: '基础类', nameEn: 'Basic' },
	{ code: 'improving', position: 2, nameZh: '完善类', nameEn: 'Improving' },
	{ code: 'enhancing', position: 3, nameZh: '提升类', nameEn: 'Enhancing' },
]

const sources = [
	{ code: 'central', position: 1, nameZh: '中央补助', nameEn: 'Central subsidy' },
	{ code: 'province', position: 2, nameZh: '省级财政', nameEn: 'Provincial budget' },
	{ code: 'city', position: 3, nameZh: '市级财政', nameEn: 'City budget' },
	{ code: 'county', position: 4, nameZh: '县（区）财政', nameEn: 'County budget' },
	{ code: 'bond', position: 5, nameZh: '专项债券', nameEn: 'Special bonds' },
	{ code: 'owners', position: 6, nameZh: '居民出资', nameEn: 'Owners’ contribution' },
	{ code: 'repair-fund', position: 7, nameZh: '维修资金', nameEn: 'Repair fund' },
	{ code: 'provident-fund', position: 8, nameZh: '住房公积金提取', nameEn: 'Housing provident fund' },
	{ code: 'public-income', position: 9, nameZh: '小区公共收益', nameEn: 'Estate’s common income' },
	{ code: 'utility', position: 10, nameZh: '专业经营单位', nameEn: 'Utility companies' },
	{ code: 'former-owner', position: 11, nameZh: '原产权单位', nameEn: 'Former owning organisation' },
	{ code: 'social', position: 12, nameZh: '社会力量', nameEn: 'Social capital' },
]

/** A year whose list somebody has imported stays as imported. */
async function loadCalendar(tx: Tx): Promise<void> {
	const known = await tx
		.select({ day: calendarDays.day })
		.from(calendarDays)
		.where(between(calendarDays.day, '2026-01-01', '2026-12-31'))
		.limit(1)
	if (known.length > 0) return
	await tx.insert(calendarDays).values(calendar2026.map((day) => ({ ...day, importedBy: 'reference', importedAt: 0 })))
}

/** Puts the reference data in place: classes of items, sources of funds, rule profiles, the calendar. What is there stays. */
export async function loadReference(tx: Tx): Promise<void> {
	await tx.insert(itemClasses).values(classes).onConflictDoNothing()
	await tx.insert(fundSources).values(sources).onConflictDoNothing()
	await tx.insert(ruleProfiles).values(firstProfiles).onConflictDoNothing()
	await loadCalendar(tx)
}
