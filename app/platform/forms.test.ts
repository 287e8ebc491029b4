import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { phone, text } from './fields'
import { fileLimit } from './form-body.server'
import { readForm, refuse } from './forms.server'
import { refused } from './result'

const person = z.strictObject({ name: text({ max: 20 }), phone })
const upload = z.object({ file: z.instanceof(File, { error: 'common:error.required' }), note: z.string().optional() })

function post(body: BodyInit | null, type?: string): Request {
	const headers = type ? { 'Content-Type': type } : undefined
	return new Request('http://portal.example/form', { method: 'POST', body, headers })
}

const urlencoded = (fields: Record<string, string>) => post(new URLSearchParams(fields))

async function complaints(request: Request, schema: z.ZodType = person) {
	const form = await readForm(request, schema)
	if (form.ok) throw new Error('the form was accepted')
	expect(form.reply.init?.status).toBe(400)
	expect(form.reply.data.lastResult?.status).toBe('error')
	return form.reply.data.lastResult?.error
}

describe('an urlencoded form', () => {
	test('is read, tidied and typed', async () => {
		const form = await readForm(
			urlencoded({ name: '  陈\u202e秀兰\u200b ', phone: '\u202d138 0013 8000\u202c' }),
			person,
		)
		expect(form).toMatchObject({ ok: true, value: { name: '陈秀兰', phone: '13800138000' } })
	})

	test('keeps what was typed beside the errors', async () => {
		const form = await readForm(urlencoded({ name: '陈秀兰', phone: '12' }), person)
		expect(form.ok).toBe(false)
		if (form.ok) return
		expect(form.reply.data.lastResult).toMatchObject({
			initialValue: { name: '陈秀兰', phone: '12' },
			error: { phone: ['common:error.phone'] },
		})
	})

	test('never sends a password back', async () => {
		const form = await readForm(
			urlencoded({ name: 'a', password: 'hunter2' }),
			z.object({ name: phone, password: z.string() }),
		)
		expect(JSON.stringify(form)).not.toContain('hunter2')
	})

	test('keeps the spaces of a password', async () => {
		const form = await readForm(urlencoded({ password: ' a b ' }), z.object({ password: z.string() }))
		expect(form).toMatchObject({ ok: true, value: { password: ' a b ' } })
	})

	test('names the field with control characters', async () => {
		expect(await complaints(urlencoded({ name: '陈\u0000秀兰', phone: '13800138000' }))).toMatchObject({
			name: ['common:error.control-characters'],
		})
	})

	test('names the field that is endless', async () => {
		expect(await complaints(urlencoded({ name: '长'.repeat(30_000), phone: '13800138000' }))).toMatchObject({
			name: ['common:error.too-long?max=20000'],
		})
		expect(await complaints(urlencoded({ name: '长'.repeat(10_000), phone: '13800138000' }))).toMatchObject({
			name: ['common:error.too-long?max=20'],
		})
	})

	test('refuses fields that the form has not', async () => {
		expect(await complaints(urlencoded({ name: '陈', phone: '13800138000', role: 'auditor' }))).toEqual({
			'': ['common:error.unknown-field'],
		})
	})

	test.each([
		'__proto__',
		'a.__proto__.b',
		'constructor[prototype]',
		'a[b]',
		'',
		'x'.repeat(300),
		'a b',
		'<script>',
		'a[99999]',
	])('with a field named %j is not read', async (name) => {
		expect(await complaints(urlencoded({ [name]: '1', name: '陈', phone: '13800138000' }))).toBeTruthy()
	})

	test.each(['{', 'null', '[]', '{"type":"insert"}', '{"type":"remove","payload":{"name":"name","index":"x"}}', 'x'])(
		'with the broken intent %j is answered',
		async (intent) => {
			const form = await readForm(urlencoded({ __intent__: intent, name: '陈', phone: '13800138000' }), person)
			if (!form.ok) expect(form.reply.init?.status).toBe(400)
		},
	)

	test('with a broken state is answered', async () => {
		expect(await complaints(urlencoded({ __state__: '{{', name: '陈', phone: '13800138000' }))).toEqual({
			'': ['common:error.unreadable-form'],
		})
	})

	test('larger than its limit is not read', async () => {
		expect(await complaints(urlencoded({ name: 'a'.repeat(1_100_000) }))).toEqual({
			'': ['common:error.unreadable-form'],
		})
	})
})

describe('a multipart form', () => {
	/** As bytes: undici's own stream of a FormData complains when it is cancelled. */
	async function whole(data: FormData) {
		const answer = new Response(data)
		return post(await answer.arrayBuffer(), answer.headers.get('Content-Type') ?? '')
	}

	function withFile(file: File, note = '现场') {
		const data = new FormData()
		data.set('note', note)
		data.set('file', file)
		return whole(data)
	}

	test('brings its file with the name and type it had', async () => {
		const form = await readForm(await withFile(new File(['一二三'], '../../名册.xlsx', { type: 'text/plain' })), upload)
		expect(form.ok).toBe(true)
		if (!form.ok) return
		expect(form.value.file.name).toBe('名册.xlsx')
		expect(await form.value.file.text()).toBe('一二三')
		expect(form.value.note).toBe('现场')
	})

	test('says that a file is too large and keeps the rest', async () => {
		const form = await readForm(await withFile(new File([new Uint8Array(fileLimit + 1)], 'a.jpg')), upload)
		expect(form.ok).toBe(false)
		if (form.ok) return
		expect(form.reply.data.lastResult).toMatchObject({
			initialValue: { note: '现场' },
			error: { file: ['common:error.file-too-large'] },
		})
	})

	test('takes a file of exactly the limit', async () => {
		const form = await readForm(await withFile(new File([new Uint8Array(fileLimit)], 'a.jpg')), upload)
		expect(form.ok && form.value.file.size).toBe(fileLimit)
	})

	test('with no file chosen asks for one', async () => {
		expect(await complaints(await withFile(new File([], '')), upload)).toEqual({ file: ['common:error.required'] })
	})

	test('whose file field is text is refused', async () => {
		expect(await complaints(urlencoded({ file: 'x' }), upload)).toMatchObject({
			file: [expect.stringContaining('common:')],
		})
	})

	test.each([
		['', 'multipart/form-data'],
		['--x\r\n', 'multipart/form-data; boundary=x'],
		['no boundary here', 'multipart/form-data; boundary=x'],
		['{"name":"x"}', 'application/json'],
		['name=x', 'text/plain'],
	])('%j as %s is not read and does not hang', async (body, type) => {
		expect(await complaints(post(body, type))).toEqual({ '': ['common:error.unreadable-form'] })
	})

	test('with too many files is not read', async () => {
		const data = new FormData()
		for (let index = 0; index < 30; index++) data.append('file', new File(['x'], `${index}.txt`))
		expect(await complaints(await whole(data), upload)).toEqual({ '': ['common:error.unreadable-form'] })
	})
})

test('a refusal answers with its sentence, its facts and what was typed', async () => {
	const form = await readForm(urlencoded({ name: '陈秀兰', phone: '13800138000' }), person)
	if (!form.ok) throw new Error('not read')
	const answer = refuse(refused('votes:refusal.closed', { day: '2026-11-23' }), form.sent)
	expect(answer.init?.status).toBe(409)
	expect(answer.data).toMatchObject({
		refusal: 'votes:refusal.closed',
		facts: { day: '2026-11-23' },
		lastResult: { status: 'error', initialValue: { name: '陈秀兰' } },
	})
	expect(refuse(refused('votes:refusal.closed'), undefined, 403).init?.status).toBe(403)
})
