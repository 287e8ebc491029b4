// npm test: everything, from a bare clone. The last line says how many tests passed and failed.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, ensureInstalled, ownNode, root, run } from './setup.mjs'

const reports = join(root, 'test-results')
const vitestReport = join(reports, 'vitest.json')
const playwrightReport = join(reports, 'playwright.json')
const results = []

const env = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined }
const tool = (path, ...args) => run(ownNode, [join(root, 'node_modules', path), ...args], { env })

async function check(name, work) {
	const started = Date.now()
	const code = await work()
	results.push({ name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds: (Date.now() - started) / 1000 })
}

/** A runner that ends badly without a failed test to show, or without a report, is a failure itself. */
async function suite(name, report, count, work) {
	const started = Date.now()
	const code = await work()
	let counted = { passed: 0, failed: 0 }
	try {
		counted = count(JSON.parse(readFileSync(report, 'utf8')))
	} catch (error) {
		console.error(`${name}: no report (${error.message})`)
	}
	if (counted.failed === 0 && (code !== 0 || counted.passed === 0)) counted.failed = 1
	results.push({ name, ...counted, seconds: (Date.now() - started) / 1000 })
}

function countVitest({ numPassedTests, numFailedTests, testResults }) {
	const broken = testResults.filter(({ status, assertionResults }) => {
		return status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
	})
	return { passed: numPassedTests, failed: numFailedTests + broken.length }
}

const countPlaywright = ({ stats, errors }) => ({
	passed: stats.expected,
	failed: stats.unexpected + stats.flaky + errors.length,
})

await ensureInstalled()
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

await check('build', () => build({ quiet: true }))
const built = results[0].passed === 1
await check('types', () => tool('typescript/bin/tsc', '-p', '.'))
await check('lint', () => tool('@biomejs/biome/bin/biome', 'check', '--diagnostic-level=error'))
await suite('vitest', vitestReport, countVitest, () =>
	tool('vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${vitestReport}`),
)
if (built) {
	await suite('playwright', playwrightReport, countPlaywright, () =>
		run(ownNode, [join(root, 'node_modules/@playwright/test/cli.js'), 'test'], {
			env: { ...env, PLAYWRIGHT_REPORT: playwrightReport },
		}),
	)
}

console.log('')
for (const { name, passed, failed, seconds } of results) {
	console.log(
		`${name.padEnd(12)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed  ${seconds.toFixed(0).padStart(5)} s`,
	)
}
const total = (key) => results.reduce((sum, result) => sum + result[key], 0)
const [passed, failed] = [total('passed'), total('failed')]
console.log(`tests: ${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 && existsSync(vitestReport) ? 0 : 1
