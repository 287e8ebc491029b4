import type { RuleProfile } from 'db/rule-profile'
import { type Answers, type MatterResult, type Thresholds, tally, type Weight } from '~/features/planning/votes/rules'
import { type DeemedResult, deemedResult } from '~/features/planning/votes/silence-rules'

/** A matter of a closed vote, with the thresholds it was announced with. */
export interface PastMatter extends Thresholds {
	title: string
	classCode: string
	answers: readonly Answers[]
}

export interface PastVote {
	total: Weight
	/** Whether silence counted in this vote. */
	silenceCounts: boolean
	/** On the roll, without a ballot that counts, their ballot delivered with proof. */
	silent: Weight
	matters: readonly PastMatter[]
}

export interface Outcome {
	strict: MatterResult
	/** With the silent ones; null where silence does not count. */
	deemed: DeemedResult | null
	passed: boolean
}

export interface ComparedMatter {
	title: string
	before: Outcome
	/** Null: the edited rule has no such class. */
	after: Outcome | null
	flips: boolean
}

function outcome(vote: PastVote, matter: PastMatter, thresholds: Thresholds, silenceCounts: boolean): Outcome {
	const strict = tally(vote.total, matter.answers, thresholds)
	const deemed = silenceCounts ? deemedResult(strict, vote.silent, thresholds) : null
	return { strict, deemed, passed: deemed?.passed ?? strict.passed }
}

/** A closed vote under the rule it was announced with, and under the edited one (where silence counts: as if the clause were on file). */
export function compareVote(vote: PastVote, edited: RuleProfile): ComparedMatter[] {
	return vote.matters.map((matter) => {
		const before = outcome(vote, matter, matter, vote.silenceCounts)
		const own = edited.matterClasses.find(({ code }) => code === matter.classCode)
		const after = own ? outcome(vote, matter, own, edited.silence === 'deemed-majority') : null
		return { title: matter.title, before, after, flips: after !== null && after.passed !== before.passed }
	})
}
