import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rollLines, rollVoters } from './roll-rules'

const unit = (unitId: string, area = 8000, buildingId = 'b1') => ({ unitId, buildingId, area, areaSource: 'registry' })
const owns = (ownerId: string, ...unitIds: string[]) => unitIds.map((unitId) => ({ unitId, ownerId }))

describe('who counts', () => {
	it('three units of one owner and one of another are two heads, and the areas add up', () => {
		const voters = rollVoters(
			[unit('101', 7840), unit('102', 6000), unit('201', 5000), unit('202', 9000)],
			[...owns('chen', '101', '102', '201'), ...owns('li', '202')],
		)
		expect(voters.map((voter) => [voter.ownerIds, voter.units.length, voter.area])).toEqual([
			[['chen'], 3, 18_840],
			[['li'], 1, 9000],
		])
	})

	it('a developer with 40 unsold units is one head', () => {
		const numbers = Array.from({ length: 40 }, (_, index) => `u${index}`)
		const voters = rollVoters(
			numbers.map((number) => unit(number, 10_000)),
			owns('developer', ...numbers),
		)
		expect(voters).toHaveLength(1)
		expect(voters[0]?.area).toBe(400_000)
	})

	it('co-owners of a unit are one head, whichever is named first', () => {
		const voters = rollVoters(
			[unit('101'), unit('102')],
			[...owns('wang', '101'), ...owns('zhao', '101'), ...owns('zhao', '102'), ...owns('wang', '102')],
		)
		expect(voters).toHaveLength(1)
		expect(voters[0]?.ownerIds).toEqual(['wang', 'zhao'])
	})

	it('who owns one unit alone and another with a spouse speaks for two heads', () => {
		const voters = rollVoters([unit('101'), unit('102')], [...owns('wang', '101', '102'), ...owns('zhao', '102')])
		expect(voters.map((voter) => voter.ownerIds)).toEqual([['wang'], ['wang', 'zhao']])
	})

	it('a unit without owner stays in the denominators, each as its own head', () => {
		const voters = rollVoters([unit('101'), unit('102')], [])
		expect(voters.map((voter) => voter.ownerIds)).toEqual([[], []])
	})

	it('a head is counted in the building of its first unit', () => {
		const voters = rollVoters([unit('101', 1, 'b1'), unit('901', 1, 'b2')], owns('chen', '101', '901'))
		expect(voters.map((voter) => voter.buildingId)).toEqual(['b1'])
	})

	it('loses no unit and no area, and has one head for each set of owners', () => {
		const unitIds = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 25 })
		fc.assert(
			fc.property(unitIds, fc.array(fc.tuple(fc.nat(30), fc.nat(4))), fc.array(fc.nat(20_000)), (ids, links, areas) => {
				const units = ids.map((id, index) => unit(id, areas[index] ?? 1))
				const ownerships = links.flatMap(([at, owner]) => {
					const unitId = ids[at]
					return unitId ? [{ unitId, ownerId: `o${owner}` }] : []
				})
				const voters = rollVoters(units, ownerships)
				const area = (rows: readonly { area: number }[]) => rows.reduce((sum, row) => sum + row.area, 0)
				expect(voters.flatMap((voter) => voter.units).length).toBe(units.length)
				expect(area(voters)).toBe(area(units))
				const sets = ids.map((id) => {
					const owners = new Set(ownerships.filter(({ unitId }) => unitId === id).map(({ ownerId }) => ownerId))
					return owners.size > 0 ? [...owners].sort().join() : `nobody ${id}`
				})
				expect(voters.length).toBe(new Set(sets).size)
			}),
		)
	})
})

describe('the text that the hash of a roll is taken of', () => {
	const voters = [
		{ id: 'v2', ownerIds: ['b', 'a'], buildingId: 'b1' },
		{ id: 'v1', ownerIds: ['c'], buildingId: 'b1' },
	]
	const units = [
		{ unitId: 'u2', voterId: 'v2', area: 8000, areaSource: 'survey' },
		{ unitId: 'u1', voterId: 'v1', area: 7840, areaSource: 'registry' },
	]

	it('is the same in whichever order the rows come', () => {
		expect(rollLines('vote', [...voters].reverse(), [...units].reverse())).toBe(rollLines('vote', voters, units))
		expect(rollLines('vote', voters, units)).toBe(
			'wugong roll 1 vote\nvoter v1 b1 c\nvoter v2 b1 a,b\nunit u1 7840 registry v1\nunit u2 8000 survey v2\n',
		)
	})

	it('changes with an area', () => {
		const [first] = units
		expect(rollLines('vote', voters, first ? [{ ...first, area: 8001 }] : [])).not.toBe(
			rollLines('vote', voters, first ? [first] : []),
		)
	})
})
