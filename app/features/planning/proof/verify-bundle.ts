import { type Bundle, isInterim, isSealed, readBundle } from './bundle-format'
import { readKey, type VerifierKey } from './checkpoint'
import type { ReadManifest, ReadPaper } from './read-leaves'
import { checkClosing, checkOpenings, checkTally, deletedIn, soFar } from './verify-count'
import { checkConsistency, checkSignatures, checkTree, checkWitnesses } from './verify-heads'
import {
	type Cast,
	checkBallots,
	checkManifest,
	checkPaperOpenings,
	checkPapers,
	checkRoll,
	checkVoids,
	checkWindow,
	countingBallots,
	isCancelled,
	type Window,
} from './verify-leaves'
import { demand, found, inSteps, type Report } from './verify-steps'

const notOpen = 'sealed: not part of this bundle'

/** Checks a bundle step by step; the first step that fails ends the way. `expectedKey`: as posted, from elsewhere. */
export function verifyBundle(bytes: Uint8Array, expectedKey?: string): Report {
	let given: Bundle | null = null
	let key: VerifierKey | null = null
	let read: ReadManifest | null = null
	let window: Window = { closing: [], extensions: 0 }
	let areas = new Map<string, string>()
	let cast: Cast[] = []
	let papers: (ReadPaper & { position: number })[] = []
	let voided = new Set<number>()
	let opened: ReturnType<typeof checkOpenings> = new Map()
	let closing: ReturnType<typeof checkClosing> = null
	const bundle = () => found(given, '')
	const manifest = () => found(read, '')
	const counting = () => countingBallots(manifest(), cast, voided)
	const onlySealed = (text: string) => (isSealed(bundle()) ? text : notOpen)
	const deleted = () => (deletedIn(bundle()) > 0 ? `; ${deletedIn(bundle())} openings have been deleted` : '')

	return inSteps([
		[
			'format',
			() => {
				given = found(readBundle(bytes), 'this is no bundle, or not byte for byte as it was written')
				return `${given.kind}, ${given.leaves.length} leaves`
			},
		],
		[
			'key',
			() => {
				key = found(readKey(bundle().key), 'the key is none')
				demand(!expectedKey || expectedKey === bundle().key, 'this is not the expected key')
				return `${bundle().key}${expectedKey ? ', as expected' : ' — compare it with the one that is posted'}`
			},
		],
		[
			'tree',
			() => {
				checkTree(bundle())
				return 'the leaves make the roots of the heads'
			},
		],
		['signatures', () => checkSignatures(bundle(), found(key, ''))],
		['witnesses', () => checkWitnesses(bundle())],
		[
			'consistency',
			() => {
				checkConsistency(bundle())
				return 'each head begins the next'
			},
		],
		[
			'manifest',
			() => {
				read = checkManifest(bundle())
				return `${read.matters.length} matters, ${read.lines.length} voters, ${read.conflict}, ${read.silence}`
			},
		],
		[
			'roll',
			() => {
				areas = checkRoll(bundle(), manifest())
				return onlySealed(`${areas.size} lines open; the roll makes ${manifest().total.area}`)
			},
		],
		[
			'window',
			() => {
				window = checkWindow(bundle(), manifest())
				return `${window.extensions} extensions`
			},
		],
		[
			'ballots',
			() => {
				cast = checkBallots(bundle(), manifest(), window)
				return `${cast.length} ballots`
			},
		],
		[
			'papers',
			() => {
				papers = checkPapers(bundle(), manifest(), cast, window)
				const open = checkPaperOpenings(bundle(), papers)
				return `${papers.length} papers${isSealed(bundle()) ? `, ${open} open` : ''}`
			},
		],
		[
			'voids',
			() => {
				voided = checkVoids(bundle(), manifest(), cast)
				return `${voided.size} ballots void, ${counting().length} count`
			},
		],
		[
			'openings',
			() => {
				opened = checkOpenings(bundle(), manifest(), cast, areas)
				return onlySealed(`${opened.size} ballots open${deleted()}`)
			},
		],
		[
			'closing record',
			() => {
				const counts = { cast, counting: counting(), papers, voided }
				closing = checkClosing(bundle(), manifest(), window.closing.at(-1) ?? 0, counts)
				if (closing) return 'the last leaf, and it agrees with the log'
				return isInterim(bundle()) ? 'interim: the log goes on' : 'cancelled: there is none'
			},
		],
		[
			'tally',
			() => {
				if (closing) {
					checkTally(bundle(), manifest(), closing, { cast, counting: counting(), papers, voided }, opened)
					return isSealed(bundle())
						? `recounted from the ballots: the same${deleted()}`
						: 'sums and tests of the record hold; the split is recounted from the sealed bundle'
				}
				if (isCancelled(bundle(), manifest())) return 'cancelled: nothing is counted'
				return isSealed(bundle()) ? `so far: ${soFar(manifest(), counting(), opened)}` : 'interim: nothing is counted'
			},
		],
	])
}
