import { describe, expect, it } from 'vitest'
import type { Actor, Grant, Home } from '~/features/identity/types'
import { isPublic, mayWithdraw, placeOfTarget, reachesHome, scopesOfHomes, voiceIn, whyNotRead } from './rules'

const estate = { estateId: 'e1', regionPath: '51/5101/510107/510107004/' }
const home: Home = {
	estateId: 'e1',
	buildingId: 'b2',
	entranceId: 'n21',
	unitId: 'u501',
	relation: 'owner',
	ownerId: 'o1',
}

function actor(...grants: Grant[]): Actor {
	return { personId: 'p1', kind: 'resident', displayName: '陈秀兰', signedInAt: 0, grants, homes: [] }
}

const captainOf = (scopeKind: 'building' | 'entrance', scopeId: string): Grant => ({
	role: 'captain',
	scopeKind,
	scopeId,
	estateId: 'e1',
	regionPath: null,
})
const staff = (role: Grant['role'], regionPath: string): Grant => ({
	role,
	scopeKind: 'region',
	scopeId: regionPath,
	estateId: null,
	regionPath,
})

describe('who may post where', () => {
	const building = placeOfTarget(estate, { scopeKind: 'building', scopeId: 'b2' }, null)
	const other = placeOfTarget(estate, { scopeKind: 'building', scopeId: 'b3' }, null)
	const entrance = placeOfTarget(estate, { scopeKind: 'entrance', scopeId: 'n21' }, 'b2')

	it.each([
		['a captain of the building, to the building', actor(captainOf('building', 'b2')), building, 'captain'],
		['… to an entrance of it', actor(captainOf('building', 'b2')), entrance, 'captain'],
		['… to another building', actor(captainOf('building', 'b2')), other, null],
		['… to the whole estate', actor(captainOf('building', 'b2')), estate, null],
		['a captain of an entrance, to the entrance', actor(captainOf('entrance', 'n21')), entrance, 'captain'],
		['… to its building', actor(captainOf('entrance', 'n21')), building, null],
		['the street office, to the estate', actor(staff('street-officer', '51/5101/510107/510107004/')), estate, 'office'],
		['the street office next door', actor(staff('street-officer', '51/5101/510107/510107005/')), estate, null],
		[
			'a community worker, to a building',
			actor(staff('community-worker', '51/5101/510107/510107004/')),
			building,
			'community',
		],
		['the county, which only looks', actor(staff('county-officer', '51/5101/510107/')), estate, null],
		['an auditor', actor(staff('auditor', '51/')), estate, null],
		['someone who lives there', { ...actor(), homes: [home] }, building, null],
	])('%s', (_, who, place, voice) => {
		expect(voiceIn(who, place)).toBe(voice)
	})

	it('speaks as the office when someone is both captain and officer', () => {
		const both = actor(captainOf('building', 'b2'), staff('street-officer', '51/5101/510107/'))
		expect(voiceIn(both, building)).toBe('office')
	})

	it('lets the poster and the wider voice withdraw, not another captain', () => {
		const notice = { postedBy: 'p1', postedAs: 'captain' } as const
		expect(mayWithdraw(actor(captainOf('building', 'b2')), notice, building)).toBe(true)
		expect(mayWithdraw({ ...actor(captainOf('building', 'b2')), personId: 'p2' }, notice, building)).toBe(false)
		expect(mayWithdraw({ ...actor(staff('street-officer', '51/')), personId: 'p3' }, notice, building)).toBe(true)
		expect(mayWithdraw(actor(), notice, building)).toBe(false)
	})
})

describe('whom a notice speaks to', () => {
	it.each([
		['estate', 'e1', true],
		['building', 'b2', true],
		['entrance', 'n21', true],
		['building', 'b3', false],
		['entrance', 'n22', false],
		['estate', 'e2', false],
	] as const)('%s %s', (scopeKind, scopeId, reaches) => {
		expect(reachesHome({ scopeKind, scopeId }, home)).toBe(reaches)
		expect(whyNotRead({ scopeKind, scopeId, withdrawnAt: null }, [home])).toBe(
			reaches ? null : 'notices:refusal.not-addressed',
		)
	})

	it('names each scope of two homes in one building once', () => {
		expect(scopesOfHomes([home, { ...home, unitId: 'u502' }])).toEqual(['e1', 'b2', 'n21'])
	})

	it('cannot be read once it is withdrawn', () => {
		expect(whyNotRead({ scopeKind: 'estate', scopeId: 'e1', withdrawnAt: 5 }, [home])).toBe('notices:refusal.withdrawn')
	})

	it('is public only from the office to the whole estate', () => {
		expect(isPublic({ scopeKind: 'estate', postedAs: 'office' })).toBe(true)
		expect(isPublic({ scopeKind: 'estate', postedAs: 'community' })).toBe(false)
		expect(isPublic({ scopeKind: 'building', postedAs: 'office' })).toBe(false)
	})
})
