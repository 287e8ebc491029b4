import { setTimeout as wait } from 'node:timers/promises'
import { type Acked, aBallot, ackOf, forgetPortal, type Posted, post } from '../../tests/checks/casting'
import { historyOf, integrity, lookInto } from '../../tests/checks/history'
import { percentile } from './load'
import type { Server } from './processes'
import type { Voter } from './register'

export interface FirstVoters {
	portal: Server
	/** ms from the first post until each post had its answer, without a kill. */
	all: number
	p99: number
	/** Ballots lost, counted twice, or answered with a failure. */
	wrong: string[]
	acked: number
	killed: number
}

/** Two posts of each voter: the same form sent twice, or two different ones. */
function twoOfEach(voters: readonly Voter[]): Posted[] {
	return voters.flatMap((voter, index) => {
		const ballot = aBallot(voter)
		return [ballot, index % 2 === 0 ? { ...ballot } : aBallot(voter)]
	})
}

/** W5: everyone at once, for the first time, twice; then the same again with kill -9 in the middle. */
export async function firstVoters(
	started: Server,
	restart: () => Promise<Server>,
	crowds: { calm: readonly Voter[]; killed: readonly Voter[] },
	dataDir: string,
): Promise<FirstVoters> {
	const wrong: string[] = []
	const acked = new Map<string, Acked[]>()
	const taken = (ballot: Posted, receipt: string) => {
		const { voteId } = ballot.voter
		acked.set(voteId, [...(acked.get(voteId) ?? []), ackOf(ballot, receipt)])
	}
	let portal = started

	const times: number[] = []
	const began = performance.now()
	await Promise.all(
		twoOfEach(crowds.calm).map(async (ballot) => {
			const { status, receipt } = await post(portal.origin, ballot)
			times.push(performance.now() - began)
			if (status === 303 && receipt) taken(ballot, receipt)
			else wrong.push(`answered with ${status}`)
		}),
	)
	times.sort((a, b) => a - b)

	const unanswered: Posted[] = []
	let answers = 0
	const posts = twoOfEach(crowds.killed)
	const sent = posts.map(async (ballot) => {
		const { status, receipt } = await post(portal.origin, ballot)
		answers += 1
		if (status === 303 && receipt) taken(ballot, receipt)
		else if (status === 0) unanswered.push(ballot)
		else wrong.push(`answered with ${status}`)
	})
	while (answers < posts.length * (0.2 + 0.4 * Math.random())) await wait(2)
	process.kill(portal.pid, 'SIGKILL')
	await Promise.all(sent)
	forgetPortal(portal.origin)
	portal = await restart()
	await Promise.all(
		unanswered.map(async (ballot) => {
			const { status, receipt } = await post(portal.origin, ballot)
			if (status === 303 && receipt) taken(ballot, receipt)
			else wrong.push(`a retry is answered with ${status}`)
		}),
	)
	await lookInto(async (rows) => {
		for (const [voteId, ballots] of acked) wrong.push(...(await historyOf(voteId).check(rows, ballots)))
		wrong.push(...(await integrity(rows)))
	}, dataDir)
	const count = [...acked.values()].reduce((sum, some) => sum + some.length, 0)
	forgetPortal(portal.origin)
	return {
		portal,
		all: times.at(-1) ?? Number.NaN,
		p99: percentile(times, 0.99),
		wrong,
		acked: count,
		killed: unanswered.length,
	}
}
