import { calendarDays } from 'db/schema'
import type { Read } from 'db/store.server'
import { between } from 'drizzle-orm'
import { addDays, type Day } from '~/platform/shanghai'
import type { Calendar } from './calendar'

/** The named days from the first to the last day, both included: ask for a month more than the period, so that a rolled end is covered. */
export async function calendarDaysFrom(db: Pick<Read, 'select'>, from: Day, to: Day): Promise<Calendar> {
	const rows = await db
		.select({ day: calendarDays.day, kind: calendarDays.kind })
		.from(calendarDays)
		.where(between(calendarDays.day, from, to))
	return new Map(rows.map(({ day, kind }) => [day, kind]))
}

const longestRest = 31

/** What `postingEnd(from, days, …)` needs. */
export function calendarFor(db: Pick<Read, 'select'>, from: Day, days: number): Promise<Calendar> {
	return calendarDaysFrom(db, from, addDays(from, days + longestRest))
}
