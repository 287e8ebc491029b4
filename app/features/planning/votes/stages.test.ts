import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
	type ResultFacts,
	type Stage,
	type StageFacts,
	stageOf,
	stageOrder,
	stepsOf,
	whyNotAnnounceResult,
	wordOf,
} from './stages'

const notice: StageFacts & { objectionsUntil: number | null } = {
	opensAt: 100,
	closesAt: 200,
	extended: false,
	openedAt: null,
	openingRefusedAt: null,
	closedAt: null,
	objectionsUntil: null,
	resultAnnouncedAt: null,
	effectiveAt: null,
	cancelledAt: null,
}
const open = { ...notice, openedAt: 100 }
const counted = { ...open, closedAt: 201, objectionsUntil: 300 }
const announced = { ...counted, resultAnnouncedAt: 310, effectiveAt: 400 }

describe('where a vote stands', () => {
	it.each<[string, typeof notice, number, Stage, string | null]>([
		['its notice is posted', notice, 99, 'notice', 'notice'],
		['its first instant has come', notice, 100, 'open', 'open'],
		['its roll had gaps', { ...notice, openingRefusedAt: 100 }, 150, 'refused', 'open'],
		['its roll was mended later', { ...open, openingRefusedAt: 100 }, 150, 'open', 'open'],
		['its last instant', open, 199, 'open', 'open'],
		['24:00 of its last day', open, 200, 'counting', 'counting'],
		['extended', { ...open, closesAt: 250, extended: true }, 200, 'extended', 'open'],
		['counted', counted, 299, 'preliminary', 'preliminary'],
		['its posting is over', counted, 300, 'preliminary', 'result'],
		['its result is announced', announced, 399, 'result', 'effect'],
		['its result binds', announced, 400, 'effect', null],
		['cancelled', { ...open, cancelledAt: 150 }, 160, 'cancelled', 'notice'],
	])('%s', (_, vote, at, stage, now) => {
		expect(stageOf(vote, at)).toBe(stage)
		expect(stepsOf(vote, at).find(({ state }) => state === 'now')?.step ?? null).toBe(now)
	})

	it('goes on and never back, whatever the instants are', () => {
		const order: readonly string[] = stageOrder
		const rank = (stage: Stage) => (stage === 'extended' || stage === 'refused' ? 1 : order.indexOf(stage))
		const gap = fc.nat({ max: 50 })
		fc.assert(
			fc.property(fc.array(gap, { minLength: 7, maxLength: 7 }), fc.boolean(), (gaps, extended) => {
				const instants: number[] = []
				for (const each of gaps) instants.push((instants.at(-1) ?? 0) + each + 1)
				const [opensAt = 0, , closesAt = 0, closedAt = 0, objectionsUntil = 0, resultAnnouncedAt = 0, effectiveAt = 0] =
					instants
				let before = -1
				for (let at = 0; at <= effectiveAt + 2; at++) {
					const known = (instant: number) => (at >= instant ? instant : null)
					const vote = {
						...notice,
						opensAt,
						closesAt,
						extended,
						openedAt: known(opensAt),
						closedAt: known(closedAt),
						objectionsUntil: at >= closedAt ? objectionsUntil : null,
						resultAnnouncedAt: known(resultAnnouncedAt),
						effectiveAt: at >= resultAnnouncedAt ? effectiveAt : null,
					}
					const now = rank(stageOf(vote, at))
					expect(now).toBeGreaterThanOrEqual(before)
					before = now
					const states = stepsOf(vote, at).map(({ state }) => state)
					expect(states.join(' ')).toMatch(/^(done ?)*(now ?)?(todo ?)*$/)
				}
				expect(before).toBe(stageOrder.length - 1)
			}),
		)
	})

	it('says passed or not only of an announced result', () => {
		expect(wordOf('preliminary', 'yes')).toBe('preliminary')
		expect(wordOf('counting', 'yes')).toBe('counting')
		expect(wordOf('result', 'yes')).toBe('passed')
		expect(wordOf('effect', 'no')).toBe('failed')
	})
})

describe('announcing the result', () => {
	const facts: ResultFacts = {
		closedAt: 201,
		objectionsUntil: 300,
		resultAnnouncedAt: null,
		cancelledAt: null,
		unansweredObjections: 0,
	}
	it.each<[string, Partial<ResultFacts>, number, string | null]>([
		['after the posting', {}, 300, null],
		['in the last instant of the posting', {}, 299, 'votes:refusal.objections-open'],
		['with an objection unanswered', { unansweredObjections: 1 }, 300, 'votes:refusal.objections-unanswered'],
		['before the count', { closedAt: null, objectionsUntil: null }, 300, 'votes:refusal.not-counted'],
		['a second time', { resultAnnouncedAt: 310 }, 320, 'votes:refusal.result-announced'],
		['of a cancelled vote', { cancelledAt: 10 }, 300, 'votes:refusal.cancelled'],
	])('%s', (_, change, at, refusal) => expect(whyNotAnnounceResult({ ...facts, ...change }, at)).toBe(refusal))
})
