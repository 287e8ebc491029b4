import { auditEntries, ballotDeliveries, files, outbox, people, visits, voteReminders } from 'db/schema'
import { read, write } from 'db/store.server'
import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/features/identity/types'
import { castBallot } from '~/features/planning/votes/cast-ballot.server'
import { settleVotes } from '~/features/planning/votes/settle-votes.server'
import { votersOf } from '~/features/planning/votes/voters.server'
import { newId } from '~/platform/id'
import { startOfDay } from '~/platform/shanghai'
import { freshDatabase } from '../../../../tests/support/database'
import { type MadeEstate, makeEstate, makeHolder, makeOfficer, makeResident } from '../../../../tests/support/factories'
import { closesAt, type MadeVote, makeVote, midway, opensAt } from '../../../../tests/support/voting'
import { deliveriesTo, visitsAt } from './log.server'
import { postUndeliverable } from './post-undeliverable.server'
import { deliveryProof } from './proof.server'
import { recordDelivery } from './record-delivery.server'
import { recordVisit } from './record-visit.server'
import { sendReminder } from './send-reminder.server'
import { undeliveredDoors } from './undelivered.server'

beforeEach(freshDatabase)

const hour = 60 * 60 * 1000
/** 10:00 of a day of the window. */
const morning = startOfDay('2026-11-18') + 10 * hour

async function openVote(): Promise<MadeVote> {
	const vote = await makeVote({ made: await makeEstate({ buildings: 2, entrancesEach: 2, areas: [6000, 7000, 8000] }) })
	await settleVotes(opensAt)
	return vote
}

function captainOf(made: MadeEstate, building = 0, entrance?: number): Promise<Actor> {
	const house = made.buildings[building]
	const scope =
		entrance === undefined
			? { scopeKind: 'building' as const, scopeId: house?.id ?? '' }
			: { scopeKind: 'entrance' as const, scopeId: house?.entrances[entrance]?.id ?? '' }
	return makeHolder('captain', { ...scope, estateId: made.estate.id, regionPath: null })
}

const auditor = () => makeHolder('auditor', { scopeKind: 'region', scopeId: '51', estateId: null, regionPath: '51/' })

async function deedsOf(deed: string) {
	const rows = await read.select().from(auditEntries).where(eq(auditEntries.deed, deed))
	return rows.map(({ outcome, reason }) => [outcome, reason])
}

const visit = (vote: MadeVote, unit = 0, change: Partial<Parameters<typeof recordVisit>[2]> = {}) => ({
	voteId: vote.voteId,
	unitId: vote.made.units[unit]?.id ?? '',
	outcome: 'not-home' as const,
	note: '',
	requestKey: newId(),
	...change,
})

const delivery = (vote: MadeVote, units = [0], change: Partial<Parameters<typeof recordDelivery>[2]> = {}) => ({
	voteId: vote.voteId,
	units: units.map((unit) => vote.made.units[unit]?.id ?? ''),
	method: 'mailbox' as const,
	outcome: 'delivered' as const,
	day: '2026-11-18',
	note: '',
	requestKey: newId(),
	...change,
})

const photo = async () =>
	new File(
		[
			new Uint8Array(
				await sharp({ create: { width: 60, height: 40, channels: 3, background: '#889' } })
					.jpeg()
					.toBuffer(),
			),
		],
		'信箱.jpg',
	)

describe('a visit', () => {
	it('is recorded by the captain of the door, and the same entry sent twice is one', async () => {
		const vote = await openVote()
		const captain = await captainOf(vote.made)
		const input = visit(vote, 0, { note: '晚上再来' })
		const [first] = await Promise.all([1, 2, 3].map(() => recordVisit(captain, vote.made.estate, input, morning)))
		expect(first).toMatchObject({ ok: true })
		await recordVisit(captain, vote.made.estate, visit(vote, 0, { outcome: 'met' }), morning + hour)
		const seen = await visitsAt(captain, vote.made.estate.id, vote.voteId, input.unitId)
		expect(seen.map(({ outcome, note, by }) => [outcome, note, by])).toEqual([
			['met', '', 'me'],
			['not-home', '晚上再来', 'me'],
		])
		const [asStaff] = await visitsAt(await makeOfficer(), vote.made.estate.id, vote.voteId, input.unitId)
		expect(asStaff?.by).toBe('captain')
	})

	it.each([
		['of another building', (vote: MadeVote) => captainOf(vote.made, 1)],
		['of another entrance', (vote: MadeVote) => captainOf(vote.made, 0, 1)],
		['who only looks on', () => auditor()],
		['of another street', () => makeOfficer('51/5102/510202/')],
		['who lives there', (vote: MadeVote) => makeResident(vote.made, vote.made.units[0])],
	])('is not found by somebody %s, and the attempt is on record', async (_name, make) => {
		const vote = await openVote()
		const actor = await make(vote)
		await expect(recordVisit(actor, vote.made.estate, visit(vote), morning)).rejects.toMatchObject({ status: 404 })
		expect(await read.select().from(visits)).toEqual([])
		expect(await deedsOf('record-visit')).toEqual([['refused', 'doors:refusal.not-your-doors']])
	})

	it('belongs to the time of voting and to a vote of this estate', async () => {
		const vote = await openVote()
		const other = await openVote()
		const captain = await captainOf(vote.made)
		const asked = (input: Parameters<typeof recordVisit>[2], at: number) =>
			recordVisit(captain, vote.made.estate, input, at)
		expect(await asked(visit(vote), closesAt)).toMatchObject({ error: 'doors:refusal.over' })
		await expect(asked(visit(vote, 0, { voteId: other.voteId }), morning)).rejects.toMatchObject({ status: 404 })
		await expect(asked(visit(other), morning)).rejects.toMatchObject({ status: 404 })
		expect(await read.select().from(visits)).toEqual([])
	})
})

describe('a delivery', () => {
	it('is recorded for a whole entrance at once, each voter once, with one photo as proof', async () => {
		const vote = await openVote()
		const { made } = vote
		const captain = await captainOf(made)
		const input = delivery(vote, [0, 1, 2], { file: await photo() })
		const posts = await Promise.all([1, 2].map(() => recordDelivery(captain, made.estate, input, morning)))
		expect(posts.map((post) => post.ok && post.value.voters)).toEqual([3, 3])
		expect(posts.filter((post) => post.ok && post.value.kept)).toHaveLength(1)
		const rows = await read.select().from(ballotDeliveries)
		expect(rows).toHaveLength(3)
		expect(new Set(rows.map((row) => row.fileId)).size).toBe(1)
		const kept = await read.select().from(files)
		expect(kept).toMatchObject([{ subjectKind: 'delivery', id: rows[0]?.fileId, mediaType: 'image/webp' }])
		const [line] = await deliveriesTo(captain, made.estate.id, vote.voteId, made.units[1]?.id ?? '')
		expect(line).toMatchObject({ method: 'mailbox', outcome: 'delivered', by: 'me', proof: true })
		const key = { voteId: vote.voteId, deliveryId: rows[0]?.id ?? '' }
		expect(await deliveryProof(captain, made.estate, key)).toMatchObject({ mediaType: 'image/webp' })
		expect(await deliveryProof(await captainOf(made, 1), made.estate, key)).toBeNull()
		expect(await deliveryProof(await makeResident(made, made.units[0]), made.estate, key)).toBeNull()
	})

	it('of a single door of others is none at all', async () => {
		const vote = await openVote()
		const captain = await captainOf(vote.made, 0, 0)
		const input = delivery(vote, [0, 3], { file: await photo() })
		await expect(recordDelivery(captain, vote.made.estate, input, morning)).rejects.toMatchObject({ status: 404 })
		expect(await read.select().from(ballotDeliveries)).toEqual([])
		expect(await read.select().from(files)).toEqual([])
		expect(await deedsOf('record-delivery')).toEqual([['refused', 'doors:refusal.not-your-doors']])
	})

	it.each([
		[{ day: '2026-11-19' }, 'doors:refusal.in-future'],
		[{ day: '2026-11-15' }, 'doors:refusal.before-opening'],
	])('%o is refused', async (change, error) => {
		const vote = await openVote()
		const captain = await captainOf(vote.made)
		expect(await recordDelivery(captain, vote.made.estate, delivery(vote, [0], change), morning)).toMatchObject({
			error,
		})
		expect(await read.select().from(ballotDeliveries)).toEqual([])
	})

	it('with a photo that is none is refused', async () => {
		const vote = await openVote()
		const captain = await captainOf(vote.made)
		const input = delivery(vote, [0], { file: new File(['<svg/>'], 'a.jpg') })
		expect(await recordDelivery(captain, vote.made.estate, input, morning)).toMatchObject({
			error: 'files:refusal.wrong-kind',
		})
		expect(await read.select().from(ballotDeliveries)).toEqual([])
	})
})

describe('what could not be delivered', () => {
	it('is posted by door number alone, until it is delivered', async () => {
		const vote = await openVote()
		const { made, voteId } = vote
		const captain = await captainOf(made)
		const post = () => postUndeliverable(captain, made.estate, { voteId, requestKey: newId() }, morning)
		expect(await post()).toMatchObject({ error: 'doors:refusal.none-to-post' })
		await recordDelivery(captain, made.estate, delivery(vote, [0, 4], { outcome: 'undeliverable' }), morning)
		const neighbour = await captainOf(made, 1)
		await recordDelivery(neighbour, made.estate, delivery(vote, [7], { outcome: 'undeliverable' }), morning)
		expect(await post()).toMatchObject({ ok: true, value: { voters: 2 } })
		expect(await post()).toMatchObject({ error: 'doors:refusal.none-to-post' })
		const posted = [{ building: '1 栋', doors: ['1 单元 101', '2 单元 201'] }]
		expect(await undeliveredDoors(made.estate.id, voteId)).toEqual(posted)
		expect(JSON.stringify(await undeliveredDoors(made.estate.id, voteId))).not.toContain('王')
		await recordDelivery(captain, made.estate, delivery(vote, [0], { method: 'hand' }), morning + hour)
		expect(await undeliveredDoors(made.estate.id, voteId)).toEqual([{ building: '1 栋', doors: ['2 单元 201'] }])
	})
})

describe('a reminder', () => {
	async function withResidents() {
		const vote = await openVote()
		const { made, voteId } = vote
		const voted = await makeResident(made, made.units[0])
		const waiting = await makeResident(made, made.units[1])
		const tenant = await makeResident(made, made.units[2], 'tenant')
		const elsewhere = await makeResident(made, made.units[7])
		const [voter] = await votersOf(voted, made.estate.id, voteId)
		const choices = Object.fromEntries(vote.matterIds.map((id) => [id, 'for' as const]))
		const input = { voteId, voterId: voter?.id ?? '', choices, requestKey: newId() }
		expect(await castBallot(voted, made.estate, input, midway)).toMatchObject({ ok: true })
		return { ...vote, waiting, tenant, elsewhere }
	}
	const sent = async () => {
		const rows = await read
			.select({
				recipient: outbox.recipient,
				dueAt: outbox.dueAt,
				expiresAt: outbox.expiresAt,
				parameters: outbox.parameters,
			})
			.from(outbox)
			.where(eq(outbox.template, 'vote-reminder'))
		return rows
	}
	const noon = startOfDay('2026-11-20') + 12 * hour

	it('goes to owners of the captain’s doors who have claimed and not voted, once a day', async () => {
		const { made, voteId, waiting, elsewhere } = await withResidents()
		const captain = await captainOf(made)
		const remind = (at: number) => sendReminder(captain, made.estate, { voteId }, at)
		expect(await remind(noon)).toMatchObject({ ok: true, value: { sent: 1, skipped: 0, doorsWithout: 4, dueAt: noon } })
		expect(await remind(noon + 2 * hour)).toMatchObject({ ok: true, value: { sent: 0, skipped: 1 } })
		const [person] = await read.select().from(people).where(eq(people.id, waiting.personId))
		expect(await sent()).toMatchObject([{ recipient: person?.phone, dueAt: noon, expiresAt: closesAt }])
		expect(await remind(noon + 24 * hour)).toMatchObject({ ok: true, value: { sent: 1, skipped: 0 } })
		const officer = await makeOfficer()
		expect(await sendReminder(officer, made.estate, { voteId }, noon + 25 * hour)).toMatchObject({
			ok: true,
			value: { sent: 1, skipped: 1 },
		})
		const reminded = await read.select().from(voteReminders)
		expect(reminded.filter((row) => row.personId === elsewhere.personId)).toHaveLength(1)
		expect(JSON.stringify(await sent())).not.toMatch(/同意|反对|弃权/)
	})

	it('pressed twice at once is one', async () => {
		const { made, voteId } = await withResidents()
		const officer = await makeOfficer()
		const both = await Promise.all([1, 2].map(() => sendReminder(officer, made.estate, { voteId }, noon)))
		expect(both.map((one) => one.ok && one.value.sent).sort()).toEqual([0, 2])
		expect(await sent()).toHaveLength(2)
	})

	it('of the evening waits for the morning and counts for that day', async () => {
		const { made, voteId } = await withResidents()
		const captain = await captainOf(made)
		const evening = startOfDay('2026-11-20') + 22 * hour
		const morningAfter = startOfDay('2026-11-21') + 8 * hour
		expect(await sendReminder(captain, made.estate, { voteId }, evening)).toMatchObject({
			value: { sent: 1, dueAt: morningAfter },
		})
		expect(await sent()).toMatchObject([{ dueAt: morningAfter }])
		expect(await sendReminder(captain, made.estate, { voteId }, morningAfter + 3 * hour)).toMatchObject({
			value: { sent: 0, skipped: 1 },
		})
	})

	it('is refused in the last evening, and not found by who has no doors there', async () => {
		const { made, voteId, waiting } = await withResidents()
		const captain = await captainOf(made)
		expect(await sendReminder(captain, made.estate, { voteId }, closesAt - hour)).toMatchObject({
			error: 'doors:refusal.too-late-today',
		})
		for (const actor of [waiting, await auditor()]) {
			await expect(sendReminder(actor, made.estate, { voteId }, noon)).rejects.toMatchObject({ status: 404 })
		}
		expect(await sent()).toEqual([])
	})

	it('reaches nobody whose account is shut', async () => {
		const { made, voteId, waiting } = await withResidents()
		await write((tx) => tx.update(people).set({ disabledAt: 1 }).where(eq(people.id, waiting.personId)))
		const captain = await captainOf(made)
		expect(await sendReminder(captain, made.estate, { voteId }, noon)).toMatchObject({ value: { sent: 0, skipped: 0 } })
	})
})
