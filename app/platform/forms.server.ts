import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import type { z } from 'zod'
import './zod-messages'
import { readBody } from './form-body.server'
import { hasControlCharacters, tidyText } from './form-text'
import { message } from './message'
import type { Facts, Refused } from './result'

/** What an action answers when it did not do its deed; the page keeps what was typed and says why. */
export interface FormReply {
	lastResult?: SubmissionResult<string[]>
	refusal?: string
	facts?: Facts
}

/** A form that was read; `reply` is for `refuse` and for a deed that finds an error in one field. */
export interface Sent {
	reply(options?: { formErrors?: string[]; fieldErrors?: Record<string, string[]> }): SubmissionResult<string[]>
}

const longest = 20_000
const fieldName = /^[\w-]+(?:\.[\w-]+|\[\d{0,4}\])*$/
const poison = /(^|[.[])(__proto__|prototype|constructor)\b/
const secret = /password|^code$|totp/i

const answer = (reply: FormReply, status: number) => data(reply, { status })
const brokenForm = (key: string) => answer({ lastResult: { status: 'error', error: { '': [key] } } }, 400)

/**
 * Reads the form of a request (urlencoded, or multipart with files up to 10 MB) by its zod schema.
 *
 *     const form = await readForm(request, castBallotForm)
 *     if (!form.ok) return form.reply
 */
export async function readForm<Schema extends z.ZodType>(request: Request, schema: Schema) {
	const body = await readBody(request)
	if (!body) return { ok: false, reply: brokenForm('common:error.unreadable-form') } as const
	const { tidy, wrong } = tidyData(body.data)
	if (!tidy) return { ok: false, reply: brokenForm('common:error.unreadable-form') } as const
	for (const name of body.tooLarge) wrong[name] = ['common:error.file-too-large']
	const submission = parsed(tidy, schema)
	if (!submission) return { ok: false, reply: brokenForm('common:error.unreadable-form') } as const
	const reply: Sent['reply'] = (options) => withoutSecrets(submission.reply(options))
	if (Object.keys(wrong).length > 0) {
		return { ok: false, reply: answer({ lastResult: reply({ fieldErrors: wrong }) }, 400) } as const
	}
	if (submission.status !== 'success') return { ok: false, reply: answer({ lastResult: reply() }, 400) } as const
	const sent: Sent = { reply }
	return { ok: true, value: submission.value, sent } as const
}

function parsed<Schema extends z.ZodType>(form: FormData, schema: Schema) {
	try {
		return parseWithZod(form, { schema })
	} catch {
		// a broken __intent__ or __state__
		return null
	}
}

function tidyData(form: FormData): { tidy: FormData | null; wrong: Record<string, string[]> } {
	const tidy = new FormData()
	const wrong: Record<string, string[]> = {}
	for (const [name, value] of form) {
		if (name.length > 200 || !fieldName.test(name) || poison.test(name)) return { tidy: null, wrong }
		if (typeof value !== 'string') {
			tidy.append(name, value)
			continue
		}
		if (hasControlCharacters(value)) wrong[name] = ['common:error.control-characters']
		if (value.length > longest) wrong[name] = [message('common:error.too-long', { max: longest })]
		tidy.append(name, wrong[name] ? '' : secret.test(name) ? value.toWellFormed().normalize('NFC') : tidyText(value))
	}
	return { tidy, wrong }
}

/** Passwords and codes never go back into the page; files cannot. */
function withoutSecrets(result: SubmissionResult<string[]>): SubmissionResult<string[]> {
	if (!result.initialValue) return result
	const kept = Object.entries(result.initialValue).filter(([name, value]) => !secret.test(name) && !hasFile(value))
	return { ...result, initialValue: Object.fromEntries(kept) }
}

function hasFile(value: unknown): boolean {
	if (value instanceof Blob) return true
	return typeof value === 'object' && value !== null && Object.values(value).some(hasFile)
}

/** Answers with the sentence of a refusal: 409, or 403 when the person may not do it at all. The form keeps what was typed. */
export function refuse(result: Refused, sent?: Sent, status: 403 | 409 = 409) {
	const lastResult = sent?.reply({ formErrors: [result.error] })
	return answer({ refusal: result.error, facts: result.facts, lastResult }, status)
}
