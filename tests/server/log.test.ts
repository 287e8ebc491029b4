import { describe, expect, test } from 'vitest'
import { describeError, loggedPath } from '~/platform/log.server'

describe('the log holds no personal data', () => {
	test.each([
		['/estates/01J9ZQ3V8X5M7N2K4P6R8T0WYB/votes', '/estates/01J9ZQ3V8X5M7N2K4P6R8T0WYB/votes'],
		['/claim/7KQ2-M4XP?phone=13800138000', '/claim/…'],
		['/sign-in/code?redirectTo=/me', '/sign-in/code'],
		['/estates/01J9ZQ3V8X5M7N2K4P6R8T0WYB.data?x=陈秀兰', '/estates/01J9ZQ3V8X5M7N2K4P6R8T0WYB.data'],
		['/plan/versions/2.data', '/plan/versions/2.data'],
		['/陈秀兰', '/…'],
		['/search.data?q=13800138000', '/search.data'],
	])('%s', (url, logged) => {
		expect(loggedPath(url)).toBe(logged)
	})

	test('an error is told by kind, code and frames, without what a driver quotes', () => {
		const cause = Object.assign(new Error('duplicate key: Key (phone)=(13800138000) already exists'), {
			code: '23505',
			detail: 'Key (phone)=(13800138000)',
		})
		const error = new Error('Failed query: insert into people values (?)\nparams: 陈秀兰,138 0013 8000', { cause })
		const told = JSON.stringify(describeError(error))
		expect(told).toContain('23505')
		expect(told).toContain('insert into people')
		expect(told).not.toMatch(/1380|0013|陈/)
	})
})
