/**
 * Checks a bundle step by step, or a receipt: `npm run verify -- <file> [--key <key as posted>]`. Ends with 0 when every step passed, 1 when
 * one failed, 2 when there was nothing to check. scripts/verify.py does the same with code of its own.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readReceipt, whyNotReceipt } from '~/features/planning/proof/receipt-format'
import { verifyBundle } from '~/features/planning/proof/verify-bundle'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } })
const words = new Map([
	[true, 'pass'],
	[false, 'FAIL'],
	[null, '-'],
])

function verifyReceipt(path: string, bytes: Uint8Array): boolean {
	const wrong = whyNotReceipt(bytes, values.key)
	console.log(
		wrong ? `FAIL ${path}: ${wrong}` : `PASS ${path}: the ballot is in the log and says what the receipt says`,
	)
	return wrong === null
}

function verifyFile(path: string): boolean {
	const bytes = readFileSync(path)
	if (readReceipt(bytes)) return verifyReceipt(path, bytes)
	const { passed, steps } = verifyBundle(bytes, values.key)
	for (const step of steps) {
		console.log(`${String(step.number).padStart(2)}. ${step.name}: ${words.get(step.passed)} — ${step.says}`)
	}
	console.log(passed ? `PASS ${path}` : `FAIL ${path}`)
	return passed
}

if (positionals.length === 0) {
	console.error('Say which: npm run verify -- <bundle> [--key <key>]')
	process.exitCode = 2
} else {
	try {
		process.exitCode = positionals.map(verifyFile).every(Boolean) ? 0 : 1
	} catch (error) {
		console.error(error instanceof Error ? error.message : error)
		process.exitCode = 2
	}
}
