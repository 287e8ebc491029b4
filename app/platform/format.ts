import { type Day, shanghaiClock, startOfDay } from './shanghai'

// By hand and not by Intl: the server and every browser must print the same.
const months = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
]

const twoDigits = (value: number) => String(value).padStart(2, '0')

function grouped(digits: string): string {
	return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Hundredths with two decimals: 1234567 → 12,345.67. */
function hundredths(value: number): string {
	const digits = String(Math.abs(Math.trunc(value))).padStart(3, '0')
	return `${value < 0 ? '−' : ''}${grouped(digits.slice(0, -2))}.${digits.slice(-2)}`
}

export function formatCount(value: number): string {
	return `${value < 0 ? '−' : ''}${grouped(String(Math.abs(Math.trunc(value))))}`
}

/** An area in 0.01 ㎡: 1,234.56 ㎡. */
export function formatArea(area: number): string {
	return `${hundredths(area)} ㎡`
}

/** Money in 分: 1,234.56 元, without .00. */
export function formatYuan(fen: number, lng: string): string {
	const amount = hundredths(fen).replace(/\.00$/, '')
	return lng === 'en' ? `¥${amount}` : `${amount} 元`
}

/** A share of a whole in integers: 76.6%. */
export function formatShare(part: number, whole: number): string {
	return whole === 0 ? '—' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)}%`
}

export function formatBytes(bytes: number): string {
	if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
	return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** A day: 2026年11月23日, 23 November 2026. */
export function formatDay(day: Day, lng: string): string {
	const { year, month, day: date } = shanghaiClock(startOfDay(day))
	return lng === 'en' ? `${date} ${months[month - 1]} ${year}` : `${year}年${month}月${date}日`
}

/** A day of this or the next months: 11月23日, 23 November. */
export function formatShortDay(day: Day, lng: string): string {
	const { month, day: date } = shanghaiClock(startOfDay(day))
	return lng === 'en' ? `${date} ${months[month - 1]}` : `${month}月${date}日`
}

/** An instant: 2026年11月23日 16:20, 23 November 2026, 16:20. */
export function formatInstant(ms: number, lng: string): string {
	const { year, month, day, hour, minute } = shanghaiClock(ms)
	const time = `${twoDigits(hour)}:${twoDigits(minute)}`
	return lng === 'en' ? `${day} ${months[month - 1]} ${year}, ${time}` : `${year}年${month}月${day}日 ${time}`
}

/** The end of something: midnight reads as 24:00 of the day before, as residents say it. */
export function formatDeadline(ms: number, lng: string): string {
	const { hour, minute } = shanghaiClock(ms)
	if (hour !== 0 || minute !== 0) return formatInstant(ms, lng)
	const { year, month, day } = shanghaiClock(ms - 1)
	return lng === 'en' ? `${day} ${months[month - 1]} ${year}, 24:00` : `${year}年${month}月${day}日 24:00`
}
