import { readBundle } from './bundle-format'
import { openNote, readKey } from './checkpoint'
import { consistencyProof, isConsistent, leafHash } from './merkle'
import { type Step, verifyBundle } from './verify-bundle'

/** The last head of a bundle and its leaves, opened with the bundle's own key. */
function lastHead(bytes: Uint8Array) {
	const bundle = readBundle(bytes)
	const key = bundle && readKey(bundle.key)
	const head = key && openNote(bundle.heads.at(-1) ?? '', key)
	return head ? { ...head, key: bundle.key, hashes: bundle.leaves.map((leaf) => leafHash(leaf)) } : null
}

function verdict(number: number, name: string, passed: boolean, good: string, bad: string): Step {
	return { number, name, passed, says: passed ? good : bad }
}

/** Whether the newer bundle holds the older one's log unchanged and goes on from it. */
export function verifyDiff(older: Uint8Array, newer: Uint8Array): { passed: boolean; steps: readonly Step[] } {
	const whole = [older, newer].map((bytes) => verifyBundle(bytes).steps.find((step) => !step.passed))
	const [before, after] = [lastHead(older), lastHead(newer)]
	const sameLog = before !== null && after !== null && before.origin === after.origin && before.key === after.key
	const goesOn = before !== null && after !== null && before.size <= after.size
	const consistent =
		goesOn &&
		isConsistent({
			size1: BigInt(before.size),
			size2: BigInt(after.size),
			root1: before.root,
			root2: after.root,
			proof: consistencyProof(before.size, after.hashes),
		})
	const failure = (step: Step | undefined) => (step ? `${step.name}: ${step.says}` : '')
	const steps = [
		verdict(1, 'older bundle', !whole[0], 'every step passes', failure(whole[0])),
		verdict(2, 'newer bundle', !whole[1], 'every step passes', failure(whole[1])),
		verdict(3, 'one log', sameLog, before?.origin ?? '', 'they are of two logs, or of two keys'),
		verdict(4, 'grown', goesOn, `${before?.size} leaves, then ${after?.size}`, 'the newer log is shorter'),
		verdict(5, 'consistency', consistent, 'the older head begins the newer', 'what was in the log has been changed'),
	]
	return { passed: steps.every(({ passed }) => passed), steps }
}
