import { read } from 'db/store.server'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { mattersOfVote } from '../votes/count-ballots.server'
import { findVote } from '../votes/queries.server'
import { type Estate, handsOf, otherPapers, paperVote, paperVoter } from './case.server'
import { byEntrance, nextDoor, type PaperDoor, paperDoors } from './doors.server'
import { readPaperNumber } from './paper-number.server'
import { whyNotHandle, whyNotReceive } from './rules'

interface Asked {
	voteId: string | undefined
	unit?: string | undefined
	/** What the QR of a ballot says. */
	code?: string | undefined
	/** The door whose paper has just been saved. */
	done?: string | undefined
}

/**
 * What a captain sees to take a paper in: the doors of the own part, or one door with the matters. Nothing of a paper that is in
 * but that it is. Null: no such vote, or a door of another part.
 */
export async function paperEntryPage(actor: Actor, estate: Estate, asked: Asked, at: number) {
	const facts = await findVote(estate.id, asked.voteId, at)
	const vote = facts && (await paperVote(read, estate.id, facts.id))
	if (!vote) return null
	const doors = await paperDoors(actor, estate, vote.voteId)
	const scanned = asked.code ? readPaperNumber(asked.code) : null
	const unitId =
		asked.unit ?? (scanned?.voteId === vote.voteId ? doorOfNumber(doors, scanned.number)?.unitId : undefined)
	const door = unitId === undefined ? null : (doors.find((one) => one.unitId === unitId) ?? 'unknown')
	if (door === 'unknown') return null
	const saved = doors.find((one) => one.unitId === asked.done)
	return {
		vote: { id: vote.voteId, title: vote.title, mode: vote.mode, closesAt: vote.closesAt },
		matters: (await mattersOfVote(estate.id, vote.voteId)).map(({ id, position, title }) => ({ id, position, title })),
		entrances: door ? [] : byEntrance(doors),
		door: door && { ...door, earlier: await receivedBefore(estate.id, vote.voteId, door) },
		saved: saved ? { door: saved, next: nextDoor(doors, saved.unitId) } : null,
		whyNot: whyNotReceive(vote, at) ?? (door && (await whyNotFrom(actor, estate, vote.voteId, door))),
		wrongCode: asked.code !== undefined && door === null,
		requestKey: newId(),
	}
}

const doorOfNumber = (doors: readonly PaperDoor[], number: number) =>
	doors.find(({ rollNumber }) => rollNumber === number)

async function receivedBefore(estateId: string, voteId: string, { voterId }: PaperDoor): Promise<number[]> {
	return (await otherPapers(read, { estateId, voteId, voterId })).map(({ receivedAt }) => receivedAt)
}

async function whyNotFrom(actor: Actor, estate: Estate, voteId: string, { voterId }: PaperDoor) {
	const voter = await paperVoter(read, { estateId: estate.id, voteId }, { voterId })
	return voter && whyNotHandle(await handsOf(read, actor, estate, voteId, voter, 'enter-paper'))
}
