/** The forms of a vote, in the order in which they are needed. */
export const formNames = [
	'roll',
	'notice',
	'ballots',
	'deliveries',
	'power',
	'count-record',
	'preliminary',
	'announcement',
] as const

export type FormName = (typeof formNames)[number]

export function isFormName(text: string | undefined): text is FormName {
	return formNames.some((name) => name === text)
}

/** Those of which each building has its own. */
export const formsByBuilding: readonly FormName[] = ['roll', 'ballots', 'deliveries']

/** Those with a 大字版. */
export const formsInLargeType: readonly FormName[] = ['notice', 'ballots', 'power']

export interface FormTimes {
	closesAt: number
	openedAt: number | null
	closedAt: number | null
	resultAnnouncedAt: number | null
	cancelledAt: number | null
}

export type NotNow =
	| 'vote-forms:not-now.cancelled'
	| 'vote-forms:not-now.before-opening'
	| 'vote-forms:not-now.before-count'
	| 'vote-forms:not-now.before-result'
	| 'vote-forms:not-now.no-paper'
	| 'vote-forms:not-now.over'

/**
 * Why a form cannot be printed now, or null. Figures of the count are on no paper before the count is posted, for nobody; paper
 * ballots have their numbers from the frozen roll.
 */
export function whyNotPrint(
	form: FormName,
	vote: FormTimes,
	paper: 'open' | 'sealed' | 'none',
	at: number,
): NotNow | null {
	if (vote.cancelledAt !== null) return 'vote-forms:not-now.cancelled'
	switch (form) {
		case 'roll':
		case 'notice':
			return null
		case 'power':
			return at >= vote.closesAt ? 'vote-forms:not-now.over' : null
		case 'ballots':
			if (paper === 'none') return 'vote-forms:not-now.no-paper'
			if (at >= vote.closesAt) return 'vote-forms:not-now.over'
			return vote.openedAt === null ? 'vote-forms:not-now.before-opening' : null
		case 'deliveries':
			return vote.openedAt === null ? 'vote-forms:not-now.before-opening' : null
		case 'count-record':
			if (paper === 'none') return 'vote-forms:not-now.no-paper'
			return vote.closedAt === null ? 'vote-forms:not-now.before-count' : null
		case 'preliminary':
			return vote.closedAt === null ? 'vote-forms:not-now.before-count' : null
		case 'announcement':
			return vote.resultAnnouncedAt === null ? 'vote-forms:not-now.before-result' : null
	}
}

/** Sheets on one page of the browser: what more there is comes as PDF, or page by page. */
const perPage = 30

/** Which sheets the page shows: from `from` up to `to`. */
export function pageOf(count: number, wanted: number): { page: number; pages: number; from: number; to: number } {
	const pages = Math.max(1, Math.ceil(count / perPage))
	const page = Math.min(wanted, pages)
	return { page, pages, from: (page - 1) * perPage, to: Math.min(page * perPage, count) }
}
