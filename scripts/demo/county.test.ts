import { describe, expect, it } from 'vitest'
import { demoTotals, type EstatePlan, makeCounty } from './county'

const communities = ['510107001004', '510107005001', '510107005004']
const unitsOf = (estate: EstatePlan) => estate.buildings.flatMap((b) => b.entrances.flatMap((e) => e.units))

describe('the demo county', () => {
	const county = makeCounty({ ...demoTotals, communities })

	it('has the totals of the report', () => {
		const units = county.flatMap(unitsOf)
		expect(county).toHaveLength(23)
		expect(county.flatMap((estate) => estate.buildings)).toHaveLength(37)
		expect(units).toHaveLength(1332)
		expect(units.reduce((sum, unit) => sum + unit.area, 0)).toBe(11_620_000)
	})

	it('is plausible: homes of 40 to 150 ㎡ whose shares are whole, names told apart, phones once', () => {
		for (const unit of county.flatMap(unitsOf)) {
			expect(unit.area).toBeGreaterThan(4000)
			expect(unit.area).toBeLessThan(15000)
			expect(unit.owners.reduce((sum, o) => sum + o.numerator / o.denominator, 0)).toBe(1)
		}
		expect(new Set(county.map((estate) => estate.name)).size).toBe(23)
		const phones = county.flatMap((estate) => estate.owners.flatMap((owner) => owner.phone ?? []))
		expect(new Set(phones).size).toBe(phones.length)
		for (const estate of county) {
			for (const building of estate.buildings) {
				for (const entrance of building.entrances) {
					const numbers = entrance.units.map((unit) => unit.number)
					expect(new Set(numbers).size).toBe(numbers.length)
				}
			}
		}
	})

	it('is the same for the same seed', () => {
		expect(makeCounty({ ...demoTotals, communities })).toEqual(county)
		expect(makeCounty({ ...demoTotals, seed: 1, communities })).not.toEqual(county)
	})

	it('scales: the totals of 220 estates are met as well', () => {
		const large = makeCounty({
			seed: 7,
			estates: 220,
			buildings: 1000,
			households: 23_900,
			area: 220_000_000,
			communities,
		})
		const units = large.flatMap(unitsOf)
		expect(large).toHaveLength(220)
		expect(units).toHaveLength(23_900)
		expect(units.reduce((sum, unit) => sum + unit.area, 0)).toBe(220_000_000)
	})
})
