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
}

/** Thresholds and periods of a locality, with the source of each. Days are whole days in Asia/Shanghai. */
export interface RuleProfile {
	matterClasses: readonly MatterClass[]
	noticeDays: number
	windowMinimumDays: number
	windowMaximumDays: number
	/** Groups of fewer answers than this are hidden. */
	smallestGroup: number
	sources: Readonly<Record<string, string>>
}
