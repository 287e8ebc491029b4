import { describe, expect, it } from 'vitest'
import { type Channel, countingSeq, type Given } from './counting'
import type { ConflictRule } from './profile'

const given = (text: string): Given[] =>
	text
		.split(' ')
		.filter(Boolean)
		.map((mark, index) => {
			const channel: Channel = mark[0] === 'p' ? 'paper' : mark[0] === 'm' ? 'municipal' : 'online'
			return { seq: index + 1, channel, voided: mark.endsWith('!') }
		})

describe('which ballot of a voter counts', () => {
	it.each<[string, string, [number, number, number, number]]>([
		// given in this order; e online, m municipal, p paper, ! voided · electronic-, paper-, first-, last-stands
		['nothing', '', [0, 0, 0, 0]],
		['one online', 'e', [1, 1, 1, 1]],
		['one on paper', 'p', [1, 1, 1, 1]],
		['changed online', 'e e e', [3, 3, 3, 3]],
		['paper after online', 'e p', [1, 2, 1, 2]],
		['online after paper', 'p e', [2, 1, 1, 2]],
		['municipal is electronic', 'p m', [2, 1, 1, 2]],
		['online, paper, online again', 'e p e', [3, 2, 3, 3]],
		['paper, online, paper', 'p e p', [2, 3, 3, 3]],
		['the electronic one voided', 'p e!', [1, 1, 1, 1]],
		['the first voided', 'e! p', [2, 2, 2, 2]],
		['all voided', 'e! p!', [0, 0, 0, 0]],
	])('%s', (_, text, expected) => {
		const rules: ConflictRule[] = ['electronic-stands', 'paper-stands', 'first-stands', 'last-stands']
		expect(rules.map((rule) => countingSeq(rule, given(text)))).toEqual(expected)
	})
})
