import { buildings, entrances, units } from 'db/schema'
import { read } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { importMunicipal } from '~/features/planning/municipal/import-municipal.server'
import type { Estate } from '~/features/planning/papers/case.server'
import { enterPaperAgain, takePaper } from '~/features/planning/papers/enter-paper-again.server'
import { receivePaper } from '~/features/planning/papers/receive-paper.server'
import { newId } from '~/platform/id'
import type { Voter } from '../../scripts/bench/register'
import { makeOfficer } from '../support/factories'
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

let officer: ReturnType<typeof makeOfficer> | null = null

async function cityFile({ estateId }: Voter, unitId: string) {
	const [door] = await read
		.select({ building: buildings.name, entrance: entrances.name, number: units.number })
		.from(units)
		.innerJoin(buildings, and(eq(buildings.estateId, units.estateId), eq(buildings.id, units.buildingId)))
		.innerJoin(entrances, and(eq(entrances.estateId, units.estateId), eq(entrances.id, units.entranceId)))
		.where(and(eq(units.estateId, estateId), eq(units.id, unitId)))
		.limit(1)
	must(door, 'the voter has no door')
	const headings = ['楼栋', '单元', '室号', '投票时间', '流水号', '第 1 项 屋面翻修', '第 2 项 加装电梯']
	const [, time = ''] = /^(.{16})/.exec(new Date(Date.now() + 8 * 3_600_000).toISOString().replace('T', ' ')) ?? []
	const row = [door.building, door.entrance, door.number, time, newId(), '反对', '反对']
	return { fileName: 'votes.csv', bytes: new Uint8Array(Buffer.from(`${headings.join()}\n${row.join()}\n`)) }
}

/**
 * Ways in beside the owners' own, ready to go: two papers whose second entry is sent three times each, and the city's
 * file with a row of this voter, sent four times.
 */
export async function otherChannels(voter: Voter, regionPath: string): Promise<(() => Promise<void>)[]> {
	const { estateId, voteId } = voter
	const unitId = await unitOf(voter)
	const estate = { id: estateId, regionPath }
	const papers = [await paperInHand(voter, estate, unitId), await paperInHand(voter, estate, unitId)]
	const file = await cityFile(voter, unitId)
	const municipal = async () => {
		officer ??= makeOfficer()
		const imported = await importMunicipal(await officer, estate, { voteId, file }, Date.now())
		must(
			imported.ok || imported.error === 'municipal:refusal.same-file',
			`the city’s file was not taken: ${imported.ok || imported.error}`,
		)
	}
	return [...papers, ...papers, ...papers, municipal, municipal, municipal, municipal]
}
