/**
 * Changes bundles at random and asks both verifiers whether they see it:
 * `node scripts/run.mjs tamper <folder of bundles> [--count 10000] [--from 0]`. Each change must be found by both.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readBundle } from '~/features/planning/proof/bundle-format'
import { mutate } from '~/features/planning/proof/tamper'
import { verifyBundle } from '~/features/planning/proof/verify-bundle'

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { count: { type: 'string', default: '10000' }, from: { type: 'string', default: '0' } },
})
const [folder = '.'] = positionals
const count = Number(values.count)
const start = Number(values.from)
const bundles = readdirSync(folder)
	.filter((name) => name.endsWith('.json'))
	.map((name) => readFileSync(join(folder, name)))
const [first] = bundles
const key = first && readBundle(first)?.key
if (!key) throw new Error(`There is no bundle in ${folder}`)

const batch = 250
const scratch = mkdtempSync(join(tmpdir(), 'wugong-tamper-'))
const missed: string[] = []
const steps = new Map<string, number>()
for (let from = 0; from < count; from += batch) {
	const mutants = Array.from({ length: Math.min(batch, count - from) }, (_, index) => {
		const seed = start + from + index
		return mutate(bundles[seed % bundles.length] ?? first, seed)
	})
	const paths = mutants.map(({ bytes, what }, index) => {
		const failed = verifyBundle(bytes, key).steps.find((step) => step.passed === false)
		if (!failed) missed.push(`verify.ts: ${from + index}, ${what}`)
		else steps.set(failed.name, (steps.get(failed.name) ?? 0) + 1)
		const path = join(scratch, `${index}.json`)
		writeFileSync(path, bytes)
		return path
	})
	const { stdout, stderr, error } = spawnSync('python3', ['scripts/verify.py', '--brief', '--key', key, ...paths], {
		encoding: 'utf8',
	})
	if (error || stderr) throw new Error(`python3 did not verify: ${error?.message ?? stderr}`)
	const lines = stdout.trim().split('\n')
	for (const [index, { what }] of mutants.entries()) {
		if (!lines[index]?.startsWith('FAIL ')) missed.push(`verify.py: ${from + index}, ${what}`)
	}
}
rmSync(scratch, { recursive: true })
for (const line of missed) console.log(line)
console.log([...steps].map(([name, times]) => `${name}: ${times}`).join(', '))
console.log(`${count} tamperings of ${bundles.length} bundles, ${missed.length} not seen by a verifier`)
process.exitCode = missed.length === 0 ? 0 : 1
