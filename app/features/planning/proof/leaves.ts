import { createHash } from 'node:crypto'
import type { Choice, MatterResult, Weight } from '../votes/rules'

/**
 * The leaves of a vote's log: text, line by line, stored as written and hashed as stored. Free text stands as JSON, so that it
 * stays on its line. The verifiers (scripts/verify.ts, scripts/verify.py) read what stands here.
 */
const hex = (text: string, ...before: readonly Uint8Array[]) => {
	const hash = createHash('sha256')
	for (const bytes of before) hash.update(bytes)
	return hash.update(text, 'utf8').digest('hex')
}

const lines = (...parts: readonly string[]) => `${parts.join('\n')}\n`
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
}

/** The questions word for word, with what each must reach. */
export function questionLines(questions: readonly Question[]): string {
	return lines(
		...questions.map(
			({ position, id, participation, approval, approvalBound, classCode, title, text }) =>
				`matter ${position} ${id} participation ${participation.join('/')} approval ${approvalBound} ${approval.join('/')} ${quoted(classCode)} ${quoted(title)} ${quoted(text)}`,
		),
	)
}

export const questionsHash = (text: string): string => hex(text)

/** A voter's line on the posted roll of the log: nothing without its 32 random bytes. */
export function rollLine(salt: Uint8Array, voteId: string, voterId: string, area: number): string {
	return hex(lines('wugong roll line 1', `${voteId} ${voterId} ${area}`), salt)
}

export interface Manifest {
	voteId: string
	estateId: string
	origin: string
	title: string
	scope: string
	plan: { id: string; hash: string }
	profile: { id: string; code: string; version: number }
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
		`window ${m.opensAt} ${m.closesAt}`,
		`opened ${m.openedAt}`,
	)
	const roll = lines(
		`roll ${m.roll.heads} ${m.roll.area} ${m.roll.hash}`,
		...[...m.roll.lines].sort().map((line) => `voter ${line}`),
	)
	return head + m.questions + roll
}

export interface BallotLeaf {
	voteId: string
	line: string
	version: number
	/** Where the version before it stands. */
	supersedes: number | null
	channel: 'online' | 'paper'
	at: number
	questionsHash: string
	/** choicesSeal of what was chosen. */
	choices: string
}

export function ballotLeaf(b: BallotLeaf): string {
	return lines(
		'wugong ballot 1',
		`vote ${b.voteId}`,
		`voter ${b.line}`,
		`version ${b.version}`,
		`supersedes ${b.supersedes ?? '-'}`,
		`channel ${b.channel}`,
		`at ${b.at}`,
		`questions ${b.questionsHash}`,
		`choices ${b.choices}`,
	)
}

/** The choices in the order of the matters. */
export const choicesText = (choices: readonly Choice[]): string => choices.join(',')

export interface SealedChoices {
	voteId: string
	line: string
	version: number
	area: number
	choices: string
}

export function choicesSeal(salt: Uint8Array, { voteId, line, version, area, choices }: SealedChoices): string {
	return hex(lines('wugong choices 1', `${voteId} ${line} ${version} ${area} ${choices}`), salt)
}

export function cancelLeaf(voteId: string, at: number, reason: string): string {
	return lines('wugong cancel 1', `vote ${voteId}`, `at ${at}`, `reason ${quoted(reason)}`)
}

export interface Closing {
	voteId: string
	at: number
	/** Ballot leaves, and voters whose latest ballot counts. */
	ballots: number
	counted: number
	total: Weight
	matters: readonly { position: number; result: MatterResult }[]
	passed: boolean
	/** Hash of all openings, so that none can be exchanged later. */
	openingsHash: string
}

const weight = ({ heads, area }: Weight) => `${heads}/${area}`
const verdict = (passed: boolean) => (passed ? 'yes' : 'no')

export function closingLeaf(c: Closing): string {
	return lines(
		'wugong closing 1',
		`vote ${c.voteId}`,
		`at ${c.at}`,
		`ballots ${c.ballots}`,
		`counted ${c.counted}`,
		`total ${weight(c.total)}`,
		...c.matters.map(
			({ position, result: r }) =>
				`matter ${position} for ${weight(r.for)} against ${weight(r.against)} abstain ${weight(r.abstain)} passed ${verdict(r.passed)}`,
		),
		`passed ${verdict(c.passed)}`,
		`openings ${c.openingsHash}`,
	)
}

/** A line of the openings that the street office and the auditor keep: voter's and ballot's. */
export const rollOpening = (salt: string, voterId: string, area: number): string => `${salt} ${voterId} ${area}`
export const ballotOpening = (salt: string, position: number, area: number, choices: string): string =>
	`${salt} ${position} ${area} ${choices}`

export function openingsHash(roll: readonly string[], ballots: readonly string[]): string {
	return hex(lines('wugong openings 1', ...roll, ...ballots))
}
