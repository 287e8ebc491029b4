import type { RuleProfile, SilenceRule } from 'db/rule-profile'
import {
	type Answers,
	type Choice,
	choices,
	type MatterResult,
	type Thresholds,
	tally,
	type Weight,
} from '~/features/planning/votes/rules'

/** A matter of a closed vote, with the thresholds it was announced with. */
export interface PastMatter extends Thresholds {
	title: string
	classCode: string
	answers: readonly Answers[]
}

export interface PastVote {
	total: Weight
	silence: SilenceRule
	/** On the roll, without a ballot that counts, their ballot delivered with proof. */
	silent: Weight
	matters: readonly PastMatter[]
}

export interface Outcome {
	result: MatterResult
	/** With the silent ones added to the majority; null where silence does not count. */
	deemed: MatterResult | null
	passed: boolean
}

export interface ComparedMatter {
	title: string
	before: Outcome
	/** Null: the edited rule has no such class. */
	after: Outcome | null
	flips: boolean
}

/** The choice that more heads with more area made than any other; null without one: then silence follows nobody. */
function majority(result: MatterResult): Choice | null {
	const most = choices.find((choice) =>
		choices.every(
			(other) =>
				other === choice || (result[choice].heads > result[other].heads && result[choice].area > result[other].area),
		),
	)
	return most ?? null
}

export function outcome(
	total: Weight,
	answers: readonly Answers[],
	thresholds: Thresholds,
	silence: SilenceRule,
	silent: Weight,
): Outcome {
	const result = tally(total, answers, thresholds)
	if (silence === 'not-participating') return { result, deemed: null, passed: result.passed }
	const choice = majority(result)
	const deemed = choice ? tally(total, [...answers, { ...silent, choice }], thresholds) : result
	return { result, deemed, passed: deemed.passed }
}

/** A closed vote under the rule it was announced with, and under the edited one. */
export function compareVote(vote: PastVote, edited: RuleProfile): ComparedMatter[] {
	return vote.matters.map((matter) => {
		const before = outcome(vote.total, matter.answers, matter, vote.silence, vote.silent)
		const own = edited.matterClasses.find(({ code }) => code === matter.classCode)
		const after = own ? outcome(vote.total, matter.answers, own, edited.silence, vote.silent) : null
		return { title: matter.title, before, after, flips: after !== null && after.passed !== before.passed }
	})
}
