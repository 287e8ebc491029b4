import { type Choice, choices, type MatterResult, nobody, type Thresholds, tally, type Weight } from './rules'

/** What lets silence count at all: the profile of the vote, and the clause of the owners' own rules that is on file for it. */
export interface SilenceBasis {
	silence: 'not-participating' | 'deemed-majority'
	clauseFileId: string | null
}

export function silenceCounts({ silence, clauseFileId }: SilenceBasis): boolean {
	return silence === 'deemed-majority' && clauseFileId !== null
}

/** A matter with the silent added to the majority. The weight is theirs: nobody's where no choice leads. */
export interface DeemedResult extends Weight {
	choice: Choice | null
	/** All numbers with the silent; the ballots themselves are counted in the strict result alone. */
	result: MatterResult
	passed: boolean
}

/** The choice that leads among the ballots by heads and by area; null when the two disagree, on a tie, and when nobody voted. */
export function majorityOf(result: Pick<MatterResult, Choice>): Choice | null {
	const leads = (choice: Choice) =>
		choices.every(
			(other) =>
				other === choice || (result[choice].heads > result[other].heads && result[choice].area > result[other].area),
		)
	return choices.find(leads) ?? null
}

/**
 * 从多: voters to whom the ballot was provably brought and who did not vote join the majority, where the owners have agreed so
 * (Civil Code art. 140; 上海二中院 (2022)沪02民初16号). They never stand among the ballots that said yes.
 */
export function deemedResult(strict: MatterResult, silent: Weight, thresholds: Thresholds): DeemedResult {
	const choice = majorityOf(strict)
	if (choice === null) return { ...nobody, choice, result: strict, passed: strict.passed }
	const cast = choices.map((each) => ({ choice: each, ...strict[each] }))
	const result = tally(strict.total, [...cast, { choice, ...silent }], thresholds)
	return { ...silent, choice, result, passed: result.passed }
}
