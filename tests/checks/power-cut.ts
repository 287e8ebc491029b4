/**
 * B2: the power is cut under the whole portal: only what was fsynced is there afterwards. Beside it the same portal with
 * synchronous=NORMAL, which must lose ballots: else the cuts show nothing.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Voter } from '../../scripts/bench/register'
import { type Acked, forgetPortal } from './casting'
import { type Asked, type Figure, must } from './figure'
import { historyOf, integrity, lookInto } from './history'
import { ready } from './kill'
import { load, percentiles, retry } from './under-load'
import { dataDir, makeWorld, portalOn, theVote } from './world'

function compileShim(folder: string): string {
	const shim = join(folder, 'cut-power.so')
	const source = resolve('tests/checks/cut-power.c')
	const { status, stderr } = spawnSync('gcc', ['-O2', '-Wall', '-shared', '-fPIC', '-o', shim, source], {
		encoding: 'utf8',
	})
	must(status === 0, `gcc: ${stderr}`)
	return shim
}

interface Lane {
	cuts: number
	lossy: boolean
	tell: (found: Found) => void
}

interface Found {
	cuts: number
	/** Cuts after which an acknowledged ballot was gone. */
	losing: number
	lost: number
	acked: number
	retried: number
	heads: number
	starts: number[]
	wrong: string[]
}

async function lane(
	folder: string,
	shim: string,
	voters: readonly Voter[],
	{ cuts, lossy, tell }: Lane,
): Promise<Found> {
	const [data, kept] = [join(folder, 'data'), join(folder, 'kept')]
	cpSync(dataDir(), kept, { recursive: true })
	const found: Found = { cuts: 0, losing: 0, lost: 0, acked: 0, retried: 0, heads: 0, starts: [], wrong: [] }
	const all: Acked[] = []
	const history = historyOf(theVote(voters).voteId)
	const start = async () => {
		rmSync(data, { recursive: true, force: true })
		cpSync(kept, data, { recursive: true })
		const began = performance.now()
		const env = { LD_PRELOAD: shim, CUT_DATA: data, CUT_KEPT: kept }
		const nodeOptions = lossy ? ['--import', resolve('tests/checks/normal-sync.mjs')] : []
		const portal = await portalOn(data, { env, nodeOptions })
		await ready(portal.origin)
		found.starts.push(performance.now() - began)
		return portal
	}
	let portal = await start()
	while (found.cuts < cuts) {
		const casting = load(portal.origin, voters, { clients: 4, pause: 1 })
		await wait(60 + Math.random() * 240)
		// a cut that finds nothing acknowledged would show nothing
		while (casting.acked.length < 5) await wait(5)
		portal.kill('SIGKILL')
		await portal.exited
		await casting.stop()
		forgetPortal(portal.origin)
		portal = await start()
		found.cuts += 1
		found.wrong.push(...casting.strange)
		const wrong: string[] = []
		// before any other ballot is written: what the cut left
		await lookInto(async (rows) => {
			const fresh = lossy ? historyOf(theVote(voters).voteId) : history
			wrong.push(...(await fresh.check(rows, casting.acked)), ...(await integrity(rows)))
		}, data)
		const lost = wrong.filter((text) => text.startsWith('LOST')).length
		found.lost += lost
		if (lost > 0) found.losing += 1
		if (!lossy) {
			found.wrong.push(...wrong)
			const again = await retry(portal.origin, casting.unanswered)
			found.retried += again.acked.length
			found.wrong.push(...again.wrong)
			all.push(...casting.acked, ...again.acked)
		} else found.wrong.push(...wrong.filter((text) => /integrity|refer to nothing/.test(text)))
		found.acked += casting.acked.length
		tell(found)
	}
	if (!lossy) {
		await lookInto(async (rows) => {
			found.wrong.push(...(await history.checkAll(rows, all)))
		}, data)
		found.heads = history.heads()
	}
	await portal.stop()
	return found
}

export async function check({ rounds, say, folder, more }: Asked): Promise<Figure> {
	const voters = await makeWorld(300)
	const shim = compileShim(folder)
	const count = Math.max(1, Number(more.lanes ?? 2))
	const control = Math.max(1, Number(more.control ?? Math.ceil(rounds / 5)))
	// the shim decides what is durable, so the folder itself may be in memory
	const parent = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : folder, 'wugong-cut-'))
	process.once('exit', () => rmSync(parent, { recursive: true, force: true }))
	const run = async (name: string, cuts: number, lossy: boolean) => {
		let told = 0
		const lanes = Array.from({ length: Math.min(count, cuts) }, async (_, index) => {
			const own = join(parent, `${name}${index}`)
			mkdirSync(own)
			const share = Math.floor(cuts / Math.min(count, cuts)) + (index < cuts % Math.min(count, cuts) ? 1 : 0)
			const tell = ({ acked, lost, wrong }: Found) => {
				told += 1
				if (told % 25 === 0)
					say(`${name}: ${told} cuts; this lane ${acked} acknowledged, ${lost} lost, ${wrong.length} wrong`)
			}
			return lane(own, shim, voters, { cuts: share, lossy, tell })
		})
		const found = await Promise.all(lanes)
		const sum = (of: (each: Found) => number) => found.reduce((total, each) => total + of(each), 0)
		return { sum, wrong: found.flatMap(({ wrong }) => wrong), starts: found.flatMap(({ starts }) => starts) }
	}
	const full = await run('full', rounds, false)
	const normal = await run('normal', control, true)
	for (const each of [...full.wrong, ...normal.wrong].slice(0, 20)) say(each)
	const share = normal.sum(({ losing }) => losing) / normal.sum(({ cuts }) => cuts)
	const { p50, most } = percentiles(full.starts)
	const text = `${rounds} power cuts, ${full.sum(({ acked }) => acked)} ballots acknowledged, ${full.sum(({ lost }) => lost)} lost, ${full.sum(({ retried }) => retried)} given at the retry, ${full.sum(({ heads }) => heads)} heads consistent, integrity ok, ${full.wrong.length} wrong, ready after p50 ${p50}, at most ${most} ms; control with NORMAL: ${normal.sum(({ lost }) => lost)} of ${normal.sum(({ acked }) => acked)} lost, in ${(share * 100).toFixed(0)} % of ${control} cuts`
	return { passed: full.wrong.length === 0 && normal.wrong.length === 0 && share >= 0.95, text }
}
