import type { ClientActionFunctionArgs } from '@remix-run/react'
import { forgetSent } from './kept-store'

/** What a page gets in place of its action's answer when the server could not be reached. */
export interface Unsent {
	unsent: string
}

export function isUnsent(reply: unknown): reply is Unsent {
	return typeof reply === 'object' && reply !== null && 'unsent' in reply && typeof reply.unsent === 'string'
}

const wasRefused = (reply: unknown) =>
	typeof reply === 'object' && reply !== null && ('lastResult' in reply || 'refusal' in reply)

/** The network failed, or something between here and the server answered in its place. */
const isUnreached = (error: unknown) =>
	error instanceof TypeError || (error instanceof Error && error.message.startsWith('Unable to decode'))

function leadsToSignIn(answer: Response): boolean {
	return /^(https?:\/\/[^/]+)?\/(staff\/)?sign-in\b/.test(answer.headers.get('Location') ?? '')
}

/**
 * A page with a <KeptDraft> exports it: `export { keptAction as clientAction } from '~/ui/kept-action'`. A post that does not
 * reach the server leaves the page as it stands; one that was done is no draft any more.
 */
export async function keptAction({ request, serverAction }: ClientActionFunctionArgs) {
	const key = (await request.clone().formData()).get('requestKey')
	const requestKey = typeof key === 'string' ? key : ''
	try {
		const reply = await serverAction()
		if (!wasRefused(reply)) forgetSent(requestKey)
		return reply
	} catch (error) {
		if (error instanceof Response) {
			if (error.status < 400 && !leadsToSignIn(error)) forgetSent(requestKey)
			throw error
		}
		if (!isUnreached(error)) throw error
		const unsent: Unsent = { unsent: requestKey }
		// a status of failure: the router does not ask for the page anew
		return new Response(JSON.stringify(unsent), { status: 503, headers: { 'Content-Type': 'application/json' } })
	}
}
