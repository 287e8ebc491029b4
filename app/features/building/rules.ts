import { startOfDay } from '~/platform/shanghai'

export type WorksRefusal =
	| 'estates:refusal.day-ahead'
	| 'estates:refusal.not-started'
	| 'estates:refusal.finished'
	| 'estates:refusal.finish-before-start'

interface Works {
	worksStartedAt: number | null
	worksFinishedAt: number | null
}

/** Works are recorded on the day they started or later, never ahead. Whether they may start at all is asked of the gate. */
export function whyNotOnDay(day: string, today: string): WorksRefusal | null {
	return day > today ? 'estates:refusal.day-ahead' : null
}

export function whyNotFinish(works: Works, day: string, today: string): WorksRefusal | null {
	if (works.worksStartedAt === null) return 'estates:refusal.not-started'
	if (works.worksFinishedAt !== null) return 'estates:refusal.finished'
	if (startOfDay(day) < works.worksStartedAt) return 'estates:refusal.finish-before-start'
	return whyNotOnDay(day, today)
}
