/**
 * A8: ballots across the second of closing while the clock steps and the portal restarts. A ballot is taken if and only if the
 * portal's own record has it before the deadline, and none comes after the count is made.
 */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { makeEstate, type Voter } from '../../scripts/bench/register'
import type { Portal } from '../support/portal'
import { type Acked, aBallot, ackOf, forgetPortal, type Posted, post } from './casting'
import { type Asked, type Figure, must } from './figure'
import { historyOf, integrity, lookInto, type Rows } from './history'
import { ready } from './kill'
import { pick } from './random'
import { dataDir, makeWorld, portalOn } from './world'

const postsEach = 250
const apart = 7_000
/** Before and after the deadline. */
const around = 1_000

/** The clock's steps around one deadline: when, in ms from it, and to what. */
const disturbances = [
	{ name: 'nothing', steps: [], end: null },
	{
		name: 'a step on before it',
		steps: [
			[-300, 500],
			[400, 0],
		],
		end: null,
	},
	{
		name: 'a step back after it',
		steps: [
			[100, -600],
			[700, 0],
		],
		end: null,
	},
	{ name: 'a stop and start at it', steps: [], end: 'SIGTERM' },
	{
		name: 'steps to and fro',
		steps: [
			[-500, 700],
			[-300, -400],
			[-100, 300],
			[100, -300],
			[300, 900],
			[600, 0],
		],
		end: null,
	},
	{ name: 'a kill at it', steps: [], end: 'SIGKILL' },
	{
		name: 'a step back by an hour',
		steps: [
			[200, -3_600_000],
			[800, 0],
		],
		end: null,
	},
	{
		name: 'a kill and a step back',
		steps: [
			[50, -500],
			[900, 0],
		],
		end: 'SIGKILL',
	},
] as const satisfies { name: string; steps: [number, number][]; end: NodeJS.Signals | null }[]

interface Outcome {
	acked: Acked[]
	refused: Posted[]
	lost: Posted[]
	strange: string[]
}

async function crossing(current: () => Portal, voters: readonly Voter[], deadline: number, count: number) {
	const outcome: Outcome = { acked: [], refused: [], lost: [], strange: [] }
	const posts = Array.from({ length: count }, async (_, index) => {
		await wait(Math.max(0, deadline - around + (2 * around * index) / count - Date.now()))
		const ballot = aBallot(pick(voters))
		const { status, receipt } = await post(current().origin, ballot)
		if (status === 303 && receipt) outcome.acked.push(ackOf(ballot, receipt))
		else if (status === 409) outcome.refused.push(ballot)
		// 503 while it stops
		else if (status === 0 || status === 503) outcome.lost.push(ballot)
		else outcome.strange.push(`a ballot is answered with ${status}`)
	})
	await Promise.all(posts)
	return outcome
}

async function byTheRecord(rows: Rows, voteId: string, { acked, refused }: Outcome): Promise<string[]> {
	const wrong: string[] = []
	const [vote] = await rows(`SELECT closes_at, closed_at FROM votes WHERE id = '${voteId}'`)
	const closesAt = Number(vote?.closes_at)
	if (vote?.closed_at === null) wrong.push('no count was made')
	if (Number(vote?.closed_at) < closesAt) wrong.push('the count was made before the deadline')
	const ballots = await rows(`SELECT request_key, cast_at FROM ballots WHERE vote_id = '${voteId}'`)
	const late = ballots.filter(({ cast_at }) => Number(cast_at) >= closesAt)
	if (late.length > 0) wrong.push(`${late.length} ballots from after the deadline`)
	const stored = new Set(ballots.map(({ request_key }) => request_key))
	const denied = refused.filter(({ requestKey }) => stored.has(requestKey))
	if (denied.length > 0) wrong.push(`${denied.length} ballots were refused and are stored`)
	if (acked.some(({ requestKey }) => !stored.has(requestKey))) wrong.push('an acknowledged ballot is not stored')
	const entries = await rows(
		`SELECT deed, outcome, at, detail FROM audit_entries WHERE subject_id = '${voteId}' AND deed IN ('cast-ballot', 'close-vote') ORDER BY rowid`,
	)
	const closing = entries.findIndex(({ deed }) => deed === 'close-vote')
	const closings = entries.filter(({ deed }) => deed === 'close-vote').length
	if (closings !== 1) wrong.push(`${closings} counts were made`)
	const cast = entries.filter((entry) => entry.deed === 'cast-ballot' && entry.outcome === 'done')
	const written = cast.filter(({ detail }) => String(detail).includes('"repeated":false'))
	if (written.length !== ballots.length) wrong.push(`${written.length} castings on record, ${ballots.length} ballots`)
	const after = written.filter((entry) => entries.indexOf(entry) > closing)
	if (after.length > 0) wrong.push(`${after.length} ballots came after the count`)
	const early = entries.filter(
		({ outcome, at }, index) => outcome === 'refused' && Number(at) < closesAt && index < closing,
	)
	if (early.length > 0) wrong.push(`${early.length} ballots were refused before the deadline`)
	return wrong
}

export async function check({ rounds, say }: Asked): Promise<Figure> {
	const count = Math.max(1, Math.ceil(rounds / postsEach))
	const clock = join(dataDir(), 'clock')
	const early = await makeWorld(20)
	const begin = Date.now() + 8_000 + count * 800
	const estates: Voter[][] = []
	for (let index = 0; index < count; index++)
		estates.push(await makeEstate(`截止 ${index}`, 40, Date.now(), { closesAt: begin + index * apart }))
	const { closeStore } = await import('db/store.server')
	await closeStore()
	const env = { NODE_ENV: 'test', CLOCK_FILE: clock }
	let portal = await portalOn(dataDir(), { env })
	await ready(portal.origin)
	for (let warm = 0; warm < 200; warm++) await post(portal.origin, aBallot(pick(early)))
	must(Date.now() < begin - around, 'the portal started after the first deadline')
	const outcomes: Outcome[] = []
	const wrong: string[] = []
	for (const [index, voters] of estates.entries()) {
		const deadline = begin + index * apart
		const disturbance = disturbances[index % disturbances.length]
		must(disturbance, 'no disturbance')
		const crossed = crossing(() => portal, voters, deadline, Math.min(postsEach, rounds))
		const steps = disturbance.steps.map(async ([at, to]) => {
			await wait(Math.max(0, deadline + at - Date.now()))
			if (to === 0) rmSync(clock, { force: true })
			else writeFileSync(clock, String(to))
		})
		if (disturbance.end) {
			await wait(Math.max(0, deadline - 50 + Math.random() * 60 - Date.now()))
			portal.kill(disturbance.end)
			await portal.exited
			forgetPortal(portal.origin)
			portal = await portalOn(dataDir(), { env })
			await ready(portal.origin)
		}
		await Promise.all(steps)
		const outcome = await crossed
		// who had no answer asks again: the receipt that exists, or the closed vote
		for (const ballot of outcome.lost) {
			const { status, receipt } = await post(portal.origin, ballot)
			if (status === 303 && receipt) outcome.acked.push(ackOf(ballot, receipt))
			else if (status === 409) outcome.refused.push(ballot)
			else outcome.strange.push(`a retry is answered with ${status}`)
		}
		wrong.push(...outcome.strange)
		outcomes.push(outcome)
		const { acked, refused, lost } = outcome
		say(`${disturbance.name}: ${acked.length} taken, ${refused.length} refused, ${lost.length} asked twice`)
	}
	await wait(3_000)
	await lookInto(async (rows) => {
		for (const [index, outcome] of outcomes.entries()) {
			const voteId = estates[index]?.[0]?.voteId ?? ''
			const found = [
				...(await byTheRecord(rows, voteId, outcome)),
				...(await historyOf(voteId).check(rows, outcome.acked)),
			]
			wrong.push(...found.map((text) => `${disturbances[index % disturbances.length]?.name}: ${text}`))
		}
		wrong.push(...(await integrity(rows)))
	}, dataDir())
	await portal.stop()
	for (const each of wrong.slice(0, 20)) say(each)
	const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0)
	const text = `${count * Math.min(postsEach, rounds)} posts across ${count} deadlines with steps of the clock and restarts: ${sum(({ acked }) => acked.length)} taken, each recorded before its deadline, ${sum(({ refused }) => refused.length)} refused, none of them stored; ${wrong.length} wrong`
	return { passed: wrong.length === 0, text }
}
