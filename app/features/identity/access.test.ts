import { describe, expect, it } from 'vitest'
import { may, mayInPart, regionPathsFor } from './access'
import type { Actor, Capability, Grant, Home, Place, Role } from './types'

const street = '51/5101/510107/510107004/'
const here: Place = { estateId: 'a', regionPath: `${street}510107004001/` }
const building: Place = { ...here, buildingId: 'b1' }
const entrance: Place = { ...building, entranceId: 'e1' }
const otherEntrance: Place = { ...building, entranceId: 'e2' }
const otherBuilding: Place = { ...here, buildingId: 'b2', entranceId: 'e3' }
const foreign: Place = {
	estateId: 'z',
	regionPath: '51/5101/510107/510107005/510107005001/',
	buildingId: 'b1',
	entranceId: 'e1',
}

const capabilities: readonly Capability[] = [
	'read-inside',
	'manage-register',
	'write-plan',
	'run-votes',
	'review',
	'post-notice',
	'see-grid',
	'run-surveys',
	'comment-officially',
	'read-audit',
	'manage-people',
	'read-outbox',
	'manage-profiles',
	'keep-calendar',
]

function actor(grants: Grant[], homes: Home[] = []): Actor {
	return { personId: 'p', kind: 'staff', displayName: 'p', signedInAt: 0, grants, homes }
}

const inRegion = (role: Role, regionPath: string): Grant => ({
	role,
	scopeKind: 'region',
	scopeId: 'x',
	estateId: null,
	regionPath,
})
const inEstate = (role: Role, scopeKind: 'estate' | 'building' | 'entrance', scopeId: string): Grant => ({
	role,
	scopeKind,
	scopeId,
	estateId: 'a',
	regionPath: null,
})

/** The calendar is one for all streets. */
const everything = capabilities.filter((capability) => capability !== 'keep-calendar')
const staff: [string, Grant, Capability[]][] = [
	['street officer', inRegion('street-officer', street), everything],
	[
		'county officer',
		inRegion('county-officer', '51/5101/510107/'),
		['read-inside', 'see-grid', 'read-audit', 'manage-people', 'read-outbox', 'manage-profiles', 'keep-calendar'],
	],
	['auditor', inRegion('auditor', street), ['read-inside', 'see-grid', 'read-audit']],
	[
		'community worker',
		inRegion('community-worker', street),
		['read-inside', 'see-grid', 'post-notice', 'comment-officially'],
	],
	['supervisor', inEstate('resident-supervisor', 'estate', 'a'), ['read-inside']],
]

const may1 = (who: Actor | null, place: Place) => capabilities.filter((capability) => may(who, capability, place))

describe('what a role may do', () => {
	it.each(staff)('%s, anywhere in the estate', (_, grant, allowed) => {
		for (const place of [here, building, entrance, otherBuilding]) {
			expect(may1(actor([grant]), place)).toEqual(capabilities.filter((capability) => allowed.includes(capability)))
		}
	})

	it.each(staff.filter(([name]) => name !== 'county officer'))('%s, nothing in a foreign estate', (_, grant) => {
		expect(may1(actor([grant]), foreign)).toEqual([])
		expect(capabilities.filter((capability) => mayInPart(actor([grant]), capability, foreign))).toEqual([])
	})

	it('captain of an entrance: that entrance, and the estate to read', () => {
		const captain = actor([inEstate('captain', 'entrance', 'e1')])
		expect(may1(captain, entrance)).toEqual(['read-inside', 'post-notice', 'see-grid'])
		for (const place of [here, building, otherEntrance, otherBuilding])
			expect(may1(captain, place)).toEqual(['read-inside'])
		expect(mayInPart(captain, 'see-grid', here)).toBe(true)
		expect(mayInPart(captain, 'review', here)).toBe(false)
		expect(may1(captain, foreign)).toEqual([])
	})

	it('captain of a building: its entrances, not the next building', () => {
		const captain = actor([inEstate('captain', 'building', 'b1')])
		for (const place of [building, entrance, otherEntrance]) {
			expect(may1(captain, place)).toEqual(['read-inside', 'post-notice', 'see-grid'])
		}
		expect(may1(captain, otherBuilding)).toEqual(['read-inside'])
	})

	it.each(['owner', 'co-owner', 'tenant'] as const)(
		'%s: reads the own estate from inside, nothing more',
		(relation) => {
			const home: Home = { estateId: 'a', buildingId: 'b1', entranceId: 'e1', unitId: 'u', relation, ownerId: null }
			expect(may1(actor([], [home]), here)).toEqual(['read-inside'])
			expect(may1(actor([], [home]), foreign)).toEqual([])
		},
	)

	it('visitor: nothing', () => {
		expect(may1(null, here)).toEqual([])
		expect(regionPathsFor(null, 'review')).toEqual([])
	})

	it('a region whose code merely begins alike is another region', () => {
		const officer = actor([inRegion('street-officer', '51/5101/51010/')])
		expect(may1(officer, here)).toEqual([])
	})
})
