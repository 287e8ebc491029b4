import { readBundle } from './bundle-format'
import { openNote, readKey } from './checkpoint'
import { splitNote } from './cosignature'
import { consistencyProof, isConsistent, leafHash } from './merkle'
import { verifyBundle } from './verify-bundle'
import { demand, found, inSteps, type Report } from './verify-steps'

/** The last head of a bundle and its leaves, opened with the bundle's own key. */
function lastHead(bytes: Uint8Array) {
	const bundle = readBundle(bytes)
	const key = bundle && readKey(bundle.key)
	const head = key && openNote(splitNote(bundle.heads.at(-1) ?? '').own, key)
	return head ? { ...head, key: bundle.key, hashes: bundle.leaves.map((leaf) => leafHash(leaf)) } : null
}

function whole(bytes: Uint8Array): string {
	const { steps } = verifyBundle(bytes)
	const failed = steps.find(({ passed }) => !passed)
	demand(!failed, `step ${failed?.number}, ${failed?.name}: ${failed?.says}`)
	return `all ${steps.length} steps pass`
}

/** Whether the newer bundle holds the older one's log unchanged and goes on from it. */
export function verifyDiff(older: Uint8Array, newer: Uint8Array): Report {
	const before = () => found(lastHead(older), '')
	const after = () => found(lastHead(newer), '')
	return inSteps([
		['older bundle', () => whole(older)],
		['newer bundle', () => whole(newer)],
		[
			'one log',
			() => {
				const sameLog = before().origin === after().origin && before().key === after().key
				demand(sameLog, 'they are of two logs, or of two keys')
				return before().origin
			},
		],
		[
			'grown',
			() => {
				demand(before().size <= after().size, `the newer log is shorter: ${before().size}, then ${after().size}`)
				return `${before().size} leaves, then ${after().size}`
			},
		],
		[
			'consistency',
			() => {
				const { size: size1, root: root1 } = before()
				const { size: size2, root: root2, hashes } = after()
				const proof = consistencyProof(size1, hashes)
				const holds = isConsistent({ size1: BigInt(size1), size2: BigInt(size2), root1, root2, proof })
				demand(holds, 'what was in the log has been changed')
				return 'the older head begins the newer'
			},
		],
	])
}
