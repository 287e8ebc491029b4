import type { ConflictRule } from './profile'

export type Channel = 'online' | 'paper' | 'municipal'

/** A ballot that a voter has given, whether it counts or not. */
export interface Given {
	/** 1, 2, … in the order in which they came. */
	seq: number
	channel: Channel
	voided: boolean
}

export function electronic(channel: Channel): boolean {
	return channel !== 'paper'
}

/**
 * Which of a voter's ballots counts, by the profile's rule for paper and electronic ballots of the same voter; 0 when none does.
 * Within what stands, the latest counts (深圳 2020: the electronic vote stands; others by their own rule).
 */
export function countingSeq(rule: ConflictRule, ballots: readonly Given[]): number {
	const given = ballots.filter((ballot) => !ballot.voided).sort((a, b) => a.seq - b.seq)
	const [first] = given
	if (!first) return 0
	const latest = (some: readonly Given[]) => some.at(-1)?.seq ?? 0
	const standing = (wantElectronic: boolean) => given.filter((ballot) => electronic(ballot.channel) === wantElectronic)
	switch (rule) {
		case 'electronic-stands':
			return latest(standing(true)) || latest(given)
		case 'paper-stands':
			return latest(standing(false)) || latest(given)
		case 'first-stands':
			return latest(standing(electronic(first.channel)))
		case 'last-stands':
			return latest(given)
	}
}
