import { describe, expect, it } from 'vitest'
import { claimantOf, whyNotInvite } from './claim-rules'
import { maskName, maskPhone } from './names'
import { triesAllowed, whyNotTry } from './one-time-code'
import { makeOneTimePassword, whyNotPassword } from './passwords'
import { manages, type StaffRole, whyNotGrant } from './people-rules'
import type { Actor, Role } from './types'

const street = '51/5101/510107/510107004/'
const county = '51/5101/510107/'

function holder(role: Role, regionPath: string): Actor {
	const scopeId = regionPath.split('/').at(-2) ?? ''
	const grants = [{ role, scopeKind: 'region' as const, scopeId, estateId: null, regionPath }]
	return { personId: 'p', kind: 'staff', displayName: 'p', signedInAt: 0, grants, homes: [] }
}

describe('names and numbers in part', () => {
	it.each([
		['张三明', '张*明'],
		['王娜', '王*'],
		['欧阳娜娜', '欧**娜'],
		['李', '李*'],
		['', ''],
		['成都市武侯区住房和城乡建设局', '成******局'],
	])('%s reads %s', (name, masked) => expect(maskName(name)).toBe(masked))

	it('keeps the ends of a phone number', () => {
		expect(maskPhone('13800138000')).toBe('138****8000')
		expect(maskPhone('123')).toBe('****')
	})
})

describe('a one-time code', () => {
	const live = { tries: 0, expiresAt: 1000, usedAt: null, burntAt: null }
	it.each([
		[live, 999, null],
		[live, 1000, 'identity:refusal.code-expired'],
		[{ ...live, tries: triesAllowed }, 1, 'identity:refusal.code-spent'],
		[{ ...live, usedAt: 1 }, 2, 'identity:refusal.code-used'],
		[{ ...live, burntAt: 1 }, 2, 'identity:refusal.code-missing'],
		[null, 1, 'identity:refusal.code-missing'],
	])('%j at %i: %s', (code, at, refusal) => expect(whyNotTry(code, at)).toBe(refusal))
})

describe('a letter', () => {
	const good = { expiresAt: 1000, usedAt: null, replacedAt: null }
	it.each([
		[good, 999, null],
		[good, 1000, 'identity:refusal.invitation-expired'],
		[{ ...good, usedAt: 1 }, 2, 'identity:refusal.invitation-used'],
		[{ ...good, replacedAt: 1 }, 2, 'identity:refusal.invitation-replaced'],
		[null, 1, 'identity:refusal.invitation-unknown'],
	])('%j at %i: %s', (letter, at, refusal) => expect(whyNotInvite(letter, at)).toBe(refusal))
})

describe('who claims', () => {
	const zhang = { ownerId: 'zhang', name: '张三', claimedBy: null }
	const li = { ownerId: 'li', name: '李四', claimedBy: 'someone' }
	it('is the owner, or one of several', () => {
		expect(claimantOf({ who: 'zhang' }, [zhang], null)).toEqual({ relation: 'owner', ownerId: 'zhang', name: '张三' })
		expect(claimantOf({ who: 'zhang' }, [zhang, li], null)).toMatchObject({ relation: 'co-owner' })
	})
	it('is a tenant with a name', () => {
		expect(claimantOf({ who: 'tenant', name: '赵六' }, [zhang], null)).toMatchObject({
			relation: 'tenant',
			ownerId: null,
		})
		expect(claimantOf({ who: 'tenant' }, [zhang], null)).toBe('identity:refusal.name-missing')
	})
	it('is nobody of another unit, and no owner for whom someone else speaks', () => {
		expect(claimantOf({ who: 'wang' }, [zhang], null)).toBe('identity:refusal.who-unknown')
		expect(claimantOf({ who: 'li' }, [zhang, li], null)).toBe('identity:refusal.owner-claimed')
		expect(claimantOf({ who: 'li' }, [zhang, li], 'someone')).toMatchObject({ ownerId: 'li' })
	})
})

describe('a role is given', () => {
	const places = {
		county: { path: county, level: 'county' },
		street: { path: street, level: 'street' },
		community: { path: `${street}510107004001/`, level: 'community' },
		otherStreet: { path: `${county}510107005/`, level: 'street' },
		lookalike: { path: '51/5101/5101070041/', level: 'street' },
	} as const
	it.each<[Role, string, StaffRole, keyof typeof places, string | null]>([
		['street-officer', street, 'street-officer', 'street', null],
		['street-officer', street, 'community-worker', 'community', null],
		['street-officer', street, 'auditor', 'street', null],
		['street-officer', street, 'county-officer', 'county', 'staff:refusal.region-outside'],
		['street-officer', street, 'county-officer', 'street', 'staff:refusal.role-above'],
		['street-officer', street, 'street-officer', 'otherStreet', 'staff:refusal.region-outside'],
		['street-officer', street, 'street-officer', 'lookalike', 'staff:refusal.region-outside'],
		['street-officer', street, 'street-officer', 'community', 'staff:refusal.role-level'],
		['county-officer', county, 'county-officer', 'county', null],
		['county-officer', county, 'street-officer', 'otherStreet', null],
		['county-officer', county, 'community-worker', 'county', 'staff:refusal.role-level'],
		['community-worker', street, 'community-worker', 'community', 'staff:refusal.region-outside'],
		['auditor', county, 'auditor', 'street', 'staff:refusal.region-outside'],
	])('by a %s of %s: %s in the %s → %s', (role, path, given, place, refusal) => {
		expect(whyNotGrant(holder(role, path), given, places[place])).toBe(refusal)
	})

	it('and someone is managed only when all they hold now lies within', () => {
		const officer = holder('street-officer', street)
		const here = { role: 'community-worker' as const, regionPath: street, ended: false }
		const there = { role: 'auditor' as const, regionPath: county, ended: false }
		expect(manages(officer, [here])).toBe(true)
		expect(manages(officer, [here, there])).toBe(false)
		expect(manages(officer, [here, { ...there, ended: true }])).toBe(true)
		expect(manages(officer, [there])).toBe(false)
		expect(manages(officer, [])).toBe(false)
	})
})

describe('a password', () => {
	it.each([
		['wanglijuan-2026-x', 'staff:refusal.password-too-easy'],
		['aaaaaaaaaaaaaaaa', 'staff:refusal.password-too-easy'],
		['123456789012345', 'staff:refusal.password-too-easy'],
		['password12345', 'staff:refusal.password-too-easy'],
		['银杏树下 有七把椅子', null],
		['seven chairs under a tree', null],
	])('%s: %s', (password, refusal) => {
		expect(whyNotPassword(password, { loginName: 'wanglijuan', isCurrent: false })).toBe(refusal)
	})
	it('made once has 16 letters and differs each time', () => {
		expect(makeOneTimePassword()).toMatch(/^(\w{4}-){3}\w{4}$/)
		expect(makeOneTimePassword()).not.toBe(makeOneTimePassword())
	})
})
