/** A fraction as numerator and denominator, both whole numbers. */
export type Fraction = readonly [number, number]

/** A class of matters with its thresholds (Civil Code art. 278). */
export interface MatterClass {
	code: string
	kind: 'ordinary' | 'special'
	nameZh: string
	nameEn: string
	/** Share of all (area and heads) that must take part; 以上 includes the number itself (art. 1259). */
	participation: Fraction
	/** Share of those taking part (area and heads) that must approve. */
	approval: Fraction
	/** 'over' for 过半数, 'at-least' for 以上. */
	approvalBound: 'over' | 'at-least'
	/** 'all': the approval is a share of the whole roll, as ordinances from before the Civil Code have it; else of those taking part. */
	approvalOf?: 'participants' | 'all'
}

export const silenceRules = ['not-participating', 'deemed-majority'] as const
export const conflictRules = ['electronic-stands', 'paper-stands', 'first-stands', 'last-stands'] as const
export const parkingRules = ['none', 'all', 'if-concerned'] as const
export const revoteRules = ['until-closing', 'never'] as const
export const saleRules = ['frozen-owners', 'buyer-if-not-voted'] as const
export const paperRules = ['open', 'sealed', 'none'] as const

export type SilenceRule = (typeof silenceRules)[number]
export type ConflictRule = (typeof conflictRules)[number]
export type ParkingRule = (typeof parkingRules)[number]
export type RevoteRule = (typeof revoteRules)[number]
export type SaleRule = (typeof saleRules)[number]
export type PaperRule = (typeof paperRules)[number]

/** Thresholds and periods of a locality, with the source of each. Days are whole days in Asia/Shanghai. */
export interface RuleProfile {
	nameZh: string
	nameEn: string
	matterClasses: readonly MatterClass[]
	/** At least so many whole days between the posting of the notice and the first day of voting. */
	noticeDays: number
	windowMinimumDays: number
	windowMaximumDays: number
	/** How often a vote may be extended, and by at most how many days each time. */
	extensions: number
	extensionDays: number
	/** How long the preliminary count is posted for objections; its last day rolls over holidays (Civil Code art. 203). */
	postingDays: number
	/** Days from the announcement of the result to its effect; 0: at once. */
	effectDays: number
	silence: SilenceRule
	conflict: ConflictRule
	parking: ParkingRule
	/** Votes that one person may hold powers for; null: no limit. */
	proxiesPerHolder: number | null
	revote: RevoteRule
	sale: SaleRule
	/** How paper ballots come in: signed and open, in sealed envelopes, or not at all. */
	paper: PaperRule
	remindersPerDay: number
	/** Groups of fewer answers than this are hidden. */
	smallestGroup: number
	/** Key of a value above → the article it stands on; what is our own choice says so. */
	sources: Readonly<Record<string, string>>
	/** What else the locality asks, in words. */
	noteZh?: string
	noteEn?: string
}
