/** How far an estate has come, in the order of the way. */
export const stages = ['registered', 'planning', 'voting', 'review', 'works', 'evaluating', 'done'] as const
export type Stage = (typeof stages)[number]

/** The facts that an estate's stage and its five sections follow from, at one moment. */
export interface Progress {
	draft: boolean
	/** Number of the latest published version of the plan, 0 when there is none. */
	latestVersion: number
	votesAnnounced: number
	votesOpen: number
	/** Closed by the clock, not yet counted. */
	votesCounting: number
	/** Counted, the result not yet announced. */
	votesPosted: number
	/** On the latest version. */
	passed: boolean
	/** On the latest version. */
	failed: boolean
	/** The last review of the latest version. */
	review: 'approved' | 'returned' | null
	worksStartedAt: number | null
	worksFinishedAt: number | null
	surveysOpen: number
	surveysClosed: number
	captains: number
}

/** A new version of the plan takes the estate back to planning: what was passed is not what would be built. */
export function stageOf(p: Progress): Stage {
	if (p.worksFinishedAt !== null) return p.surveysClosed > 0 && p.surveysOpen === 0 ? 'done' : 'evaluating'
	if (p.worksStartedAt !== null) return 'works'
	if (p.votesOpen + p.votesAnnounced + p.votesCounting + p.votesPosted > 0) return 'voting'
	if (p.passed) return 'review'
	if (p.draft || p.latestVersion > 0) return 'planning'
	return 'registered'
}

export const sections = ['deciding', 'building', 'managing', 'evaluating', 'sharing'] as const
export type Section = (typeof sections)[number]

export interface SectionState {
	section: Section
	/** The end of a key: `place:rail.<note>`. */
	note: string
	count: number
	state: 'done' | 'now' | 'todo'
}

const presentSection: Record<Stage, Section> = {
	registered: 'deciding',
	planning: 'deciding',
	voting: 'deciding',
	review: 'building',
	works: 'building',
	evaluating: 'evaluating',
	done: 'sharing',
}

/** The five togethers with the state of each in words; the present one is `now`. */
export function railOf(p: Progress): SectionState[] {
	const present = presentSection[stageOf(p)]
	return sections.map((section) => {
		const { note, count, done } = noteOf(section, p)
		return { section, note, count, state: section === present ? 'now' : done ? 'done' : 'todo' }
	})
}

function noteOf(section: Section, p: Progress): { note: string; count: number; done: boolean } {
	switch (section) {
		case 'deciding':
			return { note: decidingNote(p), count: p.latestVersion, done: p.passed }
		case 'building':
			return { note: buildingNote(p), count: 0, done: p.worksFinishedAt !== null }
		case 'managing':
			return { note: p.captains > 0 ? 'captains' : 'none-yet', count: p.captains, done: p.captains > 0 }
		case 'evaluating':
			return { note: evaluatingNote(p), count: p.surveysClosed, done: p.surveysClosed > 0 }
		case 'sharing': {
			const shared = (p.passed ? 1 : 0) + p.surveysClosed
			return { note: shared > 0 ? 'results' : 'none-yet', count: shared, done: shared > 0 }
		}
	}
}

function decidingNote(p: Progress): string {
	if (p.votesOpen > 0) return 'voting'
	if (p.votesAnnounced > 0) return 'announced'
	if (p.votesCounting > 0) return 'counting'
	if (p.votesPosted > 0) return 'preliminary'
	if (p.passed) return 'passed'
	if (p.failed) return 'failed'
	if (p.latestVersion > 0) return 'version'
	return p.draft ? 'drafting' : 'not-started'
}

function buildingNote(p: Progress): string {
	if (p.worksFinishedAt !== null) return 'finished'
	if (p.worksStartedAt !== null) return 'works'
	if (!p.passed) return 'not-started'
	if (p.review === 'approved') return 'may-start'
	return p.review === 'returned' ? 'returned' : 'reviewing'
}

function evaluatingNote(p: Progress): string {
	if (p.surveysOpen > 0) return 'survey-open'
	return p.surveysClosed > 0 ? 'evaluated' : 'not-started'
}

const sectionOf: Record<string, Section> = {
	plan: 'deciding',
	votes: 'deciding',
	review: 'building',
	works: 'building',
	notices: 'managing',
	captains: 'managing',
	grid: 'managing',
	surveys: 'evaluating',
}

/** The section that a page of an estate belongs to; `rest` is its path behind the estate's. */
export function sectionOfPath(rest: string): Section | undefined {
	const first = rest.split('/')[0] ?? ''
	return sections.find((section) => section === first) ?? sectionOf[first]
}

/** What of a text a search compares: NFKC, lower case, letters and digits only. */
export function squeezed(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The words of a search, at most five; an estate is found when its search text holds each of them. */
export function searchWords(query: string): string[] {
	return query.slice(0, 60).split(/\s+/u).map(squeezed).filter(Boolean).slice(0, 5)
}

/** A LIKE pattern that finds `word` anywhere, its wildcards taken literally; to be used with `escape '!'`. */
export function containsPattern(word: string): string {
	return `%${word.replace(/[!%_]/g, '!$&')}%`
}

/** The first path after all paths that begin with `path` (which ends in a slash). */
export function pathEnd(path: string): string {
	return `${path.slice(0, -1)}0`
}

export const pageSize = 20

/** Which page of a list the address asks for, kept between 1 and the last. */
export function pageOf(asked: string | null, total: number): { page: number; pages: number; offset: number } {
	const pages = Math.max(1, Math.ceil(total / pageSize))
	const number = /^\d{1,6}$/.test(asked ?? '') ? Number(asked) : 1
	const page = Math.min(pages, Math.max(1, number))
	return { page, pages, offset: (page - 1) * pageSize }
}
