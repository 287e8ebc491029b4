import { calendarDays } from 'db/schema'
import { between } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { grantsFor } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { done, type Result, refused } from '~/platform/result'
import type { NamedDay } from './rules'

export type ImportRefusal = 'calendar:refusal.not-yours' | 'calendar:refusal.empty'

interface YearList {
	year: number
	source: string
	days: readonly NamedDay[]
}

/** Puts the list of a year in the place of the one before: what it leaves out is a day like others again. Deadlines that stand stay. */
export function importCalendar(
	actor: Actor,
	{ year, source, days }: YearList,
	at: number,
): Promise<Result<{ before: number }, ImportRefusal>> {
	const deed = { deed: 'import-calendar', subjectKind: 'calendar', subjectId: String(year) }
	return perform<{ before: number }, ImportRefusal>(
		actor,
		deed,
		at,
		async (tx) => {
			if (grantsFor(actor, 'keep-calendar').length === 0) return refused('calendar:refusal.not-yours')
			if (days.length === 0) return refused('calendar:refusal.empty')
			const replaced = await tx
				.delete(calendarDays)
				.where(between(calendarDays.day, `${year}-01-01`, `${year}-12-31`))
				.returning({ day: calendarDays.day })
			await tx
				.insert(calendarDays)
				.values(days.map((each) => ({ ...each, source, importedBy: actor.personId, importedAt: at })))
			return done({ before: replaced.length })
		},
		({ before }) => ({ detail: { year, days: days.length, before } }),
	)
}
