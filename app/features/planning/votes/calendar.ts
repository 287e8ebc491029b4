import { addDays, type Day } from '~/platform/shanghai'

/**
 * The days that the State Council's notice of the year names: 'holiday' for 休, 'workday' for a moved day of work (班).
 * A day it does not name is a workday from Monday to Friday and a day of rest at the weekend.
 */
export type CalendarKind = 'holiday' | 'workday'
export type Calendar = ReadonlyMap<Day, CalendarKind>

export function isWeekend(day: Day): boolean {
	const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
	return weekday === 0 || weekday === 6
}

export function isRestDay(day: Day, calendar: Calendar): boolean {
	const kind = calendar.get(day)
	return kind === undefined ? isWeekend(day) : kind === 'holiday'
}

/** The day itself, or the first workday after it: a period whose last day is a day of rest ends after the rest (Civil Code art. 203). */
export function rollForward(day: Day, calendar: Calendar): Day {
	let last = day
	while (isRestDay(last, calendar)) last = addDays(last, 1)
	return last
}

/** The last day of a posting of so many days: the day of posting is not counted (art. 201), a day of rest at the end is rolled over. */
export function postingEnd(from: Day, days: number, calendar: Calendar): Day {
	return rollForward(addDays(from, days), calendar)
}
