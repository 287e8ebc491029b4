import { describe, expect, it } from 'vitest'
import { endOfDay, startOfDay } from '~/platform/shanghai'
import { type ExtensionFacts, type ExtensionRules, whyNotExtend, windowDays } from './extension-rules'

const rules: ExtensionRules = { extensions: 1, extensionDays: 15, windowMaximumDays: 60 }
const vote: ExtensionFacts = {
	opensAt: startOfDay('2026-11-16'),
	closesAt: endOfDay('2026-11-25'),
	openedAt: startOfDay('2026-11-16'),
	closedAt: null,
	cancelledAt: null,
	extensions: 0,
}
const during = startOfDay('2026-11-20')

describe('extending a vote', () => {
	it.each<[string, Partial<ExtensionFacts>, Partial<ExtensionRules>, string, number, string | null]>([
		['by one day', {}, {}, '2026-11-26', during, null],
		['by all the days that the rules give', {}, {}, '2026-12-10', during, null],
		['by one day more', {}, {}, '2026-12-11', during, 'votes:refusal.extension-too-long'],
		['to the same day', {}, {}, '2026-11-25', during, 'votes:refusal.extension-not-later'],
		['to an earlier day', {}, {}, '2026-11-22', during, 'votes:refusal.extension-not-later'],
		['in the last instant', {}, {}, '2026-11-26', endOfDay('2026-11-25') - 1, null],
		['at 24:00 of the last day', {}, {}, '2026-11-26', endOfDay('2026-11-25'), 'votes:refusal.closed'],
		['after the count', { closedAt: during }, {}, '2026-11-26', during, 'votes:refusal.closed'],
		['before it opens', {}, {}, '2026-11-26', startOfDay('2026-11-16') - 1, 'votes:refusal.announced'],
		['while its roll has gaps', { openedAt: null }, {}, '2026-11-26', during, 'votes:refusal.announced'],
		['once cancelled', { cancelledAt: during }, {}, '2026-11-26', during, 'votes:refusal.cancelled'],
		['where the rules know no extension', {}, { extensions: 0 }, '2026-11-26', during, 'votes:refusal.no-extension'],
		['a second time', { extensions: 1 }, {}, '2026-11-26', during, 'votes:refusal.no-extension-left'],
		['a second time, where two are allowed', { extensions: 1 }, { extensions: 2 }, '2026-11-26', during, null],
		['to the maximum of the window', {}, { windowMaximumDays: 11 }, '2026-11-26', during, null],
		[
			'past the maximum of the window',
			{},
			{ windowMaximumDays: 11 },
			'2026-11-27',
			during,
			'votes:refusal.extended-window-too-long',
		],
	])('%s', (_, change, rule, lastDay, at, refusal) => {
		expect(whyNotExtend({ ...vote, ...change }, { ...rules, ...rule }, lastDay, at)?.error ?? null).toBe(refusal)
	})

	it('counts the first and the last day of the window', () => {
		expect(windowDays(vote.opensAt, vote.closesAt)).toBe(10)
	})
})
