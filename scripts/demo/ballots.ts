import { unitOnRoll, voterOfUnit } from 'db/joins'
import { buildings, rollUnits, rollVoters, units, voteMatters, votes } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, eq } from 'drizzle-orm'
import sharp from 'sharp'
import type { Actor } from '~/features/identity/types'
import { recordDelivery } from '~/features/managing/doors/record-delivery.server'
import { recordVisit } from '~/features/managing/doors/record-visit.server'
import { enterPaperAgain, takePaper } from '~/features/planning/papers/enter-paper-again.server'
import { receivePaper } from '~/features/planning/papers/receive-paper.server'
import type { Reading } from '~/features/planning/papers/rules'
import { announceResult } from '~/features/planning/votes/announce-result.server'
import { saveVoteDraft } from '~/features/planning/votes/draft-vote.server'
import { extendVote } from '~/features/planning/votes/extend-vote.server'
import { answerObjection } from '~/features/planning/votes/objections/answer-objection.server'
import { raiseObjection } from '~/features/planning/votes/objections/raise-objection.server'
import type { Choice } from '~/features/planning/votes/rules'
import { newId } from '~/platform/id'
import { addDays, shanghaiDay } from '~/platform/shanghai'
import { type Cast, must, onDay } from './story'

const hour = 60 * 60 * 1000

interface Door {
	unitId: string
	buildingId: string
	voterId: string
	voted: boolean
}

function doorsOf({ demo }: Cast, voteId: string): Promise<Door[]> {
	const estateId = demo.estate.id
	return read
		.select({
			unitId: rollUnits.unitId,
			voterId: rollUnits.voterId,
			buildingId: units.buildingId,
			ballotSeq: rollVoters.ballotSeq,
		})
		.from(rollUnits)
		.innerJoin(rollVoters, voterOfUnit)
		.innerJoin(units, unitOnRoll)
		.where(and(eq(rollUnits.estateId, estateId), eq(rollUnits.voteId, voteId)))
		.orderBy(asc(rollVoters.number), asc(rollUnits.unitId))
		.then((rows) => rows.map(({ ballotSeq, ...door }) => ({ ...door, voted: ballotSeq > 0 })))
}

/** A photo of a signed ballot as a telephone takes it. */
async function photoOfPaper(number: number): Promise<File> {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="1200"><rect width="900" height="1200" fill="#8d7f6c"/><g transform="rotate(-2 450 600)"><rect x="70" y="60" width="760" height="1080" fill="#fdfcf7"/><text x="450" y="160" font-size="54" text-anchor="middle" font-family="Noto Sans CJK SC,sans-serif">表 决 票</text><text x="120" y="230" font-size="30" font-family="Noto Sans CJK SC,sans-serif">编号 ${number}</text><path d="M120 330h660M120 470h660M120 610h660" stroke="#999" stroke-width="3"/><rect x="560" y="360" width="60" height="60" fill="none" stroke="#333" stroke-width="4"/><path d="M566 388l18 22 34-46" fill="none" stroke="#23408e" stroke-width="9"/><rect x="560" y="500" width="60" height="60" fill="none" stroke="#333" stroke-width="4"/><path d="M566 528l18 22 34-46" fill="none" stroke="#23408e" stroke-width="9"/><path d="M180 980c40-60 70 30 110-20s60 40 120-30" fill="none" stroke="#23408e" stroke-width="8"/></g></svg>`
	const bytes = await sharp(Buffer.from(svg)).jpeg({ quality: 70 }).toBuffer()
	return new File([new Uint8Array(bytes)], `paper-${number}.jpg`, { type: 'image/jpeg' })
}

function captainOf({ captains }: Cast, buildingId: string): Actor | undefined {
	return captains.find((captain) => captain.grants.some((grant) => grant.scopeId === buildingId))
}

async function matterIdsOf(estateId: string, voteId: string): Promise<string[]> {
	const rows = await read
		.select({ id: voteMatters.id })
		.from(voteMatters)
		.where(and(eq(voteMatters.estateId, estateId), eq(voteMatters.voteId, voteId)))
		.orderBy(asc(voteMatters.position))
	return rows.map(({ id }) => id)
}

interface Papers {
	/** Entered alike by two persons. */
	confirmed: number
	/** Entered once. */
	waiting: number
	/** Entered once by the captain and otherwise by the second person. */
	differing?: number
	spoiled?: number
	/** From doors that had voted online: by the rule the electronic ballot stands. */
	conflicts?: number
}

/** Captains bring in paper ballots of their neighbours, the street's officer enters them again from the photos. */
export async function collectPapers(cast: Cast, voteId: string, papers: Papers, at: number): Promise<void> {
	const { demo, officer } = cast
	const { estate } = demo
	const matterIds = await matterIdsOf(estate.id, voteId)
	const reading = (choice: Choice): Reading => ({
		validity: 'valid',
		reason: '',
		choices: Object.fromEntries(matterIds.map((id) => [id, choice])),
	})
	const doors = await doorsOf(cast, voteId)
	const captainsHomes = new Set(cast.captains.flatMap((captain) => captain.homes.map((home) => home.unitId)))
	const eligible = doors.filter((door) => !captainsHomes.has(door.unitId) && captainOf(cast, door.buildingId))
	const silent = eligible.filter((door) => !door.voted)
	const voted = eligible.filter((door) => door.voted)
	const { confirmed, waiting, differing = 0, spoiled = 0, conflicts = 0 } = papers
	const kinds = [
		...Array.from({ length: confirmed }, () => 'confirmed' as const),
		...Array.from({ length: differing }, () => 'differing' as const),
		...Array.from({ length: spoiled }, () => 'spoiled' as const),
		...Array.from({ length: conflicts }, () => 'conflict' as const),
		...Array.from({ length: waiting }, () => 'waiting' as const),
	]
	const used = new Set<string>()
	for (const [index, kind] of kinds.entries()) {
		const door = (kind === 'conflict' ? voted : silent).find(({ voterId }) => !used.has(voterId))
		const captain = door && captainOf(cast, door.buildingId)
		if (!door || !captain) continue
		used.add(door.voterId)
		const first: Reading =
			kind === 'spoiled' ? { validity: 'spoiled', reason: '同意和反对都打了勾', choices: {} } : reading('for')
		const when = at + index * 600_000
		const { paperId } = must(
			await receivePaper(
				captain,
				estate,
				{
					voteId,
					unitId: door.unitId,
					reading: first,
					photo: await photoOfPaper(index + 1),
					another: false,
					requestKey: newId(),
				},
				when,
			),
		)
		if (kind === 'waiting') continue
		must(await takePaper(officer, estate, { voteId, paperId }, when + hour))
		const second = kind === 'differing' ? reading('against') : first
		must(
			await enterPaperAgain(
				officer,
				estate,
				{ voteId, paperId, reading: second, requestKey: newId() },
				when + hour + 60_000,
			),
		)
	}
}

/** Ballots are brought to all doors of the captains' buildings but the last, which nobody could reach; some doors are visited. */
export async function goToDoors(cast: Cast, voteId: string, at: number): Promise<void> {
	const { estate } = cast.demo
	const doors = await doorsOf(cast, voteId)
	const places = await read.select({ id: buildings.id }).from(buildings).where(eq(buildings.estateId, estate.id))
	for (const { id } of places) {
		const captain = captainOf(cast, id)
		const here = doors.filter((door) => door.buildingId === id)
		const last = here.at(-1)
		if (!captain || !last) continue
		const day = shanghaiDay(at)
		const delivery = { voteId, day, note: '', requestKey: newId() }
		const reached = here.slice(0, -1).map((door) => door.unitId)
		if (reached.length > 0)
			must(
				await recordDelivery(
					captain,
					estate,
					{ ...delivery, units: reached, method: 'hand', outcome: 'delivered' },
					at,
				),
			)
		must(
			await recordDelivery(
				captain,
				estate,
				{
					...delivery,
					requestKey: newId(),
					units: [last.unitId],
					method: 'hand',
					outcome: 'undeliverable',
					note: '长期无人居住，电话停机',
				},
				at + hour,
			),
		)
		for (const [index, door] of here
			.filter((one) => !one.voted)
			.slice(0, 5)
			.entries()) {
			const outcome = (['not-home', 'met', 'refused', 'later', 'not-home'] as const)[index] ?? 'not-home'
			const visit = { act: 'visit' as const, voteId, unitId: door.unitId, outcome, note: '', requestKey: newId() }
			must(await recordVisit(captain, estate, visit, at + (index + 2) * hour))
		}
	}
}

async function voteTimes(estateId: string, voteId: string) {
	const [vote] = await read
		.select({ objectionsUntil: votes.objectionsUntil, closesAt: votes.closesAt })
		.from(votes)
		.where(and(eq(votes.estateId, estateId), eq(votes.id, voteId)))
		.limit(1)
	if (!vote) throw new Error('no vote')
	return vote
}

/** The result is announced in the morning after the posting of the count. */
export async function announceAfterPosting({ demo, officer }: Cast, voteId: string): Promise<void> {
	const { objectionsUntil } = await voteTimes(demo.estate.id, voteId)
	if (objectionsUntil === null) throw new Error('the count is not made')
	must(await announceResult(officer, demo.estate, { voteId }, objectionsUntil + 10 * hour))
}

/** Nobody had reached the quorum: a week more, with the reason. */
export async function extend({ demo, officer, today }: Cast, voteId: string, last: number, at: number): Promise<void> {
	const reason = '部分业主在外地居住，表决票尚未送达，参与人数不足，延长投票时间。'
	const lastDay = addDays(shanghaiDay(today), last)
	must(await extendVote(officer, demo.estate, { voteId, lastDay, reason, requestKey: newId() }, at))
}

/** An owner objects to the posted roll; with an answer when the office has given one. */
export async function object(
	{ demo, officer, owners }: Cast,
	voteId: string,
	{ kind, body, answer }: { kind: 'roll' | 'count'; body: string; answer?: string },
	at: number,
): Promise<void> {
	const owner = owners[4]
	if (!owner) return
	const raised = { voteId, kind, body, requestKey: newId() }
	const { objectionId } = must(await raiseObjection(owner, demo.estate, raised, at))
	if (!answer) return
	const answered = { voteId, objectionId, outcome: 'rejected' as const, answer }
	must(await answerObjection(officer, demo.estate, answered, at + 20 * hour))
}

/** A vote that is still being written. */
export async function draftVote(cast: Cast, title: string, day: number): Promise<void> {
	const { demo, officer, today } = cast
	const content = { title, scope: 'estate', matters: [{ title: '翻修屋面', text: '翻修全部屋面并重做防水层。' }] }
	must(await saveVoteDraft(officer, demo.estate, { ...content, requestKey: newId() }, onDay(today, day)))
}
