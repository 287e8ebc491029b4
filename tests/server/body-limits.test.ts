import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formLimit, uploadLimit } from '~/platform/server/body-limits.server'
import { type Answer, openBarePortal } from './bare-portal'

let portal: Awaited<ReturnType<typeof openBarePortal>>
beforeAll(async () => {
	portal = await openBarePortal()
})
afterAll(() => portal.close())

const form = 'application/x-www-form-urlencoded'
const multipart = 'multipart/form-data; boundary=x'

function post(type: string, body: Buffer | Iterable<Buffer>, path = '/x'): Promise<Answer> {
	const length: Record<string, string> = Buffer.isBuffer(body)
		? { 'Content-Length': String(body.length) }
		: { 'Transfer-Encoding': 'chunked' }
	return portal.ask(path, { method: 'POST', headers: { Origin: portal.origin, 'Content-Type': type, ...length }, body })
}

function* chunks(total: number): Iterable<Buffer> {
	for (let sent = 0; sent < total; sent += 16_384) yield Buffer.alloc(Math.min(16_384, total - sent), 'a')
}

describe('the body of a request', () => {
	test.each([
		['a form at the limit', form, formLimit],
		['a file at the limit', multipart, uploadLimit],
	])('%s arrives whole, with its length told or not', async (_what, type, size) => {
		expect((await post(type, Buffer.alloc(size, 'a'))).body).toContain(` ${size} `)
		expect((await post(type, chunks(size))).body).toContain(` ${size} `)
	})

	test.each([
		['a form one byte over', form, formLimit + 1],
		['text without a type we know', 'text/plain', formLimit + 1],
		['a file one byte over', multipart, uploadLimit + 1],
		['a file of 100 MB', multipart, 100 * 1024 * 1024],
	])('%s is answered 413 with a page, with its length told or not', async (_what, type, size) => {
		for (const body of [Buffer.alloc(size, 'a'), chunks(size)]) {
			const answer = await post(type, body)
			expect(answer.status).toBe(413)
			expect(answer.body).toContain('内容太大')
			expect(answer.body).toContain('This is too large')
		}
		expect((await portal.ask('/')).status).toBe(200)
	})

	test('Remix’ client gets the same as a value for its error boundary', async () => {
		const answer = await post(form, Buffer.alloc(formLimit + 1, 'a'), '/x.data')
		expect(answer.status).toBe(413)
		expect(JSON.parse(answer.body)).toMatchObject({ 1: 'error', 2: ['ErrorResponse', 3, 4, 5], 4: 413 })
	})
})
