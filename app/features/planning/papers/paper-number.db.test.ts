import { expect, test } from 'vitest'
import { paperNumberText, readPaperNumber } from './paper-number.server'

const voteId = '01KAFQ3W7M9X2B4C6D8E0FGHJK'

test('a paper’s number is read back, alone and at the end of an address', () => {
	const text = paperNumberText(voteId, 217)
	expect(text).toMatch(/^[0-9A-Z.]+$/)
	expect(readPaperNumber(text)).toEqual({ voteId, number: 217 })
	expect(readPaperNumber(` https://jiayuan.example.cn/papers/${text}\n`)).toEqual({ voteId, number: 217 })
})

test('the same paper has the same text, another number or vote another seal', () => {
	expect(paperNumberText(voteId, 1)).toBe(paperNumberText(voteId, 1))
	const seals = [paperNumberText(voteId, 1), paperNumberText(voteId, 2), paperNumberText('other', 1)].map((text) =>
		text.slice(-8),
	)
	expect(new Set(seals).size).toBe(3)
})

test.each([
	['nothing', ''],
	['another address', 'https://example.cn/W2.abc.1.00000000'],
	['a number of another paper', paperNumberText(voteId, 12).replace('.12.', '.13.')],
	['a paper of another vote', paperNumberText(voteId, 12).replace('01KAFQ', '01KAFR')],
	['a changed seal', `${paperNumberText(voteId, 12).slice(0, -1)}!`],
	['zero', paperNumberText(voteId, 0)],
	['a number with a leading zero', paperNumberText(voteId, 7).replace('.7.', '.07.')],
	['a very long text', `${'/'.repeat(500)}${paperNumberText(voteId, 7)}`],
])('%s is not a paper of ours', (_, text) => {
	expect(readPaperNumber(text)).toBeNull()
})
