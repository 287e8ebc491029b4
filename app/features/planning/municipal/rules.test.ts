import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { checkRows, type FileRow, plainDoor, readChoice, readTime, type Scene, whyNotImport } from './rules'

const opensAt = Date.parse('2026-11-16T00:00:00+08:00')
const at = Date.parse('2026-11-20T12:00:00+08:00')
const door = (number: string, voterId: string, rollNumber: number) => ({
	unitId: `u${number}`,
	voterId,
	rollNumber,
	building: '1 栋',
	entrance: '2 单元',
	number,
})
const scene: Scene = {
	opensAt,
	at,
	matters: 2,
	doors: [door('101', 'v1', 1), door('102', 'v2', 2), door('201', 'v1', 1), door('202', 'v3', 3)],
	known: new Map([['OLD-1', 'v2']]),
	fixed: new Set(['v3']),
}

let references = 0
function row(cells: FileRow['cells'] = {}, choices: readonly string[] = ['同意', '反对']): FileRow {
	references += 1
	const usual = { building: '1栋', entrance: '2', room: '101', time: '2026-11-18 08:30', reference: `R-${references}` }
	return { row: references + 1, cells: { ...usual, ...cells }, choices }
}
const told = (...rows: FileRow[]) => checkRows(rows, scene).issues.map(({ column, code }) => `${column} ${code}`)

describe('a row', () => {
	it('is a ballot of the voter behind the door or the number', () => {
		const rows = [row(), row({ building: '', entrance: '', room: '', paperNumber: '２' })]
		const { ballots, issues, repeated } = checkRows(rows, scene)
		expect(issues).toEqual([])
		expect(repeated).toBe(0)
		expect(ballots.map(({ voterId, choices }) => [voterId, choices.join()])).toEqual([
			['v1', 'for,against'],
			['v2', 'for,against'],
		])
	})

	test.each<[string, FileRow, string[]]>([
		['of a door that is not on the roll', row({ room: '909' }), ['room unknown-door']],
		['without a building', row({ building: '' }), ['building missing']],
		['without a room', row({ room: '' }), ['room missing']],
		['of a number that is not on the roll', row({ paperNumber: '99' }), ['paperNumber unknown-number']],
		['whose number is another owner’s', row({ paperNumber: '2' }), ['room door-of-another']],
		['with a choice that is not offered', row({}, ['同意', '也许']), ['matter choice-not-offered']],
		['with a matter left empty', row({}, ['同意', '']), ['matter missing']],
		['with a prototype for a choice', row({}, ['toString', '同意']), ['matter choice-not-offered']],
		['from before the opening', row({ time: '2026-11-15 23:59:59' }), ['time time-before']],
		['from after now', row({ time: '2026-11-20 12:00:01' }), ['time time-after']],
		['without a time', row({ time: '' }), ['time missing']],
		['with a day that no calendar has', row({ time: '2026-11-31 08:00' }), ['time time-unreadable']],
		['without a reference', row({ reference: '' }), ['reference missing']],
		['with a reference that is a formula', row({ reference: '=1+1' }), ['reference reference-shape']],
		['with the reference of another voter', row({ reference: 'OLD-1' }), ['reference reference-of-another']],
		['of a voter who may not vote again', row({ room: '202' }), ['room voted']],
		[
			'with much wrong',
			row({ room: '', time: 'x', reference: '' }, ['', '']),
			['room missing', 'matter missing', 'matter missing', 'time time-unreadable', 'reference missing'],
		],
	])('%s is named', (_, one, issues) => {
		expect(told(one)).toEqual(issues)
	})

	it('whose reference is in already counts no second time', () => {
		expect(checkRows([row({ room: '102', reference: 'OLD-1' })], scene)).toMatchObject({
			ballots: [],
			repeated: 1,
			issues: [],
		})
	})

	it('of the same voter’s other door must say the same', () => {
		const [one, same] = [row(), row({ room: '201' })]
		expect(checkRows([one, same], scene)).toMatchObject({ repeated: 1, issues: [] })
		expect(told(one, row({ room: '201' }, ['反对', '反对']))).toEqual(['room two-answers'])
	})

	it('with a reference that stands twice is named', () => {
		const one = row()
		expect(told(one, row({ room: '102', reference: one.cells.reference ?? '' }))).toEqual(['reference reference-twice'])
	})

	it('with any text at all is a ballot of what is offered, or is named', () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 12 }),
			fc.constantFrom('同意', '反对', 'for', 'NaN', '-1'),
		)
		fc.assert(
			fc.property(
				fc.array(fc.record({ room: text, time: text, reference: text, one: text, two: text }), { maxLength: 6 }),
				(many) => {
					const rows = many.map(({ one, two, ...cells }) => row(cells, [one, two]))
					const { ballots, issues, repeated } = checkRows(rows, scene)
					expect(new Set(issues.map((issue) => issue.row)).size + ballots.length + repeated).toBeGreaterThanOrEqual(
						rows.length === 0 ? 0 : 1,
					)
					for (const { choices } of ballots) {
						expect(choices).toHaveLength(2)
						expect(choices.every((choice) => ['for', 'against', 'abstain'].includes(choice))).toBe(true)
					}
				},
			),
			{ numRuns: 500 },
		)
	})
})

test.each([
	['1栋', '1'],
	['１ 幢', '1'],
	['12号楼', '12'],
	['2 单元', '2'],
	['501室', '501'],
	['S1', 's1'],
	['栋', ''],
])('the door word %s is %s', (text, plain) => expect(plainDoor(text)).toBe(plain))

test.each([
	['同意', 'for'],
	[' 赞成 ', 'for'],
	['FOR', 'for'],
	['不同意', 'against'],
	['弃权', 'abstain'],
	['', null],
	['constructor', null],
	['同意反对', null],
])('the choice %j is %s', (text, choice) => expect(readChoice(text)).toBe(choice))

test.each([
	['2026-11-20 14:05', '2026-11-20T14:05:00+08:00'],
	['2026/11/2 4:05:06', '2026-11-02T04:05:06+08:00'],
	['2026年11月20日 14:05', '2026-11-20T14:05:00+08:00'],
	['2026-11-20', '2026-11-20T00:00:00+08:00'],
	['2026-11-20 24:05', null],
	['2026-02-30', null],
	['14:05', null],
	['45981.58', null],
])('the time %j is %s', (text, iso) => expect(readTime(text)).toBe(iso && Date.parse(iso)))

test.each([
	[{}, at, null],
	[{}, opensAt - 1, 'municipal:refusal.not-open'],
	[{ openedAt: null }, at, 'municipal:refusal.not-open'],
	[{}, at + 1, 'municipal:refusal.closed'],
	[{ cancelledAt: at }, at, 'papers:refusal.cancelled'],
])('a file comes in: %j at %d', (change, now, why) => {
	const vote = { opensAt, closesAt: at + 1, openedAt: opensAt, closedAt: null, cancelledAt: null }
	expect(whyNotImport({ ...vote, ...change }, now)).toBe(why)
})
