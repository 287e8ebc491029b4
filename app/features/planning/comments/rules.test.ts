import { describe, expect, it } from 'vitest'
import type { Actor, Grant, Home } from '~/features/identity/types'
import { authorName, mostReplies, seenBy, shortName, standingOf, whyNotReply } from './rules'

const place = { estateId: 'e', regionPath: '51/5101/' }
const home = (relation: Home['relation'], estateId = 'e'): Home => ({
	estateId,
	buildingId: 'b',
	entranceId: 'n',
	unitId: 'u',
	relation,
	ownerId: null,
})
const actor = (change: Partial<Actor>): Actor => ({
	personId: 'p',
	kind: 'resident',
	displayName: '王秀英',
	signedInAt: 0,
	grants: [],
	homes: [],
	...change,
})
const captain: Grant = { role: 'captain', scopeKind: 'building', scopeId: 'b', estateId: 'e', regionPath: null }
const officer: Grant = {
	role: 'street-officer',
	scopeKind: 'region',
	scopeId: '5101',
	estateId: null,
	regionPath: '51/5101/',
}
const auditor: Grant = { ...officer, role: 'auditor' }

describe('who speaks as what', () => {
	it.each([
		['a visitor', null, null],
		['somebody from elsewhere', actor({ homes: [home('owner', 'x')] }), null],
		['an owner', actor({ homes: [home('owner')] }), 'owner'],
		['a co-owner who also rents', actor({ homes: [home('tenant'), home('co-owner')] }), 'owner'],
		['a tenant', actor({ homes: [home('tenant')] }), 'tenant'],
		['a captain who lives here', actor({ homes: [home('owner')], grants: [captain] }), 'captain'],
		['an officer of the street', actor({ kind: 'staff', grants: [officer] }), 'office'],
		['an officer of another street', actor({ grants: [{ ...officer, regionPath: '51/5102/' }] }), null],
		['an auditor', actor({ grants: [auditor] }), null],
	])('%s', (_who, speaker, standing) => {
		expect(standingOf(speaker, place)).toBe(standing)
	})
})

describe('names', () => {
	it.each([
		['王秀英', '王*'],
		['欧阳秀英', '欧阳*'],
		['欧阳', '欧*'],
		['Wang Xiuying', 'W*'],
		['𠮷田', '𠮷*'],
		['', '*'],
	])('%s is shown as %s', (name, short) => {
		expect(shortName(name)).toBe(short)
	})

	it('say the building of a resident and the whole name of an officer', () => {
		expect(authorName('owner', '王秀英', '3 栋')).toBe('3 栋 王*')
		expect(authorName('office', '李敏', null)).toBe('李敏')
	})
})

describe('what is seen of a comment', () => {
	const stored = { authorId: 'p', authorName: '3 栋 王*', body: '同意', hiddenAt: null, hiddenReason: null }
	const hidden = { ...stored, hiddenAt: 5, hiddenReason: '人身攻击' }
	const outsider = { personId: null, inside: false, office: false }
	const neighbour = { personId: 'q', inside: true, office: false }

	it('names nobody to outsiders', () => {
		expect(seenBy(outsider, stored)).toMatchObject({ name: null, body: '同意' })
		expect(seenBy(neighbour, stored)).toMatchObject({ name: '3 栋 王*', body: '同意', mine: false })
	})

	it('leaves a trace when hidden, and tells the author and the office why', () => {
		expect(seenBy(neighbour, hidden)).toEqual({ mine: false, name: null, hidden: true, body: null, reason: null })
		expect(seenBy({ ...neighbour, personId: 'p' }, hidden)).toMatchObject({ body: '同意', reason: '人身攻击' })
		expect(seenBy({ ...neighbour, office: true }, hidden)).toMatchObject({ body: '同意', reason: '人身攻击' })
	})
})

describe('a reply', () => {
	it.each([
		[{ parentId: null, hiddenAt: null, replies: 0 }, null],
		[{ parentId: null, hiddenAt: 1, replies: 0 }, 'comments:refusal.hidden-parent'],
		[{ parentId: null, hiddenAt: null, replies: mostReplies }, 'comments:refusal.thread-full'],
	])('to %j', (parent, refusal) => {
		expect(whyNotReply(parent)).toBe(refusal)
	})
})
