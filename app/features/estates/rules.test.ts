import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { containsPattern, type Progress, pageOf, pathEnd, railOf, searchWords, squeezed, stageOf } from './rules'

const nothing: Progress = {
	draft: false,
	latestVersion: 0,
	votesAnnounced: 0,
	votesOpen: 0,
	votesCounting: 0,
	votesPosted: 0,
	passed: false,
	failed: false,
	review: null,
	worksStartedAt: null,
	worksFinishedAt: null,
	surveysOpen: 0,
	surveysClosed: 0,
	captains: 0,
}
const passed = { ...nothing, latestVersion: 2, passed: true }

describe('the stage of an estate', () => {
	it.each([
		['nothing but the register', nothing, 'registered', '未开始'],
		['a draft', { ...nothing, draft: true }, 'planning', 'drafting'],
		['a published version', { ...nothing, latestVersion: 1 }, 'planning', 'version'],
		['a vote announced', { ...nothing, latestVersion: 1, votesAnnounced: 1 }, 'voting', 'announced'],
		['a vote open', { ...nothing, latestVersion: 1, votesOpen: 1 }, 'voting', 'voting'],
		['a vote closed, not yet counted', { ...nothing, latestVersion: 1, votesCounting: 1 }, 'voting', 'counting'],
		[
			'a count that is posted for objections',
			{ ...nothing, latestVersion: 1, votesPosted: 1 },
			'voting',
			'preliminary',
		],
		['a vote that failed', { ...nothing, latestVersion: 1, failed: true }, 'planning', 'failed'],
		['a vote that passed', passed, 'review', 'passed'],
		['a passed vote and the next draft', { ...passed, draft: true }, 'review', 'passed'],
		['a new version after the vote', { ...nothing, latestVersion: 3 }, 'planning', 'version'],
		['approved', { ...passed, review: 'approved' as const }, 'review', 'passed'],
		['works under way', { ...passed, worksStartedAt: 1 }, 'works', 'passed'],
		['works finished', { ...passed, worksStartedAt: 1, worksFinishedAt: 2 }, 'evaluating', 'passed'],
		['a survey open', { ...passed, worksStartedAt: 1, worksFinishedAt: 2, surveysOpen: 1 }, 'evaluating', 'passed'],
		['a survey closed', { ...passed, worksStartedAt: 1, worksFinishedAt: 2, surveysClosed: 1 }, 'done', 'passed'],
		[
			'a second survey open',
			{ ...passed, worksStartedAt: 1, worksFinishedAt: 2, surveysClosed: 1, surveysOpen: 1 },
			'evaluating',
			'passed',
		],
	] as const)('%s', (_, progress, stage, note) => {
		expect(stageOf(progress)).toBe(stage)
		if (note !== '未开始') expect(railOf(progress)[0]?.note).toBe(note)
	})

	it.each([
		[passed, 'reviewing'],
		[{ ...passed, review: 'returned' as const }, 'returned'],
		[{ ...passed, review: 'approved' as const }, 'may-start'],
		[{ ...passed, worksStartedAt: 1 }, 'works'],
		[{ ...passed, worksStartedAt: 1, worksFinishedAt: 2 }, 'finished'],
		[nothing, 'not-started'],
	])('building together reads %#', (progress, note) => {
		expect(railOf(progress)[1]?.note).toBe(note)
	})

	it('has exactly one present section, whatever the facts', () => {
		const count = fc.nat({ max: 3 })
		const facts = fc.record<Progress>({
			draft: fc.boolean(),
			latestVersion: count,
			votesAnnounced: count,
			votesOpen: count,
			votesCounting: count,
			votesPosted: count,
			passed: fc.boolean(),
			failed: fc.boolean(),
			review: fc.constantFrom('approved', 'returned', null),
			worksStartedAt: fc.constantFrom(null, 1),
			worksFinishedAt: fc.constantFrom(null, 2),
			surveysOpen: count,
			surveysClosed: count,
			captains: count,
		})
		fc.assert(fc.property(facts, (p) => railOf(p).filter((part) => part.state === 'now').length === 1))
	})
})

describe('search', () => {
	it('reads what people type', () => {
		expect(searchWords('  玉林北巷 12 号院 ')).toEqual(['玉林北巷', '12', '号院'])
		expect(searchWords('ＹＬＢＸ')).toEqual(['ylbx'])
		expect(searchWords('Yulin-Beixiang')).toEqual(['yulinbeixiang'])
		expect(searchWords('a b c d e f g')).toHaveLength(5)
		expect(searchWords('%_!\\ \u0000 ‮')).toEqual([])
		expect(searchWords('x'.repeat(10_000))).toEqual(['x'.repeat(60)])
	})

	it('takes wildcards literally', () => {
		expect(containsPattern('50%_a!')).toBe('%50!%!_a!!%')
	})

	it('compares letters and digits only', () => {
		expect(squeezed('玉林北巷 12号院（一期）')).toBe('玉林北巷12号院一期')
	})

	it('ends a path behind everything that begins with it', () => {
		const end = pathEnd('51/5101/')
		expect('51/5101/510107/' > '51/5101/' && '51/5101/510107/' < end).toBe(true)
		expect('51/51010/' < end).toBe(false)
		expect('51/5102/' < end).toBe(false)
	})

	it.each([
		[null, 0, { page: 1, pages: 1, offset: 0 }],
		['2', 45, { page: 2, pages: 3, offset: 20 }],
		['9', 45, { page: 3, pages: 3, offset: 40 }],
		['-1', 45, { page: 1, pages: 3, offset: 0 }],
		['1e9', 45, { page: 1, pages: 3, offset: 0 }],
		['0', 45, { page: 1, pages: 3, offset: 0 }],
	])('page %s of %i rows', (asked, total, expected) => {
		expect(pageOf(asked, total)).toEqual(expected)
	})
})
