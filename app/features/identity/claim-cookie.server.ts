import { z } from 'zod'
import { readCookie, writeCookie } from '~/platform/cookies.server'

/** What a claim has answered so far. Nothing here is trusted: the deed asks the register again. */
const draft = z.object({
	invitation: z.string().max(40),
	who: z.string().max(64),
	name: z.string().max(30).optional(),
})

export type ClaimDraft = z.output<typeof draft>

const halfAnHour = 30 * 60

export function claimDraft(request: Request): ClaimDraft | null {
	try {
		return draft.parse(JSON.parse(readCookie(request, 'claim') ?? ''))
	} catch {
		return null
	}
}

export function claimCookie(answers: ClaimDraft): string {
	return writeCookie('claim', JSON.stringify(answers), halfAnHour)
}

export function forgetClaim(): string {
	return writeCookie('claim', '', 0)
}
