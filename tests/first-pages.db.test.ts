import { onQuery } from 'db/store.server'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/features/identity/types'
import { postNotice } from '~/features/notices/post-notice.server'
import { settleVotes } from '~/features/planning/votes/settle-votes.server'
import { paths } from '~/paths'
import { newId } from '~/platform/id'
import { insideRequestScope } from '~/platform/request-scope.server'
import { addDays, shanghaiDay } from '~/platform/shanghai'
import { loader as layoutLoader } from '~/routes/estates/layout'
import { loader as showLoader } from '~/routes/estates/show'
import { loader as homeLoader } from '~/routes/home'
import { freshDatabase } from './support/database'
import { type MadeEstate, makeEstate, makeOfficer, makeResident } from './support/factories'
import { sessionCookieFor } from './support/sessions'
import { makeVote } from './support/voting'

beforeEach(freshDatabase)

/** How many queries a page asks for this person: its loaders in one request, as Remix runs them. */
async function queriesOf(
	actor: Actor | null,
	path: string,
	estateId?: string,
): Promise<{ count: number; page: unknown }> {
	const cookie = actor ? await sessionCookieFor(actor.personId) : ''
	const ask = () =>
		insideRequestScope(async () => {
			const request = new Request(`http://127.0.0.1:3000${path}`, { headers: { cookie } })
			const args = { request, params: { estateId }, context: {} }
			if (!estateId) return homeLoader(args)
			const [, page] = await Promise.all([layoutLoader(args), showLoader(args)])
			return page
		})
	await ask()
	let count = 0
	const stop = onQuery(() => {
		count += 1
	})
	const page = await ask()
	stop()
	return { count, page }
}

async function openVote(made: MadeEstate) {
	const at = Date.now()
	const today = shanghaiDay(at)
	const dates = { noticePostedDay: addDays(today, -20), firstDay: today, lastDay: addDays(today, 9) }
	const vote = await makeVote({ made, at, change: dates })
	await settleVotes(Date.now())
	return vote
}

async function fill(made: MadeEstate, notices: number) {
	const officer = await makeOfficer()
	for (let n = 0; n < notices; n++) {
		const form = { scope: made.estate.id, title: `公告 ${n}`, body: '内容', requestKey: newId() }
		await postNotice(officer, made.estate, form, Date.now())
	}
}

describe('the number of queries does not depend on what a page lists', () => {
	it('the estate’s page of a resident', async () => {
		const small = await makeEstate({ areas: [6000, 7000, 8000] })
		const large = await makeEstate({ areas: Array.from({ length: 40 }, () => 7000), buildings: 2 })
		for (const [made, notices] of [
			[small, 1],
			[large, 12],
		] as const) {
			await openVote(made)
			await fill(made, notices)
		}
		const asked = async (made: MadeEstate) =>
			queriesOf(await makeResident(made, made.units[0]), paths.estate(made.estate.id), made.estate.id)
		const [few, many] = [await asked(small), await asked(large)]
		expect(few.page).toMatchObject({ turn: { kind: 'vote' }, notices: [{ unread: true }] })
		expect(many.page).toMatchObject({ turn: { kind: 'vote' } })
		expect(many.count).toBe(few.count)
		expect(many.count).toBeLessThanOrEqual(17)
	})

	it('the first page of a resident', async () => {
		const made = await makeEstate()
		const actor = await makeResident(made, made.units[0])
		await fill(made, 1)
		const few = await queriesOf(actor, '/')
		await fill(made, 9)
		const many = await queriesOf(actor, '/')
		expect(few.page).toMatchObject({ kind: 'resident', turn: { kind: 'notice' } })
		expect(many.count).toBe(few.count)
		expect(many.count).toBeLessThanOrEqual(14)
	})

	it('the first page of the street office, and of visitors', async () => {
		const officer = await makeOfficer()
		await openVote(await makeEstate())
		const [few, fewPublic] = [await queriesOf(officer, '/'), await queriesOf(null, '/')]
		for (let n = 0; n < 4; n++) await openVote(await makeEstate({ name: `小区 ${n}` }))
		const [many, manyPublic] = [await queriesOf(officer, '/'), await queriesOf(null, '/')]
		expect(many.page).toMatchObject({ kind: 'staff', running: { total: 5 } })
		expect(many.count).toBe(few.count)
		expect(manyPublic.count).toBe(fewPublic.count)
	})
})
