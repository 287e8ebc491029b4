import { write } from 'db/store.server'
import type { Estate } from '~/features/planning/papers/case.server'
import { enterPaperAgain, takePaper } from '~/features/planning/papers/enter-paper-again.server'
import { receivePaper } from '~/features/planning/papers/receive-paper.server'
import { placeBallot } from '~/features/planning/votes/place-ballot.server'
import { newId } from '~/platform/id'
import type { Voter } from '../../scripts/bench/register'
import { makeWorker, photoOf } from '../support/papers'
import { must } from './figure'
import { unitOf } from './units'

const makeHands = async () => ({ first: await makeWorker(), second: await makeWorker() })
let hands: ReturnType<typeof makeHands> | null = null

/** A paper at the door, entered once, in the hands of the second person; what enters it again. */
async function paperInHand(voter: Voter, estate: Estate, unitId: string): Promise<() => Promise<void>> {
	hands ??= makeHands()
	const { first, second } = await hands
	const { voteId, matterIds } = voter
	const choices = Object.fromEntries(matterIds.map((id) => [id, 'against' as const]))
	const reading = { validity: 'valid' as const, reason: '', choices }
	const paper = { voteId, unitId, reading, another: true, requestKey: newId(), photo: await photoOf() }
	const received = await receivePaper(first, estate, paper, Date.now())
	must(received.ok, `a paper was not received: ${received.ok || received.error}`)
	const { paperId } = received.value
	const taken = await takePaper(second, estate, { voteId, paperId }, Date.now())
	must(taken.ok, `a paper was not taken in hand: ${taken.ok || taken.error}`)
	const requestKey = newId()
	return async () => {
		const entered = await enterPaperAgain(second, estate, { voteId, paperId, reading, requestKey }, Date.now())
		must(entered.ok, `a paper was not entered again: ${entered.ok || entered.error}`)
	}
}

/**
 * Ways in beside the owners' own, ready to go: two papers whose second entry is sent three times each, and rows of the city's file as
 * its import places them.
 */
export async function otherChannels(voter: Voter, regionPath: string): Promise<(() => Promise<void>)[]> {
	const { estateId, voteId, voterId, matterIds } = voter
	const unitId = await unitOf(voter)
	const estate = { id: estateId, regionPath }
	const papers = [await paperInHand(voter, estate, unitId), await paperInHand(voter, estate, unitId)]
	const choices = Object.fromEntries(matterIds.map((id) => [id, 'against' as const]))
	const municipal = async () => {
		const ballot = { estateId, voteId, voterId, unitId, channel: 'municipal' as const, castBy: 'check', choices }
		await write((tx) => placeBallot(tx, { ...ballot, requestKey: newId() }, Date.now()))
	}
	return [...papers, ...papers, ...papers, municipal, municipal, municipal, municipal]
}
