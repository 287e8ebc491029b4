import { calendarDays } from 'db/schema'
import { read } from 'db/store.server'
import { asc, between, sql } from 'drizzle-orm'
import { postingEnd } from '~/features/planning/votes/calendar'
import { calendarFor } from '~/features/planning/votes/calendar.server'
import { addDays, type Day } from '~/platform/shanghai'
import { type Rest, restsOf } from './rules'

/** The years whose list is there, the newest first. */
export async function knownYears(): Promise<number[]> {
	const year = sql<number>`cast(substr(${calendarDays.day}, 1, 4) as integer)`.mapWith(Number)
	const rows = await read.selectDistinct({ year }).from(calendarDays)
	return rows.map((row) => row.year).sort((a, b) => b - a)
}

export interface CalendarYear {
	rests: Rest[]
	source: string
	importedAt: number
	/** The list that came with the product. */
	shipped: boolean
}

/** A year as the notice has it; null before its list is imported. */
export async function calendarYear(year: number): Promise<CalendarYear | null> {
	const rows = await read
		.select()
		.from(calendarDays)
		.where(between(calendarDays.day, `${year}-01-01`, `${year}-12-31`))
		.orderBy(asc(calendarDays.day))
	const [first] = rows
	if (!first) return null
	return {
		rests: restsOf(rows),
		source: first.source,
		importedAt: first.importedAt,
		shipped: first.importedBy === 'reference',
	}
}

/** The last day of a period, and where it would have ended without rest days. */
export async function periodEnd(from: Day, days: number): Promise<{ end: Day; plain: Day }> {
	return { end: postingEnd(from, days, await calendarFor(read, from, days)), plain: addDays(from, days) }
}
