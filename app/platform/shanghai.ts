/** The portal's calendar: Asia/Shanghai, eight hours ahead of UTC all year since 1992. A day is 'YYYY-MM-DD', an instant is ms UTC. */
const offset = 8 * 60 * 60 * 1000
const dayLength = 24 * 60 * 60 * 1000

export type Day = string

export interface Clock {
	year: number
	month: number
	day: number
	hour: number
	minute: number
}

export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
	const ms = Date.parse(`${text}T00:00:00Z`)
	return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

/** The day in Shanghai at this instant. */
export function shanghaiDay(ms: number): Day {
	return new Date(ms + offset).toISOString().slice(0, 10)
}

/** 00:00 of the day. */
export function startOfDay(day: Day): number {
	if (!isDay(day)) throw new RangeError('not a day')
	return Date.parse(`${day}T00:00:00Z`) - offset
}

/** 24:00 of the day, the first instant that is too late. */
export function endOfDay(day: Day): number {
	return startOfDay(day) + dayLength
}

export function addDays(day: Day, count: number): Day {
	return shanghaiDay(startOfDay(day) + count * dayLength)
}

/** From the first day to the second: 0 on the same day. */
export function daysBetween(from: Day, to: Day): number {
	return Math.round((startOfDay(to) - startOfDay(from)) / dayLength)
}

/** What a clock on a wall in Shanghai shows. */
export function shanghaiClock(ms: number): Clock {
	const date = new Date(ms + offset)
	return {
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		day: date.getUTCDate(),
		hour: date.getUTCHours(),
		minute: date.getUTCMinutes(),
	}
}
