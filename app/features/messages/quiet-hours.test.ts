import { expect, it } from 'vitest'
import { startOfDay } from '~/platform/shanghai'
import { afterQuietHours } from './quiet-hours'

const at = (day: string, hours: number) => startOfDay(day) + hours * 60 * 60 * 1000

it.each([
	['midnight', at('2026-11-16', 0), at('2026-11-16', 8)],
	['7:59', at('2026-11-16', 7.98), at('2026-11-16', 8)],
	['8:00', at('2026-11-16', 8), at('2026-11-16', 8)],
	['20:59', at('2026-11-16', 20.98), at('2026-11-16', 20.98)],
	['21:00', at('2026-11-16', 21), at('2026-11-17', 8)],
	['23:30 of the last day of a month', at('2026-11-30', 23.5), at('2026-12-01', 8)],
])('a message of %s', (_, asked, sent) => expect(afterQuietHours(asked)).toBe(sent))
