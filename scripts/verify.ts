/**
 * Checks a bundle, or the receipt of a ballot, step by step: `npm run verify -- <file> [--key <key as posted>]`. Ends with 0 when
 * every step passed, 1 when one failed, 2 when there was nothing to check. scripts/verify.py does the same with code of its own.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { checkReceipt } from '~/features/planning/proof/check-receipt'
import { textOf } from '~/features/planning/proof/receipt-format'
import { verifyBundle } from '~/features/planning/proof/verify-bundle'

const words = new Map([
	[true, 'pass'],
	[false, 'FAIL'],
	[null, '-'],
])

const { values, positionals } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } })

function verifyFile(path: string): boolean {
	const bytes = readFileSync(path)
	const text = textOf(bytes)
	const isReceipt = text?.startsWith('{\n\t"format": "wugong-receipt-') ?? false
	const { passed, steps } = isReceipt ? checkReceipt(text, values.key) : verifyBundle(bytes, values.key)
	for (const step of steps) {
		console.log(`${String(step.number).padStart(2)}. ${step.name}: ${words.get(step.passed)} — ${step.says}`)
	}
	console.log(passed ? `PASS ${path}` : `FAIL ${path}`)
	return passed
}

if (positionals.length === 0) {
	console.error('Say which: npm run verify -- <file> [--key <key>]')
	process.exitCode = 2
} else {
	try {
		process.exitCode = positionals.map(verifyFile).every(Boolean) ? 0 : 1
	} catch (error) {
		console.error(error instanceof Error ? error.message : error)
		process.exitCode = 2
	}
}
