/** B3: kill -9 at random moments under load; after each restart every acknowledged ballot is there. */
import { setTimeout as wait } from 'node:timers/promises'
import { type Acked, forgetPortal } from './casting'
import type { Asked, Figure } from './figure'
import { historyOf, integrity, lookInto } from './history'
import { load, percentiles, retry } from './under-load'
import { dataDir, makeWorld, portalOn, theVote } from './world'

export async function ready(origin: string): Promise<void> {
	for (let count = 0; count < 1_000; count++) {
		const answer = await fetch(`${origin}/readyz`).catch(() => null)
		await answer?.arrayBuffer()
		if (answer?.ok) return
		await wait(5)
	}
	throw new Error('the portal does not become ready')
}

export async function check({ rounds, say }: Asked): Promise<Figure> {
	const voters = await makeWorld(300)
	const history = historyOf(theVote(voters).voteId)
	const all: Acked[] = []
	const wrong: string[] = []
	const starts: number[] = []
	let unanswered = 0
	let portal = await portalOn()
	for (let kill = 1; kill <= rounds; kill++) {
		const casting = load(portal.origin, voters, { clients: 16 })
		await wait(20 + Math.random() * 300)
		portal.kill('SIGKILL')
		await portal.exited
		await casting.stop()
		forgetPortal(portal.origin)
		const began = performance.now()
		portal = await portalOn()
		await ready(portal.origin)
		starts.push(performance.now() - began)
		const { acked, unanswered: open } = casting
		const again = await retry(portal.origin, open)
		await lookInto(async (rows) => {
			wrong.push(...casting.strange, ...again.wrong, ...(await history.check(rows, [...acked, ...again.acked])))
			if (kill % 10 === 0) wrong.push(...(await integrity(rows)))
		}, dataDir())
		unanswered += open.length
		all.push(...acked, ...again.acked)
		if (kill % 25 === 0) say(`${kill} kills, ${all.length} acknowledged, ${wrong.length} wrong`)
	}
	await lookInto(async (rows) => {
		wrong.push(...(await history.checkAll(rows, all)), ...(await integrity(rows)))
	}, dataDir())
	await portal.stop()
	for (const each of wrong.slice(0, 20)) say(each)
	const { p50, p99, most } = percentiles(starts)
	const text = `${rounds} kills, ${all.length} ballots acknowledged (${unanswered} only at the retry), ${history.heads()} heads: ${wrong.length} lost, double or denied; ready after p50 ${p50}, p99 ${p99}, at most ${most} ms`
	return { passed: wrong.length === 0 && most < 3_000, text }
}
