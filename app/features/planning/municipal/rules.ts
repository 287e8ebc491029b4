import type { Choice, VoteTimes } from '../votes/rules'
import { voteState } from '../votes/rules'

/** One deed of ten seconds writes them all, on a busy machine and over the network too: so many in one file at most. */
export const mostRows = 300

export const fixedColumns = ['building', 'entrance', 'room', 'paperNumber', 'time', 'reference'] as const
export type FixedColumn = (typeof fixedColumns)[number]

/** A line of the file as it stands there, without those that are empty. */
export interface FileRow {
	/** As the spreadsheet program counts, from 1. */
	row: number
	cells: Readonly<Partial<Record<FixedColumn, string>>>
	/** One for each matter, in their order; '' where the cell is empty. */
	choices: readonly string[]
}

export interface Issue {
	/** Null when it is about the file. */
	row: number | null
	/** A fixed column, or `matter` with its number. */
	column: FixedColumn | 'matter' | null
	matter: number | null
	code: string
	value: string
}

/** A door on the roll. */
export interface RollDoor {
	unitId: string
	voterId: string
	rollNumber: number
	building: string
	entrance: string
	number: string
}

export interface Scene {
	opensAt: number
	/** The moment of the import, before the closing. */
	at: number
	matters: number
	doors: readonly RollDoor[]
	/** Reference → voter, of what earlier files have brought. */
	known: ReadonlyMap<string, string>
	/** Voters who may not vote again. */
	fixed: ReadonlySet<string>
}

export interface ReadBallot {
	row: number
	voterId: string
	unitId: string
	reference: string
	choices: readonly Choice[]
}

export interface Checked {
	ballots: ReadBallot[]
	/** Rows whose ballot is in already: an earlier file brought it, or another door of the same voter in this one. */
	repeated: number
	issues: Issue[]
}

/** “1栋”, “1 幢” and “1” are the same building; a door keeps its letters. */
export function plainDoor(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/\s/g, '')
		.replace(/(号楼|[栋幢座楼]|单元|[室号])$/, '')
}

const doorKey = (building: string, entrance: string, number: string) =>
	[building, entrance, number].map(plainDoor).join('/')

const words: Record<string, Choice> = {
	for: 'for',
	同意: 'for',
	赞成: 'for',
	against: 'against',
	反对: 'against',
	不同意: 'against',
	abstain: 'abstain',
	弃权: 'abstain',
}

export function readChoice(text: string): Choice | null {
	const word = text.normalize('NFKC').trim().toLowerCase()
	return Object.hasOwn(words, word) ? (words[word] ?? null) : null
}

/** ‘2026-11-20 14:05’ on a clock in Shanghai, as ms UTC; a day alone is its first moment. Null when it is neither. */
export function readTime(text: string): number | null {
	const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/.exec(
		text.normalize('NFKC').trim(),
	)
	if (!found) return null
	const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0'] = found
	const two = (part: string) => part.padStart(2, '0')
	const plain = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`
	const ms = Date.parse(`${plain}+08:00`)
	if (Number.isNaN(ms)) return null
	return new Date(ms + 8 * 3600 * 1000).toISOString().startsWith(plain) ? ms : null
}

const referenceShape = /^[\w./-]{1,64}$/

type Add = (column: Issue['column'], code: string, value?: string, matter?: number | null) => undefined

function doorOf({ cells }: FileRow, scene: Scene, byDoor: ReadonlyMap<string, RollDoor | null>, add: Add) {
	const { building = '', entrance = '', room = '', paperNumber = '' } = cells
	if (paperNumber !== '') {
		const digits = paperNumber.normalize('NFKC').trim()
		const found = scene.doors.find(({ rollNumber }) => String(rollNumber) === digits)
		if (!found) add('paperNumber', 'unknown-number', paperNumber)
		const beside = [building, entrance, room].some((text) => text !== '')
		if (!found || !beside) return found
		const door = byDoor.get(doorKey(building, entrance, room))
		if (door?.voterId === found.voterId) return door
		return add('room', 'door-of-another', [building, entrance, room].join(' '))
	}
	if (building === '') return add('building', 'missing')
	if (room === '') return add('room', 'missing')
	const door = byDoor.get(doorKey(building, entrance, room))
	if (!door) add('room', door === null ? 'door-twice' : 'unknown-door', [building, entrance, room].join(' '))
	return door ?? undefined
}

function choicesOf({ choices }: FileRow, add: Add): Choice[] {
	return choices.flatMap((text, index) => {
		const choice = readChoice(text)
		if (!choice) add('matter', text === '' ? 'missing' : 'choice-not-offered', text, index + 1)
		return choice ? [choice] : []
	})
}

/** Why a ballot of this time is not taken: the code of the issue, or null. */
function whyNotTime(time: string, { opensAt, at }: Scene): string | null {
	if (time === '') return 'missing'
	const when = readTime(time)
	if (when === null) return 'time-unreadable'
	if (when < opensAt) return 'time-before'
	return when > at ? 'time-after' : null
}

/** Why a reference is not taken. */
function whyNotReference(reference: string, seen: ReadonlySet<string>): string | null {
	if (reference === '') return 'missing'
	if (!referenceShape.test(reference)) return 'reference-shape'
	return seen.has(reference) ? 'reference-twice' : null
}

/** Doors by what they are called; null where two are called the same. */
function doorsByName(doors: readonly RollDoor[]): Map<string, RollDoor | null> {
	const byDoor = new Map<string, RollDoor | null>()
	for (const door of doors) {
		const key = doorKey(door.building, door.entrance, door.number)
		byDoor.set(key, byDoor.has(key) ? null : door)
	}
	return byDoor
}

/** Each row against the roll and the window. One voter has one ballot: two doors of the same voter must say the same. */
export function checkRows(rows: readonly FileRow[], scene: Scene): Checked {
	const byDoor = doorsByName(scene.doors)
	const ballots = new Map<string, ReadBallot>()
	const references = new Set<string>()
	const issues: Issue[] = []
	let repeated = 0
	for (const row of rows) {
		const before = issues.length
		const add: Add = (column, code, value = '', matter = null) => {
			issues.push({ row: row.row, column, matter, code, value })
			return undefined
		}
		const { reference = '', time = '' } = row.cells
		const door = doorOf(row, scene, byDoor, add)
		const choices = choicesOf(row, add)
		const wrongTime = whyNotTime(time, scene)
		if (wrongTime) add('time', wrongTime, time)
		const wrongReference = whyNotReference(reference, references)
		if (wrongReference) add('reference', wrongReference, reference)
		references.add(reference)
		const earlier = scene.known.get(reference)
		if (door && earlier !== undefined && earlier !== door.voterId) add('reference', 'reference-of-another', reference)
		if (!door || issues.length > before) continue
		const first = ballots.get(door.voterId)
		if (earlier !== undefined) repeated += 1
		else if (scene.fixed.has(door.voterId)) add('room', 'voted')
		else if (!first) ballots.set(door.voterId, { row: row.row, ...placeOf(door), reference, choices })
		else if (first.choices.join() === choices.join()) repeated += 1
		else add('room', 'two-answers', String(first.row))
	}
	return { ballots: [...ballots.values()], repeated, issues }
}

const placeOf = ({ voterId, unitId }: RollDoor) => ({ voterId, unitId })

export type ImportRefusal =
	| 'papers:refusal.no-such-vote'
	| 'papers:refusal.cancelled'
	| 'municipal:refusal.not-open'
	| 'municipal:refusal.closed'

/** Why no file may come in now, or null: the server's receipt decides, before 24:00 of the last day (Civil Code art. 137). */
export function whyNotImport(
	vote: VoteTimes & { openedAt: number | null; closedAt: number | null },
	at: number,
): ImportRefusal | null {
	const state = voteState(vote, at)
	if (state === 'cancelled') return 'papers:refusal.cancelled'
	if (state === 'announced' || vote.openedAt === null) return 'municipal:refusal.not-open'
	return state === 'closed' || vote.closedAt !== null ? 'municipal:refusal.closed' : null
}
