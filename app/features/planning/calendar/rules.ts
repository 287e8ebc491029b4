import { type CalendarKind, isWeekend } from '~/features/planning/votes/calendar'
import { addDays, type Day, isDay } from '~/platform/shanghai'

/** A day that the State Council's list names. */
export interface NamedDay {
	day: Day
	kind: CalendarKind
	name: string
}

export type LineFault =
	| 'calendar:refusal.columns'
	| 'calendar:refusal.day'
	| 'calendar:refusal.year'
	| 'calendar:refusal.kind'
	| 'calendar:refusal.name'
	| 'calendar:refusal.twice'
	| 'calendar:refusal.workday-on-workday'

export interface ReadList {
	days: NamedDay[]
	faults: { line: number; error: LineFault }[]
}

const kinds = new Map<string, CalendarKind>([
	['休', 'holiday'],
	['放假', 'holiday'],
	['holiday', 'holiday'],
	['班', 'workday'],
	['上班', 'workday'],
	['workday', 'workday'],
])

/** '2026-1-4', '2026/01/04', '2026年1月4日' as '2026-01-04'; null for what is no day. */
function asDay(typed: string): Day | null {
	const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed) ?? []
	const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
	return isDay(text) ? text : null
}

/** Lines of day, kind (休 or 班) and name, with commas or tabs between; a first line of headings is passed over. */
export function readList(text: string, year: number): ReadList {
	const list: ReadList = { days: [], faults: [] }
	const seen = new Set<Day>()
	for (const [index, line] of text.normalize('NFKC').split(/\r?\n/).entries()) {
		const cells = line
			.split(/[,，、;\t]|\s+/)
			.map((cell) => cell.trim().replace(/^"|"$/g, ''))
			.filter(Boolean)
		const [typedDay = '', typedKind = '', ...names] = cells
		if (cells.length === 0 || (index === 0 && !/\d/.test(line))) continue
		const day = asDay(typedDay)
		const kind = kinds.get(typedKind.toLowerCase())
		const name = names.join(' ')
		const error = lineFault({ cells: cells.length, day, kind, name, year, seen })
		if (error) list.faults.push({ line: index + 1, error })
		else if (day && kind) {
			seen.add(day)
			list.days.push({ day, kind, name })
		}
	}
	list.days.sort((a, b) => a.day.localeCompare(b.day))
	return list
}

interface ReadLine {
	cells: number
	day: Day | null
	kind: CalendarKind | undefined
	name: string
	year: number
	seen: ReadonlySet<Day>
}

function lineFault({ cells, day, kind, name, year, seen }: ReadLine): LineFault | null {
	if (cells < 3) return 'calendar:refusal.columns'
	if (!day) return 'calendar:refusal.day'
	if (!day.startsWith(`${year}-`)) return 'calendar:refusal.year'
	if (!kind) return 'calendar:refusal.kind'
	if (name.length > 20) return 'calendar:refusal.name'
	if (seen.has(day)) return 'calendar:refusal.twice'
	return kind === 'workday' && !isWeekend(day) ? 'calendar:refusal.workday-on-workday' : null
}

/** Days of one name and kind that follow each other. */
export interface Rest {
	name: string
	kind: CalendarKind
	from: Day
	to: Day
	days: number
}

export function restsOf(days: readonly NamedDay[]): Rest[] {
	const rests: Rest[] = []
	for (const { day, kind, name } of days) {
		const last = rests.at(-1)
		if (last && last.name === name && last.kind === kind && addDays(last.to, 1) === day) {
			last.to = day
			last.days += 1
		} else rests.push({ name, kind, from: day, to: day, days: 1 })
	}
	return rests
}
