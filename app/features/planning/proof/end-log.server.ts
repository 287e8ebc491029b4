import type { Tx } from 'db/store.server'
import type { MatterResult, Weight } from '../votes/rules'
import { appendLeaf, edgeOfLog, type LogKey } from './append.server'
import { cancelLeaf, closingLeaf, openingsHash } from './leaves'
import { openingsOf } from './openings.server'

export interface Counted {
	total: Weight
	matters: readonly { position: number; result: MatterResult }[]
	passed: boolean
}

/** Ends the log with the closing record: what was counted, of how many ballots. Part of the closing. */
export async function logClosing(tx: Tx, key: LogKey, { total, matters, passed }: Counted, at: number): Promise<void> {
	const edge = await edgeOfLog(tx, key)
	const openings = await openingsOf(tx, key)
	if (!edge || !openings) throw new Error('The log of this vote is not whole')
	const content = closingLeaf({
		voteId: key.voteId,
		at,
		ballots: openings.ballots.length,
		counted: matters[0]?.result.participating.heads ?? 0,
		total,
		matters,
		passed,
		openingsHash: openingsHash(openings.roll, openings.ballots),
	})
	await appendLeaf(tx, key, edge, { kind: 'closing', content }, at)
}

/** Ends the log of a vote that is cancelled; one that has not opened has none. */
export async function logCancel(tx: Tx, key: LogKey, reason: string, at: number): Promise<void> {
	const edge = await edgeOfLog(tx, key)
	if (!edge) return
	await appendLeaf(tx, key, edge, { kind: 'cancel', content: cancelLeaf(key.voteId, at, reason) }, at)
}
