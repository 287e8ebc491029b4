/**
 * npm run check -- <check> [--rounds n] [--engine postgres]: one of the checks of votes and faults. The last line is its figure;
 * what does not hold ends it with 1. `npm run check` alone lists them.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { asAdmin, startPostgres } from '../support/postgres'
import type { Asked, Figure } from './figure'

interface Check {
	about: string
	rounds: number
	/** Set before the check's modules are imported. */
	postgres?: true
	load: () => Promise<{ check: (asked: Asked) => Promise<Figure> }>
}

const checks: Record<string, Check> = {
	a1: {
		about: '50 posts at once for one voter, rounds of them: one ballot counts',
		rounds: 500,
		postgres: true,
		load: () => import('./one-ballot-counts'),
	},
	a2: {
		about: 'the count against a model in BigInt and one in Python, that many estates',
		rounds: 100_000,
		load: () => import('./count-agrees'),
	},
	a4: {
		about: 'that many changes to bundles of closed votes, each seen by both verifiers',
		rounds: 10_000,
		load: () => import('./tampering-is-seen'),
	},
	a5: {
		about: 'that many receipts, ten flips of each, by the check of the page and by verify.py',
		rounds: 2_000,
		load: () => import('./receipts-hold'),
	},
	a8: {
		about: 'that many posts across the deadline, with a clock that steps and a restart',
		rounds: 2_000,
		load: () => import('./deadline'),
	},
	a12: {
		about: 'that many votes at random, by all channels and rules: the count against both verifiers',
		rounds: 1_000,
		load: () => import('./counted-as-recorded'),
	},
	a13: {
		about: 'that many connections cut after the commit and before the answer',
		rounds: 1_000,
		load: () => import('./lost-answer'),
	},
	b2: {
		about: 'that many power cuts under the whole server, and a control that must lose ballots',
		rounds: 500,
		load: () => import('./power-cut'),
	},
	b3: { about: 'that many kills under load', rounds: 500, load: () => import('./kill') },
	b4: { about: 'the disk fills up under casting, that many times', rounds: 3, load: () => import('./full-disk') },
	b7: {
		about: 'migrations on a filled database, a trap among them, and that many kills in the middle',
		rounds: 20,
		load: () => import('./migrations-keep'),
	},
}

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		rounds: { type: 'string' },
		engine: { type: 'string', default: 'sqlite' },
		lanes: { type: 'string' },
		control: { type: 'string' },
		seed: { type: 'string' },
		'keep-folder': { type: 'boolean' },
	},
})

async function run(name: string, check: Check): Promise<Figure> {
	const engine = values.engine === 'postgres' ? 'postgres' : 'sqlite'
	if (engine === 'postgres' && !check.postgres) throw new Error(`${name} is about the embedded database`)
	const began = performance.now()
	const folder = mkdtempSync(join(tmpdir(), `wugong-check-${name}-`))
	const server = engine === 'postgres' ? await startPostgres() : null
	try {
		if (server) await asAdmin(server.url, 'CREATE DATABASE checked')
		process.env.DATABASE_URL = server ? `${server.url}checked` : ''
		process.env.DATA_DIR = join(folder, 'data')
		process.env.PUBLIC_ORIGIN = ''
		// the cookie is named after the port that was asked for
		process.env.PORT = '0'
		const say = (text: string) =>
			console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${text}`)
		const rounds = Math.max(1, Number(values.rounds ?? check.rounds))
		const { check: work } = await check.load()
		const { lanes, control, seed } = values
		const figure = await work({ rounds, engine, say, folder, more: { lanes, control, seed } })
		const seconds = ((performance.now() - began) / 1000).toFixed(0)
		return { ...figure, text: `${figure.text}${server ? ' (PostgreSQL)' : ''}, ${seconds} s` }
	} finally {
		const { closeStore } = await import('db/store.server')
		await closeStore()
		await server?.stop()
		if (!values['keep-folder']) rmSync(folder, { recursive: true, force: true })
	}
}

const [name = ''] = positionals
const check = checks[name]
if (!check) {
	for (const [each, { about, rounds }] of Object.entries(checks)) console.log(`${each.padEnd(4)} ${about} (${rounds})`)
	process.exit(name === '' ? 0 : 1)
}
try {
	const { passed, text } = await run(name, check)
	console.log(`${name.toUpperCase()} ${passed ? 'passed' : 'FAILED'}: ${text}`)
	process.exit(passed ? 0 : 1)
} catch (error) {
	console.error(error)
	console.log(`${name.toUpperCase()} FAILED: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
	process.exit(1)
}
