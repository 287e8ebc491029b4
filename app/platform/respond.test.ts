import { expect, test } from 'vitest'
import { flashOf, forgetFlash, redirectWithFlash } from './respond.server'

const asking = (cookie: string) => new Request('http://portal.example/', { headers: { Cookie: cookie } })

test('a deed redirects with what was done, said once', () => {
	const answer = redirectWithFlash('/me', 'votes:flash.cast', { number: 'A&B=1' })
	expect(answer.status).toBe(303)
	expect(answer.headers.get('Location')).toBe('/me')
	const [line = ''] = answer.headers.getSetCookie()
	expect(line).toMatch(/HttpOnly; SameSite=Lax/)
	expect(flashOf(asking(line.split(';')[0] ?? ''))).toBe('votes:flash.cast?number=A%26B%3D1')
	expect(forgetFlash()).toContain('Max-Age=0')
})

test.each([
	'flash=',
	'flash=%E0%A4%A',
	`flash=${encodeURIComponent('<script>alert(1)</script>')}`,
	`flash=${encodeURIComponent('common:error.required')}`,
	`flash=${encodeURIComponent('votes:flash.cast now')}`,
	`flash=${encodeURIComponent('https://evil.example/:flash.x')}`,
	`flash=votes%3Aflash.${'a'.repeat(200)}`,
	'other=votes%3Aflash.cast',
	'flash',
])('the cookie %j says nothing', (cookie) => {
	expect(flashOf(asking(cookie))).toBeNull()
})
