import { Agent, request } from 'node:http'
import { paths } from '~/paths'
import { newId } from '~/platform/id'
import type { Voter } from '../../scripts/bench/register'

/** A ballot as it goes over the wire: the form as a browser without JavaScript posts it. */
export interface Posted {
	voter: Voter
	cookie: string
	requestKey: string
	choices: readonly string[]
}

export interface Answered {
	/** 0: the connection broke before the answer was whole. */
	status: number
	receipt: string | null
}

/** A ballot that the portal has said it has. */
export interface Acked {
	voterId: string
	receipt: string
	requestKey: string
}

const choices = ['for', 'against', 'abstain'] as const

export function aBallot(voter: Voter, more: Partial<Posted> = {}): Posted {
	const picked = voter.matterIds.map(() => choices[Math.floor(Math.random() * 3)] ?? 'for')
	return { voter, cookie: voter.cookie, requestKey: newId(), choices: picked, ...more }
}

const agents = new Map<string, Agent>()

function agentFor(origin: string): Agent {
	const known = agents.get(origin)
	if (known) return known
	const made = new Agent({ keepAlive: true, maxSockets: 2_048 })
	agents.set(origin, made)
	return made
}

/** Closes the connections to a portal that is gone. */
export function forgetPortal(origin: string): void {
	agents.get(origin)?.destroy()
	agents.delete(origin)
}

/** Posts a ballot to `at`, which passes it on to the portal `origin`, and reads the answer to its end. */
export function post(origin: string, ballot: Posted, at = origin): Promise<Answered> {
	const { voter, cookie, requestKey } = ballot
	const body = new URLSearchParams({ intent: 'cast', voter: voter.voterId, requestKey })
	for (const [index, id] of voter.matterIds.entries()) body.set(`choice.${id}`, ballot.choices[index] ?? 'for')
	const text = body.toString()
	const headers = {
		Host: new URL(origin).host,
		Origin: origin,
		Cookie: cookie,
		'Content-Type': 'application/x-www-form-urlencoded',
		'Content-Length': Buffer.byteLength(text),
	}
	const path = paths.ballot(voter.estateId, voter.voteId, voter.voterId)
	return new Promise((resolve) => {
		const broken = () => resolve({ status: 0, receipt: null })
		const sent = request(at + path, { method: 'POST', agent: agentFor(at), headers }, (answer) => {
			answer.on('error', broken).on('close', () => {
				if (!answer.complete) broken()
			})
			answer.resume().on('end', () => {
				const receipt = /\/receipts\/([^/?]+)/.exec(answer.headers.location ?? '')?.[1] ?? null
				resolve({ status: answer.statusCode ?? 0, receipt })
			})
		})
		sent.on('error', broken)
		sent.end(text)
	})
}

export const ackOf = ({ voter, requestKey }: Posted, receipt: string): Acked => ({
	voterId: voter.voterId,
	receipt,
	requestKey,
})
