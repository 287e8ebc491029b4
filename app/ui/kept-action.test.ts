import { expect, it } from 'vitest'
import { isUnsent, keptAction } from './kept-action'

async function answered(serverAction: () => Promise<unknown>): Promise<unknown> {
	const body = new URLSearchParams({ requestKey: 'k1' })
	const request = new Request('http://localhost/x', { method: 'POST', body })
	// the server's answer is of any type, which the router's own signature cannot say
	const typed = async <T>(): Promise<T> => JSON.parse(JSON.stringify((await serverAction()) ?? null))
	const reply = await keptAction({ request, params: {}, serverAction: typed })
	return reply instanceof Response ? { status: reply.status, reply: await reply.json() } : reply
}

const failing = (error: unknown) => () => Promise.reject(error)

it('a post that does not arrive leaves the page as it stands', async () => {
	const unsent = { status: 503, reply: { unsent: 'k1' } }
	expect(await answered(failing(new TypeError('Failed to fetch')))).toEqual(unsent)
	expect(await answered(failing(new Error('Unable to decode turbo-stream response from URL: x')))).toEqual(unsent)
	expect(isUnsent(unsent.reply)).toBe(true)
})

it('answers, redirects and faults of the server go on to the page', async () => {
	expect(await answered(async () => ({ refusal: 'visits:refusal.closed' }))).toEqual({
		refusal: 'visits:refusal.closed',
	})
	const redirect = new Response(null, { status: 302, headers: { Location: '/me' } })
	await expect(answered(failing(redirect))).rejects.toBe(redirect)
	const fault = new Error('Unexpected Server Error')
	await expect(answered(failing(fault))).rejects.toBe(fault)
})
