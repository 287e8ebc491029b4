import { describe, expect, it } from 'vitest'
import { searchTextOf } from './search-text.server'

describe('the search text of an estate', () => {
	const text = searchTextOf('玉林北巷 12 号院', '武侯区玉林北巷12号')

	it.each(['玉林北巷12号院', 'ylbx', 'yulinbeixiang', 'ylbx12hy', '武侯区', 'whq'])('holds %s', (part) => {
		expect(text).toContain(part)
	})

	it('spells names as they are read', () => {
		expect(searchTextOf('重庆路 3 号院', '')).toContain('chongqinglu')
		expect(searchTextOf('银行宿舍', '')).toContain('yinhang')
		expect(searchTextOf('绿苑 A 区', '')).toContain('lyaq')
	})

	it('survives hostile names', () => {
		expect(searchTextOf('<script>%_\u0000‮', '')).toBe('script')
		expect(searchTextOf('', '')).toBe('')
	})
})
