/**
 * Holds two bundles of one vote, taken on different days, against each other: `npm run verify-diff -- <older> <newer>`. Passes
 * when the newer log is the older one and what came after it. Ends with 0, 1 or 2 as verify does.
 */
import { readFileSync } from 'node:fs'
import { verifyDiff } from '~/features/planning/proof/verify-diff'

const [older, newer, ...more] = process.argv.slice(2)
if (!older || !newer || more.length > 0) {
	console.error('Say which two: npm run verify-diff -- <older bundle> <newer bundle>')
	process.exitCode = 2
} else {
	try {
		const { passed, steps } = verifyDiff(readFileSync(older), readFileSync(newer))
		for (const step of steps)
			console.log(`${step.number}. ${step.name}: ${step.passed ? 'pass' : 'FAIL'} — ${step.says}`)
		console.log(passed ? 'PASS' : 'FAIL')
		process.exitCode = passed ? 0 : 1
	} catch (error) {
		console.error(error instanceof Error ? error.message : error)
		process.exitCode = 2
	}
}
