// npm test: everything, from a bare clone. The last line says how many tests passed and failed.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { build, ensureInstalled, ownNode, root, run } from './setup.mjs'

const reports = join(root, 'test-results')
const vitestReport = join(reports, 'vitest.json')
const playwrightReport = join(reports, 'playwright.json')
const results = []
const troubles = []

const env = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined }
const tool = (path, ...args) => run(ownNode, [join(root, 'node_modules', path), ...args], { env })

async function check(name, work) {
	const started = Date.now()
	const code = await work()
	results.push({ name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds: (Date.now() - started) / 1000 })
}

/** A runner that ends badly without a failed test to show, or without a report, is a failure itself. */
async function suite(name, report, { count, troublesOf }, work) {
	const started = Date.now()
	const code = await work()
	let counted = { passed: 0, failed: 0 }
	try {
		const read = JSON.parse(readFileSync(report, 'utf8'))
		counted = count(read)
		troubles.push(...troublesOf(read))
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

/** A journey that passed on its second try is counted once, as passed, and named below with what its first try said. */
const countPlaywright = ({ stats, errors }) => ({
	passed: stats.expected + stats.flaky,
	failed: stats.unexpected + errors.length,
})

const plain = (text = '') => stripVTControlCharacters(text).split('\n').slice(0, 14).join('\n    ')

function troublesOfVitest({ testResults }) {
	return testResults.flatMap(({ name, status, message, assertionResults }) => {
		const failed = assertionResults.filter((test) => test.status === 'failed')
		if (status === 'failed' && failed.length === 0) return [`${name}\n    ${plain(message)}`]
		return failed.map((test) => `${name} › ${test.fullName}\n    ${plain(test.failureMessages[0])}`)
	})
}

function troublesOfPlaywright({ suites }) {
	const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)]
	return suites.flatMap(specs).flatMap(({ title, file, tests }) =>
		tests
			.filter(({ status }) => status !== 'expected' && status !== 'skipped')
			.map(({ status, projectName, results }) => {
				const [first] = results.filter((result) => result.status !== 'passed')
				return `${status}: [${projectName}] ${file} › ${title}\n    ${plain(first?.error?.message)}\n    ${plain(first?.error?.snippet)}`
			}),
	)
}

await ensureInstalled()
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

await check('build', () => build({ quiet: true }))
const built = results[0].passed === 1
await check('types', () => tool('typescript/bin/tsc', '-p', '.'))
await check('lint', () => tool('@biomejs/biome/bin/biome', 'check', '--diagnostic-level=error'))
await suite('vitest', vitestReport, { count: countVitest, troublesOf: troublesOfVitest }, () =>
	tool('vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${vitestReport}`),
)
if (built) {
	await suite('playwright', playwrightReport, { count: countPlaywright, troublesOf: troublesOfPlaywright }, () =>
		run(ownNode, [join(root, 'node_modules/@playwright/test/cli.js'), 'test'], {
			env: { ...env, PLAYWRIGHT_REPORT: playwrightReport },
		}),
	)
}

console.log('')
for (const trouble of troubles) console.log(`${trouble}\n`)
for (const { name, passed, failed, seconds } of results) {
	console.log(
		`${name.padEnd(12)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed  ${seconds.toFixed(0).padStart(5)} s`,
	)
}
const total = (key) => results.reduce((sum, result) => sum + result[key], 0)
const [passed, failed] = [total('passed'), total('failed')]
console.log(`tests: ${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 && existsSync(vitestReport) ? 0 : 1
