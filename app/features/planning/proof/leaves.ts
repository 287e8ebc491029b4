import { hash } from 'node:crypto'
import type { ConflictRule, SilenceRule } from 'db/rule-profile'
import type { Choice, MatterResult, Weight } from '../votes/rules'
import { lines, rollLineText, type SealedChoices, sealedText } from './leaf-texts'

export { type BallotChannel, type BallotLeaf, ballotLeaf, type SealedChoices } from './leaf-texts'

/**
 * The leaves of a vote's log: text, line by line, stored as written and hashed as stored. Free text stands as JSON, so that it
 * stays on its line. The verifiers (scripts/verify.ts, scripts/verify.py) read what stands here.
 */
const hex = (text: string, before?: Uint8Array) =>
	hash('sha256', before ? Buffer.concat([before, Buffer.from(text, 'utf8')]) : text, 'hex')

const quoted = (text: string) => JSON.stringify(text)

export interface Question {
	id: string
	position: number
	title: string
	text: string
	classCode: string
	participation: readonly [number, number]
	approval: readonly [number, number]
	approvalBound: 'over' | 'at-least'
	approvalOf?: 'participants' | 'all'
}

/** The questions word for word, with what each must reach. */
export function questionLines(questions: readonly Question[]): string {
	return lines(
		...questions.map(
			({ position, id, participation, approval, approvalBound, approvalOf, classCode, title, text }) =>
				`matter ${position} ${id} participation ${participation.join('/')} approval ${approvalBound} ${approval.join('/')} of ${approvalOf ?? 'participants'} ${quoted(classCode)} ${quoted(title)} ${quoted(text)}`,
		),
	)
}

export const questionsHash = (text: string): string => hex(text)

/** A voter's line on the posted roll of the log: nothing without its 32 random bytes. */
export function rollLine(salt: Uint8Array, voteId: string, voterId: string, area: number): string {
	return hex(rollLineText(voteId, voterId, area), salt)
}

export interface Manifest {
	voteId: string
	estateId: string
	origin: string
	title: string
	scope: string
	plan: { id: string; hash: string }
	profile: { id: string; code: string; version: number }
	/** Which of a voter's ballots counts, and what silence is. */
	conflict: ConflictRule
	silence: SilenceRule
	opensAt: number
	closesAt: number
	openedAt: number
	/** Of questionLines. */
	questions: string
	roll: { heads: number; area: number; hash: string; lines: readonly string[] }
}

export function manifestLeaf(m: Manifest): string {
	const head = lines(
		'wugong manifest 1',
		`vote ${m.voteId}`,
		`estate ${m.estateId}`,
		`origin ${m.origin}`,
		`title ${quoted(m.title)}`,
		`scope ${m.scope}`,
		`plan ${m.plan.id} ${m.plan.hash}`,
		`profile ${m.profile.id} ${quoted(m.profile.code)} ${m.profile.version}`,
		`conflict ${m.conflict}`,
		`silence ${m.silence}`,
		`window ${m.opensAt} ${m.closesAt}`,
		`opened ${m.openedAt}`,
	)
	const roll = lines(
		`roll ${m.roll.heads} ${m.roll.area} ${m.roll.hash}`,
		...[...m.roll.lines].sort().map((line) => `voter ${line}`),
	)
	return head + m.questions + roll
}

/** The choices in the order of the matters. 'invalid': the paper leaves this matter blank, or spoils it. */
export const choicesText = (choices: readonly (Choice | 'invalid')[]): string => choices.join(',')

export function choicesSeal(salt: Uint8Array, sealed: SealedChoices): string {
	return hex(sealedText(sealed), salt)
}

/** A person who handled a paper, by the salt of its leaf: the same person twice on one leaf shows, and nothing else does. */
export function personSeal(salt: Uint8Array, voteId: string, paperId: string, personId: string): string {
	return hex(lines('wugong person 1', `${voteId} ${paperId} ${personId}`), salt)
}

export interface PaperLeaf {
	voteId: string
	paperId: string
	/** The voter's line in the manifest. */
	line: string
	mode: 'open' | 'sealed'
	/** SHA-256 of the photo. */
	photoHash: string | null
	receivedAt: number
	/** personSeal of who read it, and of who read it again. */
	first: string
	second: string | null
	outcome: 'confirmed' | 'set-aside' | 'invalid' | 'rejected'
	/** Where the ballot stands that it became. */
	ballotPosition: number | null
	at: number
}

export function paperLeaf(p: PaperLeaf): string {
	return lines(
		'wugong paper 1',
		`vote ${p.voteId}`,
		`paper ${p.paperId}`,
		`voter ${p.line}`,
		`mode ${p.mode}`,
		`photo ${p.photoHash ?? '-'}`,
		`received ${p.receivedAt}`,
		`first ${p.first}`,
		`second ${p.second ?? '-'}`,
		`outcome ${p.outcome}`,
		`ballot ${p.ballotPosition ?? '-'}`,
		`at ${p.at}`,
	)
}

export function voidLeaf(voteId: string, ballotPosition: number, reason: string, at: number): string {
	return lines('wugong void 1', `vote ${voteId}`, `ballot ${ballotPosition}`, `reason ${quoted(reason)}`, `at ${at}`)
}

export interface ExtensionLeaf {
	voteId: string
	/** 1, 2, … */
	number: number
	/** The closing that was in force, and the one that is now. */
	from: number
	to: number
	reason: string
	at: number
}

export function extensionLeaf(e: ExtensionLeaf): string {
	return lines(
		'wugong extension 1',
		`vote ${e.voteId}`,
		`number ${e.number}`,
		`closing ${e.from} ${e.to}`,
		`reason ${quoted(e.reason)}`,
		`at ${e.at}`,
	)
}

export function cancelLeaf(voteId: string, at: number, reason: string): string {
	return lines('wugong cancel 1', `vote ${voteId}`, `at ${at}`, `reason ${quoted(reason)}`)
}

/** Paper ballots that count, that stand behind another ballot, that were blank or spoiled; and ballots declared void. */
export interface PaperCounts {
	confirmed: number
	setAside: number
	invalid: number
	voided: number
}

/** Where silence counts: to which choice the silent ones are added, with what weight, and whether the matter then passes. */
export interface Deemed extends Weight {
	choice: Choice | null
	passed: boolean
}

export interface CountedMatter {
	position: number
	result: MatterResult
	deemed?: Deemed | null
}

export interface Closing {
	voteId: string
	at: number
	/** Ballot leaves, and the voters of whom one counts. */
	ballots: number
	counted: Weight
	papers: PaperCounts
	total: Weight
	matters: readonly CountedMatter[]
	passed: boolean
	/** Hash of all openings, so that none can be exchanged later. */
	openingsHash: string
}

const weight = ({ heads, area }: Weight) => `${heads}/${area}`
const verdict = (passed: boolean) => (passed ? 'yes' : 'no')

function resultLine({ position, result: r, deemed }: CountedMatter, counted: Weight): string {
	const invalid = { heads: counted.heads - r.participating.heads, area: counted.area - r.participating.area }
	const strict = `matter ${position} for ${weight(r.for)} against ${weight(r.against)} abstain ${weight(r.abstain)} invalid ${weight(invalid)} passed ${verdict(r.passed)}`
	if (!deemed) return strict
	return `${strict} deemed ${deemed.choice ?? '-'} ${weight(deemed)} deemed-passed ${verdict(deemed.passed)}`
}

export function closingLeaf(c: Closing): string {
	const { confirmed, setAside, invalid, voided } = c.papers
	return lines(
		'wugong closing 1',
		`vote ${c.voteId}`,
		`at ${c.at}`,
		`ballots ${c.ballots}`,
		`counted ${weight(c.counted)}`,
		`papers ${confirmed} set-aside ${setAside} invalid ${invalid} void ${voided}`,
		`total ${weight(c.total)}`,
		...c.matters.map((matter) => resultLine(matter, c.counted)),
		`passed ${verdict(c.passed)}`,
		`openings ${c.openingsHash}`,
	)
}

/** What stands in the place of an opening that has been deleted. */
export const deletedOpening = '-'

/** A line of the openings that the street office and the auditor keep: voter's and ballot's. */
export const rollOpening = (salt: string, voterId: string, area: number): string => `${salt} ${voterId} ${area}`
export const ballotOpening = (salt: string, position: number, area: number, choices: string): string =>
	`${salt} ${position} ${area} ${choices}`

/** Who read a paper, and who read it again. */
export const paperOpening = (salt: string, position: number, first: string, second: string | null): string =>
	`${salt} ${position} ${first} ${second ?? '-'}`

export function openingsHash(...parts: readonly (readonly string[])[]): string {
	return hex(lines('wugong openings 1', ...parts.flat()))
}
