import { describe, expect, test } from 'vitest'
import { type FormName, type FormTimes, formNames, pageOf, whyNotPrint } from './rules'

const day = 24 * 3600 * 1000
const notice: FormTimes = {
	closesAt: 20 * day,
	openedAt: null,
	closedAt: null,
	resultAnnouncedAt: null,
	cancelledAt: null,
}
const open = { ...notice, openedAt: 10 * day }
const counted = { ...open, closedAt: 20 * day }
const announced = { ...counted, resultAnnouncedAt: 25 * day }

const printable = (vote: FormTimes, at: number, paper: 'open' | 'sealed' | 'none' = 'open') =>
	formNames.filter((form) => whyNotPrint(form, vote, paper, at) === null)

describe('which forms can be printed', () => {
	test.each<[string, FormTimes, number, FormName[]]>([
		['before the opening', notice, 5 * day, ['roll', 'notice', 'power']],
		['while it is open', open, 12 * day, ['roll', 'notice', 'ballots', 'deliveries', 'power']],
		['after 24:00 of the last day, not yet counted', open, 20 * day, ['roll', 'notice', 'deliveries']],
		['after the count', counted, 21 * day, ['roll', 'notice', 'deliveries', 'count-record', 'preliminary']],
		[
			'after the announcement',
			announced,
			26 * day,
			['roll', 'notice', 'deliveries', 'count-record', 'preliminary', 'announcement'],
		],
		['of a cancelled vote', { ...open, cancelledAt: 11 * day }, 12 * day, []],
	])('%s', (_, vote, at, forms) => {
		expect(printable(vote, at)).toEqual(forms)
	})

	test('without paper there are neither ballots nor a record of their count', () => {
		expect(printable(open, 12 * day, 'none')).not.toContain('ballots')
		expect(printable(counted, 21 * day, 'none')).not.toContain('count-record')
	})

	test('no figure of a count is on paper before the count is posted, however late it is', () => {
		for (const form of ['count-record', 'preliminary', 'announcement'] as const) {
			expect(whyNotPrint(form, open, 'sealed', 90 * day)).toMatch(/before-/)
		}
	})
})

test('pages of the browser hold thirty sheets', () => {
	expect(pageOf(0, 1)).toEqual({ page: 1, pages: 1, from: 0, to: 0 })
	expect(pageOf(31, 1)).toEqual({ page: 1, pages: 2, from: 0, to: 30 })
	expect(pageOf(31, 2)).toEqual({ page: 2, pages: 2, from: 30, to: 31 })
	expect(pageOf(31, 99)).toEqual({ page: 2, pages: 2, from: 30, to: 31 })
})
