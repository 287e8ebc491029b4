import type { PaperRule } from '../votes/profile'
import { type Choice, type VoteTimes, voteState } from '../votes/rules'

export type PaperState = 'received' | 'differs' | 'confirmed' | 'set-aside' | 'invalid' | 'rejected'
export type Validity = 'valid' | 'blank' | 'spoiled'
/** 'invalid': this matter was left blank, or cannot be read. */
export type PaperChoice = Choice | 'invalid'

export const paperChoices = ['for', 'against', 'abstain', 'invalid'] as const
export const validities = ['valid', 'blank', 'spoiled'] as const
/** Why a paper is not taken: nobody can read it, nobody signed it, the household has given another, it was entered by mistake. */
export const rejectReasons = ['unreadable', 'unsigned', 'duplicate', 'mistake'] as const
export type RejectReason = (typeof rejectReasons)[number]

/** What one person read on a paper. */
export interface Reading {
	validity: Validity
	/** Why it is spoiled. */
	reason: string
	/** Matter → choice; nothing unless valid. */
	choices: Readonly<Record<string, PaperChoice>>
}

/** How long a photo stays with the person who has begun to enter it again. */
export const takenFor = 30 * 60 * 1000

export interface PaperVote extends VoteTimes {
	mode: PaperRule
	openedAt: number | null
	closedAt: number | null
}

export type StageRefusal =
	| 'papers:refusal.no-paper'
	| 'papers:refusal.not-open'
	| 'papers:refusal.closed'
	| 'papers:refusal.cancelled'
	| 'papers:refusal.counted'
	| 'papers:refusal.envelope-shut'

/** Why no paper may come in now, or null: the server's receipt decides, before 24:00 of the last day. */
export function whyNotReceive(vote: PaperVote, at: number): StageRefusal | null {
	const state = voteState(vote, at)
	if (state === 'cancelled') return 'papers:refusal.cancelled'
	if (vote.mode === 'none') return 'papers:refusal.no-paper'
	if (state === 'announced' || vote.openedAt === null) return 'papers:refusal.not-open'
	return state === 'closed' || vote.closedAt !== null ? 'papers:refusal.closed' : null
}

/** Why a paper that is in may not be entered or settled now, or null: envelopes wait for the closing, and nothing comes after the count. */
export function whyNotRead(vote: PaperVote, mode: 'open' | 'sealed', at: number): StageRefusal | null {
	const state = voteState(vote, at)
	if (state === 'cancelled') return 'papers:refusal.cancelled'
	if (vote.closedAt !== null) return 'papers:refusal.counted'
	if (state === 'announced') return 'papers:refusal.not-open'
	return mode === 'sealed' && state !== 'closed' ? 'papers:refusal.envelope-shut' : null
}

/** What a person is to the voter of a paper. */
export interface Hands {
	/** The paper's door lies in the part that the person looks after. */
	inPart: boolean
	/** Lives there, owns there, or holds a power of the voter. */
	own: boolean
}

export type HandsRefusal = 'papers:refusal.not-your-part' | 'papers:refusal.own-household'

export function whyNotHandle({ inPart, own }: Hands): HandsRefusal | null {
	if (!inPart) return 'papers:refusal.not-your-part'
	return own ? 'papers:refusal.own-household' : null
}

export type ReadingRefusal =
	| 'papers:refusal.foreign-matter'
	| 'papers:refusal.incomplete'
	| 'papers:refusal.choice-not-offered'
	| 'papers:refusal.nothing-valid'
	| 'papers:refusal.choices-beside'
	| 'papers:refusal.reason-needed'

/** Each matter of the vote has one of the four answers, or the whole paper is blank or spoiled and has none. */
export function whyNotReading(matterIds: readonly string[], reading: Reading): ReadingRefusal | null {
	const given = Object.keys(reading.choices)
	const offered: readonly string[] = paperChoices
	if (reading.validity !== 'valid') {
		if (given.length > 0) return 'papers:refusal.choices-beside'
		return reading.validity === 'spoiled' && reading.reason === '' ? 'papers:refusal.reason-needed' : null
	}
	if (given.some((id) => !matterIds.includes(id))) return 'papers:refusal.foreign-matter'
	if (!matterIds.every((id) => Object.hasOwn(reading.choices, id))) return 'papers:refusal.incomplete'
	if (!given.every((id) => offered.includes(reading.choices[id] ?? ''))) return 'papers:refusal.choice-not-offered'
	return given.every((id) => reading.choices[id] === 'invalid') ? 'papers:refusal.nothing-valid' : null
}

/** Both read the same. Why a paper is spoiled may be said in other words. */
export function readAlike(one: Reading, other: Reading): boolean {
	if (one.validity !== other.validity) return false
	const matters = new Set([...Object.keys(one.choices), ...Object.keys(other.choices)])
	return [...matters].every((id) => one.choices[id] === other.choices[id])
}

export interface Waiting {
	state: PaperState
	mode: 'open' | 'sealed'
	/** Who has entered it, in their order. */
	readers: readonly string[]
	takenBy: string | null
	takenAt: number | null
}

export type AgainRefusal =
	| 'papers:refusal.settled'
	| 'papers:refusal.same-person'
	| 'papers:refusal.taken'
	| 'papers:refusal.not-taken'

/** Why this person may not have the photo in hand now, or null. */
export function whyNotTake(paper: Waiting, personId: string, at: number): AgainRefusal | null {
	if (paper.state !== 'received' || paper.readers.length > 1) return 'papers:refusal.settled'
	if (paper.readers.includes(personId)) return 'papers:refusal.same-person'
	const byOther = paper.takenBy !== null && paper.takenBy !== personId
	return byOther && (paper.takenAt ?? 0) + takenFor > at ? 'papers:refusal.taken' : null
}

/** Whether this person has the photo in hand at this moment, entry not yet saved. */
export function hasInHand(
	{ state, takenBy, takenAt }: Pick<Waiting, 'state' | 'takenBy' | 'takenAt'>,
	personId: string,
	at: number,
): boolean {
	return state === 'received' && takenBy === personId && (takenAt ?? 0) + takenFor > at
}

/** Why this person may not be the next to enter it, or null: two persons, each once; a photo is entered by whoever has it in hand. */
export function whyNotEnter(paper: Waiting, personId: string): AgainRefusal | null {
	if (paper.state !== 'received' || paper.readers.length > 1) return 'papers:refusal.settled'
	if (paper.readers.includes(personId)) return 'papers:refusal.same-person'
	if (paper.mode === 'sealed' || paper.takenBy === personId) return null
	return paper.takenBy === null ? 'papers:refusal.not-taken' : 'papers:refusal.taken'
}

export type SettleRefusal = 'papers:refusal.settled' | 'papers:refusal.not-differing' | 'papers:refusal.took-part'

/** A third person decides where two have read differently, or where the household has handed in two papers. */
export function whyNotSettle(
	{ state, readers }: Pick<Waiting, 'state' | 'readers'>,
	personId: string,
): SettleRefusal | null {
	if (state === 'received') return 'papers:refusal.not-differing'
	if (state !== 'differs') return 'papers:refusal.settled'
	return readers.includes(personId) ? 'papers:refusal.took-part' : null
}

/** What becomes of a paper that two have entered: `reading` where they agree and no other paper of the voter is in the way. */
export function afterTwo(first: Reading, second: Reading, duplicate: boolean): 'conclude' | 'differs' {
	return readAlike(first, second) && !duplicate ? 'conclude' : 'differs'
}
