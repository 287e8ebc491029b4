import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeRedirect } from './safe-redirect'

const hostile = [
	'http://evil.example',
	'https://evil.example/',
	'HTTPS://EVIL.EXAMPLE',
	'//evil.example',
	'///evil.example',
	'////evil.example/%2e%2e',
	'/\\evil.example',
	'/\\/evil.example',
	'\\\\evil.example',
	'\\/evil.example',
	'/\t/evil.example',
	'/\n/evil.example',
	'/\r/evil.example',
	'\t//evil.example',
	' //evil.example',
	'/ /evil.example',
	'/\u0000/evil.example',
	'/\u00a0/evil.example',
	'/\u2028/evil.example',
	'/..//evil.example',
	'/.//evil.example',
	'/a/..//evil.example',
	'/a/../..//evil.example',
	'/%2e%2e//evil.example',
	'/%2e//evil.example',
	'/a/%2E%2E//evil.example',
	'javascript:alert(1)',
	'JaVaScRiPt:alert(1)',
	'java\nscript:alert(1)',
	'data:text/html,<script>alert(1)</script>',
	'vbscript:msgbox(1)',
	'file:///etc/passwd',
	'mailto:a@evil.example',
	'tel:12345',
	'//evil.example@portal.example',
	'https:evil.example',
	'https:/evil.example',
	'https:///evil.example',
	'http:\\\\evil.example',
	'evil.example',
	'evil.example/path',
	'@evil.example',
	'?next=//evil.example',
	'#//evil.example',
	'',
	'/a\r\nSet-Cookie: x=1',
	'/a\\b',
	'/\ud800',
	`/${'a'.repeat(3000)}`,
	'.//evil.example',
	'..//evil.example',
]

describe('safeRedirect', () => {
	test.each(hostile)('%j leads nowhere', (to) => {
		expect(safeRedirect(to)).toBe('/')
	})

	test.each([null, undefined, 1, {}, ['/a'], new Date(0)])('%j is no path', (to) => {
		expect(safeRedirect(to)).toBe('/')
	})

	test.each([
		['/', '/'],
		['/me', '/me'],
		['/estates/1/votes?page=2', '/estates/1/votes?page=2'],
		['/search?q=%E7%8E%89%E6%9E%97#top', '/search?q=%E7%8E%89%E6%9E%97#top'],
		['/search?q=玉林', '/search?q=%E7%8E%89%E6%9E%97'],
		['/a/../b', '/b'],
		['/sign-in?redirectTo=//evil.example', '/sign-in?redirectTo=//evil.example'],
		['/a@b', '/a@b'],
	])('%j stays here', (to, path) => {
		expect(safeRedirect(to)).toBe(path)
	})

	test('whatever comes in, the browser stays on this origin', () => {
		const parts = fc.constantFrom(
			'/',
			'\\',
			'.',
			'..',
			'%2e',
			'%2f',
			'@',
			':',
			'?',
			'#',
			'evil.example',
			'https',
			'\t',
			'\n',
			'a',
		)
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: 'binary' }),
					fc.array(parts).map((list) => list.join('')),
				),
				(to) => {
					const path = safeRedirect(to)
					expect(path).toMatch(/^\/(?![/\\])/)
					expect(new URL(path, 'https://portal.example').origin).toBe('https://portal.example')
					expect(safeRedirect(path)).toBe(path)
				},
			),
			{ numRuns: 2000 },
		)
	})

	test('the fallback is the caller’s', () => {
		expect(safeRedirect('//evil.example', '/me')).toBe('/me')
	})
})
