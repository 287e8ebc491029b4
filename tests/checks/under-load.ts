import { setTimeout as wait } from 'node:timers/promises'
import type { Voter } from '../../scripts/bench/register'
import { type Acked, aBallot, ackOf, type Posted, post } from './casting'
import { pick } from './random'

export interface Load {
	acked: Acked[]
	/** Sent, and no answer came. */
	unanswered: Posted[]
	/** Answers that are neither a receipt nor a broken line. */
	strange: string[]
	/** Ends after what is under way. */
	stop(): Promise<void>
}

/** Clients who cast and change ballots one after the other, each with a pause, until the portal is gone or they are stopped. */
export function load(origin: string, voters: readonly Voter[], { clients = 6, pause = 0 } = {}): Load {
	const found: Load = { acked: [], unanswered: [], strange: [], stop }
	let stopped = false
	async function client() {
		while (!stopped) {
			const ballot = aBallot(pick(voters))
			const { status, receipt } = await post(origin, ballot)
			if (status === 303 && receipt) found.acked.push(ackOf(ballot, receipt))
			else if (status === 0) {
				found.unanswered.push(ballot)
				return
			} else found.strange.push(`a ballot is answered with ${status}`)
			if (pause > 0) await wait(pause)
		}
	}
	const running = Promise.all(Array.from({ length: clients }, client))
	async function stop() {
		stopped = true
		await running
	}
	return found
}

/** Asks again for what had no answer: each request gets its one receipt. */
export async function retry(
	origin: string,
	unanswered: readonly Posted[],
): Promise<{ acked: Acked[]; wrong: string[] }> {
	const wrong: string[] = []
	const acked: Acked[] = []
	for (const ballot of unanswered) {
		const { status, receipt } = await post(origin, ballot)
		if (status === 303 && receipt) acked.push(ackOf(ballot, receipt))
		else wrong.push(`a retry is answered with ${status}`)
	}
	return { acked, wrong }
}

export function percentiles(times: readonly number[]): { p50: number; p99: number; most: number } {
	const sorted = [...times].sort((a, b) => a - b)
	const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
	return { p50: at(0.5), p99: at(0.99), most: at(1) }
}
