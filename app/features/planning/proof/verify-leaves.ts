import { createHash } from 'node:crypto'
import { type Bundle, isInterim, isSealed } from './bundle-format'
import { deletedOpening, personSeal, rollLine } from './leaves'
import {
	type ReadBallot,
	type ReadManifest,
	type ReadPaper,
	readBallot,
	readCancel,
	readExtension,
	readManifest,
	readPaper,
	readVoid,
} from './read-leaves'
import { demand, found } from './verify-steps'

export interface Cast extends ReadBallot {
	position: number
}

export interface Window {
	/** Of each leaf: when the window ended as the log stood there. */
	closing: readonly number[]
	extensions: number
}

const kindOf = (leaf: string) => /^wugong (manifest|ballot|paper|void|extension|cancel|closing) 1\n/.exec(leaf)?.[1]

function* leavesOf(bundle: Bundle, kind: string): Generator<[number, string]> {
	for (const entry of bundle.leaves.entries()) if (kindOf(entry[1]) === kind) yield entry
}

export function checkManifest({ leaves, heads }: Bundle): ReadManifest {
	const manifest = found(readManifest(leaves[0] ?? ''), 'leaf 0 is no manifest')
	for (const head of heads) demand(head.startsWith(`${manifest.origin}\n`), 'a head is of another origin')
	demand(manifest.origin.endsWith(`/votes/${manifest.vote}`), 'the origin is not of this vote')
	demand(manifest.opensAt < manifest.closesAt, 'the window ends before it begins')
	demand(BigInt(manifest.lines.length) === manifest.total.heads, 'the roll has not as many lines as heads')
	demand(
		manifest.lines.every((line, index) => index === 0 || (manifest.lines[index - 1] ?? '') < line),
		'the lines of the roll are not in order, or one stands twice',
	)
	return manifest
}

const saltOf = (text: string) => Buffer.from(text, 'hex')
const rollShape = /^([0-9a-f]{64}) ([\w.-]{1,64}) (0|[1-9]\d{0,15})$/

/** Line of the roll → area, as far as the lines open. */
export function checkRoll(bundle: Bundle, { vote, lines, total }: ReadManifest): Map<string, string> {
	const areas = new Map<string, string>()
	if (!isSealed(bundle)) return areas
	demand(bundle.roll.length === lines.length, 'not every line of the roll is opened')
	let sum = 0n
	bundle.roll.forEach((text, index) => {
		if (text === deletedOpening) return
		const [, salt = '', voter = '', area = ''] = rollShape.exec(text) ?? []
		const line = lines[index] ?? ''
		const opens = area !== '' && rollLine(saltOf(salt), vote, voter, Number(area)) === line
		demand(opens, `roll line ${index} does not open`)
		areas.set(line, area)
		sum += BigInt(area)
	})
	const enough = areas.size === lines.length ? sum === total.area : sum <= total.area
	demand(enough, `the areas of the roll make ${sum}, not ${total.area}`)
	return areas
}

/** What kinds of leaves follow the manifest, and when the window ends as extensions move it. Nothing comes after the end. */
export function checkWindow(bundle: Bundle, manifest: ReadManifest): Window {
	let closesAt = manifest.closesAt
	let extensions = 0
	const closing = bundle.leaves.map((leaf, position) => {
		const kind = kindOf(leaf)
		demand(kind !== undefined && (kind === 'manifest') === (position === 0), `leaf ${position} is none that a log has`)
		if (kind === 'closing' || kind === 'cancel')
			demand(position === bundle.leaves.length - 1, `leaf ${position} ends the log, and the log goes on`)
		if (kind !== 'extension') return closesAt
		const extension = found(readExtension(leaf), `leaf ${position} is no extension`)
		demand(extension.vote === manifest.vote, `extension ${position} is of another vote`)
		demand(extension.number === extensions + 1, `extension ${position} is not the next one`)
		demand(extension.from === closesAt, `extension ${position} moves another closing than the one in force`)
		demand(extension.to > extension.from, `extension ${position} does not move the closing on`)
		demand(extension.at < extension.from, `extension ${position} is from after the closing`)
		extensions += 1
		closesAt = extension.to
		return closesAt
	})
	return { closing, extensions }
}

export function checkBallots(bundle: Bundle, manifest: ReadManifest, { closing }: Window): Cast[] {
	const roll = new Set(manifest.lines)
	const questions = createHash('sha256').update(manifest.questions).digest('hex')
	const latest = new Map<string, Cast>()
	return [...leavesOf(bundle, 'ballot')].map(([position, leaf]) => {
		const ballot = { ...found(readBallot(leaf), `leaf ${position} is no ballot`), position }
		const before = latest.get(ballot.line)
		demand(ballot.vote === manifest.vote, `ballot ${position} is of another vote`)
		demand(roll.has(ballot.line), `ballot ${position} is of nobody on the roll`)
		demand(ballot.version === (before?.version ?? 0) + 1, `ballot ${position} is not the next version of its voter`)
		demand(ballot.previous === String(before?.position ?? '-'), `ballot ${position} names another ballot before it`)
		demand(ballot.at >= manifest.opensAt, `ballot ${position} is from before the window`)
		const inTime = ballot.channel === 'paper' || ballot.at < (closing[position] ?? 0)
		demand(inTime, `ballot ${position} is from after the closing`)
		demand(ballot.questionsHash === questions, `ballot ${position} answers other questions`)
		latest.set(ballot.line, ballot)
		return ballot
	})
}

/** Each paper that became a ballot came in within the window and was read by two persons; no paper ballot stands without one. */
export function checkPapers(bundle: Bundle, manifest: ReadManifest, cast: readonly Cast[], { closing }: Window) {
	const roll = new Set(manifest.lines)
	const ballots = new Map(cast.map((ballot) => [String(ballot.position), ballot]))
	const became = new Set<string>()
	const papers = new Set<string>()
	const read = [...leavesOf(bundle, 'paper')].map(([position, leaf]) => {
		const paper = { ...found(readPaper(leaf), `leaf ${position} is no paper`), position }
		demand(paper.vote === manifest.vote, `paper ${position} is of another vote`)
		demand(roll.has(paper.line), `paper ${position} is of nobody on the roll`)
		demand(!papers.has(paper.paper), `paper ${position} stands twice`)
		papers.add(paper.paper)
		demand(paper.first !== paper.second, `paper ${position} was read twice by one person`)
		demand(paper.second !== '-' || paper.outcome === 'rejected', `paper ${position} was read by one person alone`)
		const counts = paper.outcome === 'confirmed' || paper.outcome === 'set-aside'
		demand(counts === (paper.ballot !== '-'), `paper ${position}, ${paper.outcome}: the ballot does not go with it`)
		if (!counts) return paper
		const ballot = found(ballots.get(paper.ballot), `paper ${position} names no ballot`)
		const same = ballot.position < position && ballot.line === paper.line && ballot.channel === 'paper'
		demand(same && !became.has(paper.ballot), `paper ${position} names a ballot that is not its own`)
		became.add(paper.ballot)
		const inTime = paper.received >= manifest.opensAt && paper.received < (closing[position] ?? 0)
		demand(inTime, `paper ${position} did not come in within the window`)
		return paper
	})
	for (const { channel, position } of cast) {
		demand(channel !== 'paper' || became.has(String(position)), `ballot ${position} is of no paper`)
	}
	return read
}

const paperShape = /^([0-9a-f]{64}) (\d+) ([\w.-]{1,64}) (-|[\w.-]{1,64})$/

/** How many leaves of papers open to the persons who read them. */
export function checkPaperOpenings(bundle: Bundle, papers: readonly (ReadPaper & { position: number })[]): number {
	if (!isSealed(bundle)) return 0
	demand(bundle.papers.length === papers.length, 'not every paper is opened')
	return bundle.papers.filter((text, index) => {
		if (text === deletedOpening) return false
		const { vote, paper, position, ...leaf } = found(papers[index], 'an opening without a paper')
		const [, salt = '', at, first = '', second = ''] = paperShape.exec(text) ?? []
		const seal = (person: string) => (person === '-' ? '-' : personSeal(saltOf(salt), vote, paper, person))
		const opens = at === String(position) && seal(first) === leaf.first && seal(second) === leaf.second
		demand(opens, `paper ${position} does not open`)
		return true
	}).length
}

/** The places of the ballots that were declared void. */
export function checkVoids(bundle: Bundle, manifest: ReadManifest, cast: readonly Cast[]): Set<number> {
	const ballots = new Set(cast.map(({ position }) => position))
	const voided = new Set<number>()
	for (const [position, leaf] of leavesOf(bundle, 'void')) {
		const entry = found(readVoid(leaf), `leaf ${position} is no void`)
		demand(entry.vote === manifest.vote, `void ${position} is of another vote`)
		demand(entry.ballot < position && ballots.has(entry.ballot), `void ${position} names no ballot before it`)
		demand(!voided.has(entry.ballot), `void ${position} is the second of its ballot`)
		voided.add(entry.ballot)
	}
	return voided
}

/** The ballots that count: of each voter the one that the manifest's rule lets stand, among those not void. */
export function countingBallots(
	{ conflict }: ReadManifest,
	cast: readonly Cast[],
	voided: ReadonlySet<number>,
): Cast[] {
	const standing = new Map<string, Cast>()
	for (const ballot of cast) {
		if (voided.has(ballot.position)) continue
		const before = standing.get(ballot.line)
		const [paper, paperBefore] = [ballot.channel === 'paper', before?.channel === 'paper']
		const stays =
			before !== undefined &&
			paper !== paperBefore &&
			(conflict === 'first-stands' || conflict === (paper ? 'electronic-stands' : 'paper-stands'))
		if (!stays) standing.set(ballot.line, ballot)
	}
	return [...standing.values()]
}

/** Whether the last leaf says that the vote was cancelled. */
export function isCancelled(bundle: Bundle, { vote }: ReadManifest): boolean {
	const last = bundle.leaves.at(-1) ?? ''
	if (isInterim(bundle) || kindOf(last) !== 'cancel') return false
	demand(readCancel(last)?.vote === vote, 'the cancellation is of another vote')
	return true
}
