import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

export interface Browser {
	executablePath: string
	args: string[]
	from: string
}

const inSystem = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Chromium refuses its sandbox to root and in most containers. */
const args = ['--no-sandbox', '--disable-dev-shm-usage']

function runs(executablePath: string): boolean {
	try {
		return /\d+\.\d+/.test(execFileSync(executablePath, ['--no-sandbox', '--version'], { timeout: 30_000 }).toString())
	} catch {
		return false
	}
}

/** The whole browser lies inside the npm package; it unpacks its libraries too when told that it runs in a Lambda. */
async function fromPackage(): Promise<string> {
	process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'
	const { default: packed } = await import('@sparticuz/chromium')
	return packed.executablePath()
}

function fromApt(): string {
	const quiet = { stdio: 'ignore', timeout: 300_000 } as const
	execFileSync('apt-get', ['update'], quiet)
	execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet)
	return '/usr/bin/chromium'
}

/** A real Chromium: the one named, Playwright's, the system's, the one in the npm package, the one apt installs. */
export async function findChromium(): Promise<Browser> {
	const named = process.env.CHROMIUM_PATH
	if (named) {
		if (!runs(named)) throw new Error(`CHROMIUM_PATH=${named} does not start`)
		return { executablePath: named, args, from: 'CHROMIUM_PATH' }
	}
	const attempts: [from: string, find: () => string | Promise<string>][] = [
		['Playwright', () => chromium.executablePath()],
		...inSystem.map((path): [string, () => string] => ['the system', () => path]),
		['@sparticuz/chromium', fromPackage],
		['apt', fromApt],
	]
	const failures: string[] = []
	for (const [from, find] of attempts) {
		try {
			const executablePath = await find()
			if (existsSync(executablePath) && runs(executablePath)) return { executablePath, args, from }
			failures.push(`${from}: ${executablePath} is not there or does not start`)
		} catch (error) {
			failures.push(`${from}: ${error instanceof Error ? error.message : String(error)}`)
		}
	}
	throw new Error(`No Chromium for the tests. Set CHROMIUM_PATH.\n${failures.join('\n')}`)
}
