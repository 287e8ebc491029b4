import { createHash } from 'node:crypto'
import { type Bundle, headSizes, readBundle } from './bundle-format'
import { openNote, readKey, type VerifierKey } from './checkpoint'
import { choicesSeal, openingsHash, rollLine } from './leaves'
import { consistencyProof, isConsistent, leafHash, rootOf } from './merkle'
import {
	type Amount,
	type ReadBallot,
	type ReadManifest,
	type ReadMatter,
	readBallot,
	readClosing,
	readManifest,
} from './read-leaves'

export interface Step {
	number: number
	name: string
	/** null: not reached, because a step before it failed. */
	passed: boolean | null
	says: string
}

export interface Report {
	passed: boolean
	steps: readonly Step[]
}

class Wrong extends Error {}

function demand(holds: boolean, otherwise: string): asserts holds {
	if (!holds) throw new Wrong(otherwise)
}

function found<T>(value: T | null | undefined, otherwise: string): T {
	if (value === null || value === undefined) throw new Wrong(otherwise)
	return value
}

export const stepNames = [
	'format',
	'key',
	'tree',
	'signatures',
	'consistency',
	'manifest',
	'roll',
	'ballots',
	'openings',
	'closing record',
	'tally',
] as const

interface Cast extends ReadBallot {
	position: number
}

interface Known {
	bundle?: Bundle
	key?: VerifierKey
	manifest?: ReadManifest
	cast?: Cast[]
	closing?: ReturnType<typeof readClosing>
	areas?: Map<string, string>
	/** Position of a leaf → its choices. */
	choices?: Map<number, { area: bigint; chosen: string[] }>
}

/** A ballot counts when no later version supersedes it. */
function counting(cast: readonly Cast[]): Cast[] {
	const latest = new Map(cast.map((ballot) => [ballot.line, ballot.position]))
	return cast.filter((ballot) => latest.get(ballot.line) === ballot.position)
}

function checkTree({ leaves, heads }: Bundle): void {
	demand(leaves.length > 0, 'there is no leaf')
	const hashes = leaves.map((leaf) => leafHash(leaf))
	const sizes = headSizes(leaves.length)
	demand(heads.length === sizes.length, `${heads.length} heads instead of ${sizes.length}`)
	sizes.forEach((size, index) => {
		const [, digits, root] = (heads[index] ?? '').split('\n')
		demand(digits === String(size), `head ${index} is not of size ${size}`)
		const rebuilt = Buffer.from(rootOf(hashes.slice(0, size))).toString('base64')
		demand(root === rebuilt, `leaves 0 to ${size - 1} do not make the root of the head of size ${size}`)
	})
}

function checkConsistency({ leaves, heads }: Bundle): void {
	const hashes = leaves.map((leaf) => leafHash(leaf))
	const roots = heads.map((head) => Buffer.from(head.split('\n')[2] ?? '', 'base64'))
	const sizes = headSizes(leaves.length)
	sizes.slice(1).forEach((size2, index) => {
		const size1 = sizes[index] ?? 0
		const proof = consistencyProof(size1, hashes.slice(0, size2))
		const [root1, root2] = [roots[index], roots[index + 1]]
		const claim = root1 && root2 && { size1: BigInt(size1), size2: BigInt(size2), root1, root2, proof }
		demand(claim !== undefined && isConsistent(claim), `head of size ${size1} does not begin that of size ${size2}`)
	})
}

function checkManifest({ leaves, heads }: Bundle): ReadManifest {
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

function checkRoll(bundle: Bundle, { vote, lines, total }: ReadManifest): Map<string, string> {
	const areas = new Map<string, string>()
	if (bundle.kind !== 'sealed') return areas
	demand(bundle.roll.length === lines.length, 'not every line of the roll is opened')
	let sum = 0n
	bundle.roll.forEach((text, index) => {
		const [, salt = '', voter = '', area = ''] = /^([0-9a-f]{64}) ([\w.-]{1,64}) (0|[1-9]\d{0,15})$/.exec(text) ?? []
		const line = lines[index] ?? ''
		demand(
			area !== '' && rollLine(saltOf(salt), vote, voter, Number(area)) === line,
			`roll line ${index} does not open`,
		)
		areas.set(line, area)
		sum += BigInt(area)
	})
	demand(sum === total.area, `the areas of the roll make ${sum}, not ${total.area}`)
	return areas
}

function checkBallots({ leaves, kind }: Bundle, manifest: ReadManifest): Cast[] {
	const roll = new Set(manifest.lines)
	const questions = createHash('sha256').update(manifest.questions).digest('hex')
	const latest = new Map<string, Cast>()
	const end = kind === 'interim' ? leaves.length : leaves.length - 1
	return leaves.slice(1, end).map((leaf, index) => {
		const position = index + 1
		const ballot = { ...found(readBallot(leaf), `leaf ${position} is no ballot`), position }
		const before = latest.get(ballot.line)
		demand(ballot.vote === manifest.vote, `ballot ${position} is of another vote`)
		demand(roll.has(ballot.line), `ballot ${position} is of nobody on the roll`)
		demand(ballot.version === (before?.version ?? 0) + 1, `ballot ${position} is not the next version of its voter`)
		demand(ballot.supersedes === String(before?.position ?? '-'), `ballot ${position} supersedes the wrong leaf`)
		demand(ballot.at >= manifest.opensAt && ballot.at < manifest.closesAt, `ballot ${position} is outside the window`)
		demand(ballot.questionsHash === questions, `ballot ${position} answers other questions`)
		latest.set(ballot.line, ballot)
		return ballot
	})
}

function checkOpenings(bundle: Bundle, manifest: ReadManifest, cast: readonly Cast[], areas: Map<string, string>) {
	const opened = new Map<number, { area: bigint; chosen: string[] }>()
	if (bundle.kind !== 'sealed') return opened
	demand(bundle.openings.length === cast.length, 'not every ballot is opened')
	bundle.openings.forEach((text, index) => {
		const ballot = found(cast[index], 'an opening without a ballot')
		const { position, line, version } = ballot
		const shape = /^([0-9a-f]{64}) (\d+) (0|[1-9]\d{0,15}) ((?:for|against|abstain)(?:,(?:for|against|abstain))*)$/
		const [, salt = '', at, area = '', choices = ''] = shape.exec(text) ?? []
		demand(at === String(position), `opening ${index} is not that of ballot ${position}`)
		const sealed = { voteId: manifest.vote, line, version, area: Number(area), choices }
		demand(choicesSeal(saltOf(salt), sealed) === ballot.seal, `ballot ${position} does not open`)
		demand(areas.get(line) === area, `ballot ${position} has another area than the roll`)
		const chosen = choices.split(',')
		demand(chosen.length === manifest.matters.length, `ballot ${position} does not answer each matter once`)
		opened.set(position, { area: BigInt(area), chosen })
	})
	return opened
}

function checkClosing(bundle: Bundle, manifest: ReadManifest, cast: readonly Cast[]) {
	if (bundle.kind === 'interim') return null
	const closing = found(readClosing(bundle.leaves.at(-1) ?? ''), 'the last leaf is no closing record')
	demand(closing.vote === manifest.vote, 'the closing record is of another vote')
	demand(closing.at >= manifest.closesAt, 'the closing record is from before the end')
	demand(closing.ballots === cast.length, `the record says ${closing.ballots} ballots, the log has ${cast.length}`)
	demand(closing.counted === counting(cast).length, 'the record counts another number of voters than the log')
	const sameTotal = closing.total.heads === manifest.total.heads && closing.total.area === manifest.total.area
	demand(sameTotal, 'the record has another total than the roll')
	if (bundle.kind === 'sealed')
		demand(
			openingsHash(bundle.roll, bundle.openings) === closing.openingsHash,
			'these are not the openings of the closing',
		)
	return closing
}

/** The four tests of art. 278: products of whole numbers, no division. */
function hasPassed(total: Amount, [inFavour, against, abstain]: readonly [Amount, Amount, Amount], matter: ReadMatter) {
	return (['heads', 'area'] as const).every((unit) => {
		const part = inFavour[unit] + against[unit] + abstain[unit]
		const enough = part > 0n && part * matter.participation[1] >= total[unit] * matter.participation[0]
		const [reached, needed] = [inFavour[unit] * matter.approval[1], part * matter.approval[0]]
		return enough && inFavour[unit] > 0n && (matter.bound === 'over' ? reached > needed : reached >= needed)
	})
}

const choiceNames = ['for', 'against', 'abstain'] as const

function checkTally({ manifest, closing, cast = [], choices }: Known, sealed: boolean): void {
	if (!manifest || !closing) return
	demand(closing.matters.length === manifest.matters.length, 'the record has not every matter')
	const counted = counting(cast)
	manifest.matters.forEach((matter, index) => {
		const record = found(closing.matters[index], 'a matter without result')
		const { position } = matter
		demand(record.position === position, `the record lacks matter ${position}`)
		const participating = record.sums.reduce((sum, { heads }) => sum + heads, 0n)
		const area = record.sums.reduce((sum, each) => sum + each.area, 0n)
		demand(participating === BigInt(counted.length), `matter ${position}: the choices do not make the voters counted`)
		demand(area <= manifest.total.area, `matter ${position}: more area than the roll has`)
		choiceNames.forEach((name, at) => {
			const said = record.sums[at]
			if (!sealed || !said) return
			const own = counted
				.flatMap((ballot) => choices?.get(ballot.position) ?? [])
				.filter(({ chosen }) => chosen[index] === name)
			const sum = own.reduce((all, ballot) => all + ballot.area, 0n)
			const says = `matter ${position}, ${name}: the ballots make ${own.length} heads and ${sum}, the record ${said.heads} and ${said.area}`
			demand(said.heads === BigInt(own.length) && said.area === sum, says)
		})
		demand(record.passed === hasPassed(manifest.total, record.sums, matter), `matter ${position}: the verdict is wrong`)
	})
	demand(closing.passed === closing.matters.every(({ passed }) => passed), 'the verdict on the whole is wrong')
}

/** Checks a bundle step by step; the first step that fails ends the way. `expectedKey`: as posted, from elsewhere. */
export function verifyBundle(bytes: Uint8Array, expectedKey?: string): Report {
	const known: Known = {}
	const bundle = () => found(known.bundle, '')
	const manifest = () => found(known.manifest, '')
	const onlySealed = (text: string) => (bundle().kind === 'sealed' ? text : 'sealed: not part of this bundle')
	const ways: readonly (() => string)[] = [
		() => {
			known.bundle = found(readBundle(bytes), 'this is no bundle, or not byte for byte as it was written')
			return `${known.bundle.kind}, ${known.bundle.leaves.length} leaves`
		},
		() => {
			known.key = found(readKey(bundle().key), 'the key is none')
			demand(!expectedKey || expectedKey === bundle().key, 'this is not the expected key')
			return `${bundle().key}${expectedKey ? ', as expected' : ' — compare it with the one that is posted'}`
		},
		() => {
			checkTree(bundle())
			return 'the leaves make the roots of the heads'
		},
		() => {
			const key = found(known.key, '')
			for (const [at, head] of bundle().heads.entries()) {
				demand(openNote(head, key) !== null, `head ${at} is not signed by the key`)
			}
			return `${bundle().heads.length} heads signed`
		},
		() => {
			checkConsistency(bundle())
			return 'each head begins the next'
		},
		() => {
			known.manifest = checkManifest(bundle())
			return `${known.manifest.matters.length} matters, ${known.manifest.lines.length} voters`
		},
		() => {
			known.areas = checkRoll(bundle(), manifest())
			return onlySealed(`the lines open and make ${manifest().total.area}`)
		},
		() => {
			known.cast = checkBallots(bundle(), manifest())
			return `${known.cast.length} ballots, ${counting(known.cast).length} count`
		},
		() => {
			known.choices = checkOpenings(bundle(), manifest(), known.cast ?? [], known.areas ?? new Map())
			return onlySealed(`${known.choices.size} ballots open`)
		},
		() => {
			known.closing = checkClosing(bundle(), manifest(), known.cast ?? [])
			return known.closing ? 'the last leaf, and it agrees with the log' : 'interim: the log goes on'
		},
		() => {
			checkTally(known, bundle().kind === 'sealed')
			if (!known.closing) return 'interim: nothing is counted'
			return bundle().kind === 'sealed'
				? 'recounted from the ballots: the same'
				: 'sums and tests of the record hold; the split is recounted from the sealed bundle'
		},
	]
	let failed = false
	const steps = ways.map((way, index): Step => {
		const step = { number: index + 1, name: stepNames[index] ?? '' }
		if (failed) return { ...step, passed: null, says: 'not reached' }
		try {
			return { ...step, passed: true, says: way() }
		} catch (error) {
			if (!(error instanceof Wrong)) throw error
			failed = true
			return { ...step, passed: false, says: error.message }
		}
	})
	return { passed: !failed, steps }
}
