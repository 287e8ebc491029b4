import { describe, expect, it } from 'vitest'
import { endOfDay } from '~/platform/shanghai'
import { daysLeft, type NoticeToRead, type SurveyToAnswer, turnOf, type VoteToCast } from './rules'

const at = Date.UTC(2026, 10, 20, 8)
const place = { estateId: 'e1', estateName: '玉林北巷 12 号院' }
const door = { building: '2 栋', entrance: '1 单元', number: '501' }
const vote: VoteToCast = {
	...place,
	voteId: 'v1',
	title: '加装电梯',
	closesAt: endOfDay('2026-11-23'),
	waiting: [{ id: 'r1', area: 7840, doors: [door] }],
}
const survey: SurveyToAnswer = { ...place, id: 's1', title: '满意度', closesAt: endOfDay('2026-11-20') }
const notice: NoticeToRead = { ...place, id: 'n1', title: '停水', unread: true }

describe('whose turn it is', () => {
	it('is the open vote first, though the survey closes sooner', () => {
		expect(turnOf([vote], [survey], [notice], at)).toMatchObject({
			kind: 'vote',
			voteId: 'v1',
			voterId: 'r1',
			doors: ['2 栋 1 单元 501'],
			daysLeft: 3,
			more: 0,
		})
	})

	it('is the vote that closes first', () => {
		const later = { ...vote, voteId: 'v2', closesAt: endOfDay('2026-12-01') }
		expect(turnOf([later, vote], [], [], at)).toMatchObject({ voteId: 'v1' })
	})

	it('is the survey once every voter has voted', () => {
		expect(turnOf([{ ...vote, waiting: [] }], [survey], [notice], at)).toMatchObject({ kind: 'survey', daysLeft: 0 })
	})

	it('is the newest unread notice after that, and then nothing', () => {
		expect(turnOf([], [], [{ ...notice, id: 'n0', unread: false }, notice], at)).toMatchObject({ noticeId: 'n1' })
		expect(turnOf([], [], [{ ...notice, unread: false }], at)).toBeNull()
	})

	it.each([
		['2026-11-20', 0],
		['2026-11-21', 1],
		['2026-12-20', 30],
	])('counts the days to %s in Shanghai', (day, days) => {
		expect(daysLeft(endOfDay(day), at)).toBe(days)
		expect(daysLeft(endOfDay(day), endOfDay('2026-11-20') - 1)).toBe(days)
	})
})
