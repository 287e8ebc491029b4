import { addDays, shanghaiClock, shanghaiDay, startOfDay } from '~/platform/shanghai'

const hour = 60 * 60 * 1000
const [morning, evening] = [8, 21]

/** Nobody is woken for what can wait: from 21:00 to 8:00 a message waits for the morning. */
export function afterQuietHours(at: number): number {
	const { hour: now } = shanghaiClock(at)
	const today = shanghaiDay(at)
	if (now < morning) return startOfDay(today) + morning * hour
	return now < evening ? at : startOfDay(addDays(today, 1)) + morning * hour
}
