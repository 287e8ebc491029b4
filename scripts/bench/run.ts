/**
 * npm run bench [-- --rounds 3] [--only casting,reading,first-voters,recount,starts]: the built portal beside the least that Remix can be, in the same run on the same machine,
 * round by round. Prints a table and writes bench/latest.json. What fails ends it with 1.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { paths } from '~/paths'
import { serving } from '../setup.mjs'
import { type Burned, load, type Wanted } from './load'
import { builtMinimal } from './minimal'
import { pinToLoadCore, type Server, startServer } from './processes'
import type { Voter } from './register'
import { median, printTable, type Row, single, writeReport } from './report'
import { recountRows } from './tally'

const { values: options } = parseArgs({
	options: {
		rounds: { type: 'string', default: '5' },
		only: { type: 'string' },
		'keep-folder': { type: 'boolean' },
		'node-option': { type: 'string', multiple: true },
	},
})
const rounds = Math.max(1, Number(options.rounds))
const parts = ['casting', 'reading', 'first-voters', 'recount', 'starts'] as const
const only = options.only?.split(',')
const wants = (part: (typeof parts)[number]) => !only || only.includes(part)
const began = performance.now()
const folder = mkdtempSync(join(tmpdir(), 'wugong-bench-'))
const say = (text: string) => console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${text}`)

const crowds = [
	{ clients: 64, ballots: 3_000 },
	{ clients: 16, ballots: 2_000 },
	{ clients: 1, ballots: 500 },
] as const
const unitsEach = 3_000
const readers = { clients: 64, pages: 1_500 }
const warmUp = { ballots: 2_000, pages: 800 }

/** Who comes for the first time, all at once. */
const crowd = 500

interface Prepared {
	readers: Voter[]
	voters: Voter[]
	first: { calm: Voter[]; killed: Voter[] }
}

async function prepare(): Promise<Prepared> {
	process.env.DATA_DIR = join(folder, 'portal')
	process.env.DATABASE_URL = ''
	process.env.PUBLIC_ORIGIN = ''
	// the cookie is named after the port that was asked for
	process.env.PORT = '0'
	mkdirSync(process.env.DATA_DIR)
	const { prepareStore } = await import('db/migrate.server')
	const { closeStore } = await import('db/store.server')
	const { makeEstate } = await import('./register')
	await prepareStore()
	const at = Date.now()
	const first = await makeEstate('玉林花园', unitsEach, at)
	const needed = wants('casting') ? rounds * crowds.reduce((sum, { ballots }) => sum + ballots, 0) : 0
	const voters: Voter[] = []
	for (let estate = 1; voters.length < needed; estate++)
		voters.push(...(await makeEstate(`玉林花园 ${estate} 期`, unitsEach, at)))
	const newcomers = async (name: string) => (wants('first-voters') ? makeEstate(name, crowd, at) : [])
	const calm = await newcomers('初次投票')
	const killed = await newcomers('初次投票二期')
	await closeStore()
	return { readers: first, voters, first: { calm, killed } }
}

function startPortal(): Promise<Server> {
	const args = [...(options['node-option'] ?? serving), 'build/server/serve.js']
	return startServer(args, {
		folder: join(folder, 'portal'),
		name: 'portal',
		health: '/readyz',
		env: { DEMO: '0', LOG_LEVEL: 'info' },
	})
}

function startMinimal(): Promise<Server> {
	mkdirSync(join(folder, 'minimal'), { recursive: true })
	return startServer([builtMinimal()], { folder: join(folder, 'minimal'), name: 'minimal', health: '/' })
}

const form = 'application/x-www-form-urlencoded'
const receipts = new Map<string, string>()
let requestKeys = 0

/** The form as a browser without JavaScript posts it. */
function ballotOf({ estateId, voteId, voterId, matterIds, cookie }: Voter, origin: string): Wanted {
	requestKeys += 1
	const body = new URLSearchParams({
		intent: 'cast',
		voter: voterId,
		requestKey: String(requestKeys).padStart(26, '0'),
	})
	for (const [index, id] of matterIds.entries()) body.set(`choice.${id}`, index === 0 ? 'for' : 'abstain')
	const headers = { Cookie: cookie, Origin: origin, 'Content-Type': form }
	return { method: 'POST', path: paths.ballot(estateId, voteId, voterId), headers, body: body.toString() }
}

async function castOnPortal(portal: Server, voters: readonly Voter[], clients: number): Promise<Burned> {
	let index = 0
	const sent = new Map<Wanted, Voter>()
	return load({
		server: portal,
		clients,
		amount: voters.length,
		expect: 303,
		next() {
			const voter = voters[index++]
			if (!voter) throw new Error('more requests than voters')
			const wanted = ballotOf(voter, portal.origin)
			sent.set(wanted, voter)
			return wanted
		},
		onAnswer(wanted, headers) {
			const voter = sent.get(wanted)
			const receipt = /\/receipts\/([^/?]+)/.exec(String(headers.Location ?? headers.location))?.[1]
			if (!voter || !receipt) throw new Error('an answer without a receipt')
			receipts.set(voter.voterId, receipt)
		},
	})
}

let stored = 0

async function castOnMinimal(minimal: Server, amount: number, clients: number): Promise<Burned> {
	return load({
		server: minimal,
		clients,
		amount,
		expect: 303,
		next() {
			stored += 1
			const body = new URLSearchParams({ voter: `voter-${stored}`, choice: 'for' }).toString()
			return { method: 'POST', path: '/cast', headers: { Origin: minimal.origin, 'Content-Type': form }, body }
		},
	})
}

function readOnPortal(
	portal: Server,
	voters: readonly Voter[],
	page: (voter: Voter) => string,
	amount: number,
): Promise<Burned> {
	let index = 0
	const next = () => {
		const voter = voters[index++ % voters.length]
		if (!voter) throw new Error('no reader')
		return { path: page(voter), headers: { Cookie: voter.cookie } }
	}
	return load({ server: portal, clients: readers.clients, amount, expect: 200, next })
}

function readOnMinimal(minimal: Server, amount: number): Promise<Burned> {
	return load({ server: minimal, clients: readers.clients, amount, expect: 200, next: () => ({ path: '/' }) })
}

const pages = {
	estate: ({ estateId }: Voter) => paths.estate(estateId),
	vote: ({ estateId, voteId }: Voter) => paths.vote(estateId, voteId),
}

type Measure = 'cast-64' | 'cast-16' | 'cast-1' | 'estate' | 'vote'
const measured: Record<Measure, { ours: Burned; limit: Burned }[]> = {
	'cast-64': [],
	'cast-16': [],
	'cast-1': [],
	estate: [],
	vote: [],
}

function beside(ours: Burned, limit: Burned, what: string): string {
	const rates = `${ours.perSecond.toFixed(0)} ${what}/s beside ${limit.perSecond.toFixed(0)}`
	return `${rates}; processor ${ours.busy.toFixed(2)} beside ${limit.busy.toFixed(2)} ms each`
}

async function round(
	number: number,
	portal: Server,
	minimal: Server,
	reading: readonly Voter[],
	take: (count: number) => Voter[],
) {
	for (const { clients, ballots } of wants('casting') ? crowds : []) {
		const limit = await castOnMinimal(minimal, ballots, clients)
		const ours = await castOnPortal(portal, take(ballots), clients)
		measured[`cast-${clients}`].push({ ours, limit })
		say(`round ${number}: ${clients} clients: ${beside(ours, limit, 'ballots')}`)
	}
	if (!wants('reading')) return
	const limit = await readOnMinimal(minimal, readers.pages)
	for (const page of ['estate', 'vote'] as const) {
		const ours = await readOnPortal(portal, reading, pages[page], readers.pages)
		measured[page].push({ ours, limit })
		say(`round ${number}: ${page} page: ${beside(ours, limit, 'pages')}`)
	}
}

interface Goal {
	text: string
	met: (row: { ratio: number; p50: number; p99: number }) => boolean
}

function compared(id: string, what: string, unit: string, measure: Measure, goal: Goal | null): Row {
	const all = measured[measure]
	const of = (pick: (one: { ours: Burned; limit: Burned }) => number) => median(all.map(pick))
	const figures = {
		ours: of(({ ours }) => ours.perSecond),
		limit: of(({ limit }) => limit.perSecond),
		ratio: of(({ ours, limit }) => ours.perSecond / limit.perSecond),
		p50: of(({ ours }) => ours.p50),
		p99: of(({ ours }) => ours.p99),
	}
	return { id, what, unit, ...figures, target: goal?.text ?? null, met: goal?.met(figures) ?? null }
}

function oneClient(): Row {
	const all = measured['cast-1']
	const ours = median(all.map((one) => one.ours.p50))
	const limit = median(all.map((one) => one.limit.p50))
	const ratio = median(all.map((one) => one.ours.p50 / one.limit.p50))
	const p99 = median(all.map((one) => one.ours.p99))
	const what = 'ballot, 1 client: p50 beside the minimal action’s'
	return { id: 'W1b', what, unit: 'ms', ours, limit, ratio, p50: ours, p99, target: '≤ 2 ×', met: ratio <= 2 }
}

async function startTimes(): Promise<number[]> {
	const times: number[] = []
	for (let count = 0; count < 3; count++) {
		const portal = await startPortal()
		times.push(portal.startedIn)
		await portal.stop()
	}
	return times
}

async function main() {
	const pinned = pinToLoadCore()
	say(
		`${cpus()[0]?.model ?? 'processor'} × ${cpus().length}, Node ${process.version}, ${rounds} rounds${pinned ? ', one core each for load and server' : ''}`,
	)
	builtMinimal()
	const { readers: reading, voters, first } = await prepare()
	say(`${reading.length + voters.length} homes with their owners signed in, in estates of ${unitsEach}`)
	const starts = wants('starts') ? await startTimes() : []
	let portal = await startPortal()
	const minimal = await startMinimal()
	const [someone] = reading
	if (!someone) throw new Error('nobody lives here')
	for (const page of [
		'/',
		pages.estate(someone),
		pages.vote(someone),
		paths.ballot(someone.estateId, someone.voteId, someone.voterId),
	]) {
		const answer = await fetch(portal.origin + page, { headers: { Cookie: someone.cookie }, redirect: 'manual' })
		if (answer.status !== 200) throw new Error(`${page} answers ${answer.status}`)
		say(`${page.replace(/[0-9A-Z]{26}/g, '…')}: ${((await answer.arrayBuffer()).byteLength / 1024).toFixed(1)} KiB`)
	}
	await wait(3_000)
	const idle = portal.memory().now

	say('warming up')
	await castOnMinimal(minimal, warmUp.ballots, 64)
	await castOnPortal(portal, reading.slice(0, warmUp.ballots), 64)
	await readOnMinimal(minimal, warmUp.pages)
	for (const page of Object.values(pages)) await readOnPortal(portal, reading, page, warmUp.pages)
	let taken = 0
	const take = (count: number) => {
		taken += count
		return voters.slice(taken - count, taken)
	}
	for (let number = 1; number <= rounds; number++) await round(number, portal, minimal, reading, take)

	const { peak } = portal.memory()
	const minimalPeak = minimal.memory().peak
	await minimal.stop()
	const { checkBallots } = await import('./check')
	await checkBallots(receipts, someone.matterIds.length)
	say(
		`${receipts.size} ballots acknowledged, each stored once with its choices, its leaf, its head and its audit entry`,
	)
	const rows: Row[] = []
	if (wants('first-voters')) {
		const came = await comeAtOnce(portal, first)
		portal = came.portal
		rows.push(...came.rows)
	}
	await portal.stop()
	if (wants('casting')) rows.push(...castingRows())
	if (wants('reading')) rows.push(...readingRows())
	if (wants('recount')) rows.push(...recountRows(rounds >= 3 ? 2_390_000 : 0))
	rows.push(single('W6', 'memory, idle', 'MiB', idle, 120))
	rows.push({
		...single('W6/load', 'memory, the most under W1 and W2b', 'MiB', peak, 300),
		limit: minimalPeak,
		ratio: peak / minimalPeak,
	})
	if (wants('starts')) rows.push(single('W7', 'start to /readyz, migrated database', 'ms', median(starts), 1_000))
	printTable(rows)
	writeReport(rows, {
		measuredAt: new Date().toISOString(),
		machine: `${cpus()[0]?.model ?? 'processor'} × ${cpus().length}`,
		node: process.version,
		rounds,
		ballots: receipts.size,
		seconds: Math.round((performance.now() - began) / 1000),
	})
}

function castingRows(): Row[] {
	return [
		compared('W1', 'ballots, 64 clients, beside the minimal action', '/s', 'cast-64', {
			text: '≥ 0.6 ×, p99 ≤ 150 ms',
			met: ({ ratio, p99 }) => ratio >= 0.6 && p99 <= 150,
		}),
		compared('W1/16', 'ballots, 16 clients', '/s', 'cast-16', null),
		compared('W1/1', 'ballots, 1 client', '/s', 'cast-1', null),
		oneClient(),
	]
}

function readingRows(): Row[] {
	const goal = { text: '≥ 0.7 ×', met: ({ ratio }: { ratio: number }) => ratio >= 0.7 }
	return [
		compared('W2b', 'estate page, signed in, 64 clients, beside the minimal page', '/s', 'estate', goal),
		compared('W2b/vote', 'vote page, signed in, 64 clients', '/s', 'vote', goal),
	]
}

async function comeAtOnce(portal: Server, first: Prepared['first']): Promise<{ portal: Server; rows: Row[] }> {
	const { firstVoters } = await import('./first-voters')
	const restart = async () => {
		await portal.ended
		return startPortal()
	}
	const found = await firstVoters(portal, restart, first, join(folder, 'portal'))
	for (const each of found.wrong.slice(0, 20)) say(each)
	say(`${crowd} voters at once, two posts of each: ${found.acked} answers; killed with ${found.killed} unanswered`)
	const what = `${crowd} first voters at once, two posts of each`
	const rows = [
		single('W5', `${what}, killed in the middle: lost, double, failed`, '', found.wrong.length, 0),
		{ ...single('W5/time', `${what}: until all are answered`, 'ms', found.all, null), p99: found.p99 },
	]
	return { portal: found.portal, rows }
}

try {
	await main()
} catch (error) {
	console.error(error)
	process.exitCode = 1
} finally {
	if (!options['keep-folder']) rmSync(folder, { recursive: true, force: true })
	process.exit()
}
