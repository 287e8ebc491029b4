import { comments } from 'db/schema'
import { onQuery, read, write } from 'db/store.server'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { freshDatabase } from '../../../../tests/support/database'
import { makeEstate, makeHolder, makeOfficer, makeResident, publishPlan } from '../../../../tests/support/factories'
import { hideComment } from './hide-comment.server'
import { postComment } from './post-comment.server'
import { commentCounts, commentsOn } from './queries.server'

beforeEach(freshDatabase)

const at = Date.parse('2026-11-20T04:00:00Z')
const newest = { order: 'newest', page: 1 } as const

async function publishedEstate() {
	const made = await makeEstate({ buildings: 2 })
	const { itemKeys } = await publishPlan(made.estate.id)
	const subject = { kind: 'plan' as const, id: `plan-${made.estate.id}` }
	const owner = await makeResident(made, made.units[0])
	const say = (actor: Actor, body: string, more: { parentId?: string; requestKey?: string } = {}) =>
		postComment(actor, { estate: made.estate, subject, body, requestKey: newId(), ...more }, at)
	return { made, ...made, itemKeys, subject, owner, say }
}

async function idOf(result: Promise<{ ok: boolean }>) {
	const posted: { ok: boolean; value?: { commentId: string } } = await result
	return posted.value?.commentId ?? ''
}

describe('comments', () => {
	it('name neighbours to neighbours and nobody to outsiders', async () => {
		const { made, estate, units, buildings, subject, owner } = await publishedEstate()
		const tenant = await makeResident(made, units[5], 'tenant')
		const scopeId = buildings[1]?.entrances[0]?.id ?? ''
		const captain = await makeHolder('captain', {
			scopeKind: 'entrance',
			scopeId,
			estateId: estate.id,
			regionPath: null,
		})
		const officer = await makeOfficer()
		for (const [index, who] of [owner, tenant, captain, officer].entries()) {
			await postComment(who, { estate, subject, body: '好', requestKey: newId() }, at + index)
		}
		const inside = await commentsOn(tenant, estate, subject, { order: 'oldest', page: 1 })
		expect(inside.threads.map((thread) => [thread.standing, thread.name, thread.mine])).toEqual([
			['owner', '1 栋 王*', false],
			['tenant', '2 栋 王*', true],
			['captain', '2 栋 测*', false],
			['office', '测试员', false],
		])
		const outside = await commentsOn(null, estate, subject, newest)
		expect(outside.threads.map((thread) => [thread.standing, thread.name])).toEqual([
			['office', null],
			['captain', null],
			['tenant', null],
			['owner', null],
		])
		expect([outside.maySpeak, inside.maySpeak, inside.mayHide]).toEqual([false, true, false])
	})

	it('sent twice with one key are one, also at once', async () => {
		const { owner, say } = await publishedEstate()
		const requestKey = newId()
		const results = await Promise.all(Array.from({ length: 4 }, () => say(owner, '同意', { requestKey })))
		expect(new Set(results.map((result) => result.ok && result.value.commentId)).size).toBe(1)
		expect(await read.select().from(comments)).toHaveLength(1)
	})

	it('are refused to people of other estates, without a plan, and on what is not there', async () => {
		const { estate, owner, say, itemKeys } = await publishedEstate()
		const other = await makeEstate({ name: '别的小区' })
		const stranger = await makeResident(other, other.units[0])
		expect(await say(stranger, '我也说')).toMatchObject({ ok: false, error: 'comments:refusal.not-of-estate' })
		const post = (about: { kind: 'plan' | 'plan-item'; id: string }, where = estate, who = owner) =>
			postComment(who, { estate: where, subject: about, body: '好', requestKey: newId() }, at)
		expect(await post({ kind: 'plan', id: 'x' }, other.estate, stranger)).toMatchObject({
			error: 'comments:refusal.no-plan',
		})
		expect(await post({ kind: 'plan-item', id: 'x' })).toMatchObject({ error: 'comments:refusal.item-removed' })
		await expect(post({ kind: 'plan', id: `plan-${other.estate.id}` })).rejects.toMatchObject({ status: 404 })
		await publishPlan(estate.id, { number: 2, items: ['新项目'] })
		expect(await post({ kind: 'plan-item', id: itemKeys[0] ?? '' })).toMatchObject({
			error: 'comments:refusal.item-removed',
		})
		expect(await read.select().from(comments)).toEqual([])
	})

	it('are answered one level deep, on the same subject, not when hidden', async () => {
		const { estate, owner, say, itemKeys } = await publishedEstate()
		const officer = await makeOfficer()
		const first = await idOf(say(owner, '保留晾晒区吗？'))
		const reply = await idOf(say(officer, '保留。', { parentId: first }))
		await expect(say(owner, '谢谢', { parentId: reply })).rejects.toMatchObject({ status: 404 })
		await expect(say(owner, '谢谢', { parentId: newId() })).rejects.toMatchObject({ status: 404 })
		const subject = { kind: 'plan-item' as const, id: itemKeys[0] ?? '' }
		const elsewhere = { estate, subject, parentId: first, body: '好', requestKey: newId() }
		await expect(postComment(owner, elsewhere, at)).rejects.toMatchObject({ status: 404 })
		await hideComment(officer, { estate, commentId: first, reason: '重复' }, at)
		expect(await say(owner, '再问', { parentId: first })).toMatchObject({ error: 'comments:refusal.hidden-parent' })
	})

	it('keep a trace when hidden; only the author and the office read the words and the reason', async () => {
		const { made, estate, units, owner, subject, say } = await publishedEstate()
		const officer = await makeOfficer()
		const commentId = await idOf(say(owner, '骂人的话'))
		await expect(hideComment(owner, { estate, commentId, reason: '?' }, at)).rejects.toMatchObject({ status: 404 })
		const { estate: foreign } = await makeEstate()
		await expect(hideComment(officer, { estate: foreign, commentId, reason: '?' }, at)).rejects.toMatchObject({
			status: 404,
		})
		await hideComment(officer, { estate, commentId, reason: '人身攻击' }, at)
		await hideComment(officer, { estate, commentId, reason: '另一个原因' }, at + 1)
		const see = async (who: Actor | null) => (await commentsOn(who, estate, subject, newest)).threads[0]
		const neighbour = await makeResident(made, units[1])
		expect(await see(neighbour)).toMatchObject({ hidden: true, body: null, reason: null, name: null })
		expect(await see(null)).toMatchObject({ hidden: true, body: null, reason: null })
		expect(await see(owner)).toMatchObject({ body: '骂人的话', reason: '人身攻击' })
		expect(await see(officer)).toMatchObject({ body: '骂人的话', reason: '人身攻击' })
	})

	it('keep hostile words as they are', async () => {
		const { estate, owner, subject, say } = await publishedEstate()
		for (const body of ["<script>alert('x')</script>", "'; DROP TABLE comments; --", '😀𠮷'.repeat(300)]) {
			expect(await say(owner, body)).toMatchObject({ ok: true })
			expect((await commentsOn(owner, estate, subject, newest)).threads.some((one) => one.body === body)).toBe(true)
		}
	})

	it('are slowed after twenty in an hour', async () => {
		const { owner, say } = await publishedEstate()
		for (let count = 0; count < 20; count++) expect(await say(owner, `第 ${count} 条`)).toMatchObject({ ok: true })
		const refused = await say(owner, '第 21 条')
		expect(refused).toMatchObject({ ok: false, error: 'comments:refusal.too-many' })
		expect(!refused.ok && Number(refused.facts?.minutes)).toBeGreaterThan(0)
	})

	it('fill pages of fifty with three queries, in either order', async () => {
		const { estate, owner, subject, itemKeys } = await publishedEstate()
		const row = (index: number, parentId: string | null, about: { kind: 'plan' | 'plan-item'; id: string }) => ({
			estateId: estate.id,
			id: newId(),
			subjectKind: about.kind,
			subjectId: about.id,
			parentId,
			authorId: owner.personId,
			authorName: '1 栋 王*',
			authorStanding: 'owner' as const,
			planVersion: 1,
			body: String(index),
			postedAt: at + index,
			requestKey: newId(),
		})
		const parents = Array.from({ length: 120 }, (_, index) => row(index, null, subject))
		const replies = parents.flatMap((parent, index) => [row(index, parent.id, subject)])
		const onItem = [row(1, null, { kind: 'plan-item', id: itemKeys[0] ?? '' })]
		await write((tx) => tx.insert(comments).values([...parents, ...replies, ...onItem]))
		const bodies = async (order: 'newest' | 'oldest', page: number) =>
			(await commentsOn(owner, estate, subject, { order, page })).threads.map((thread) => Number(thread.body))
		expect(await bodies('newest', 1)).toEqual(Array.from({ length: 50 }, (_, index) => 119 - index))
		expect(await bodies('oldest', 3)).toEqual(Array.from({ length: 20 }, (_, index) => 100 + index))
		await expect(bodies('newest', 4)).rejects.toMatchObject({ status: 404 })
		let queries = 0
		const stop = onQuery(() => {
			queries += 1
		})
		const page = await commentsOn(owner, estate, subject, newest)
		stop()
		expect(page.threads[0]?.replies.map((reply) => reply.body)).toEqual(['119'])
		expect([page.total, page.pages, queries]).toEqual([120, 3, 3])
		await write((tx) => tx.update(comments).set({ hiddenAt: at }).where(eq(comments.body, '0')))
		expect(await commentCounts(estate.id)).toEqual(new Map([[itemKeys[0], 1]]))
	})
})
