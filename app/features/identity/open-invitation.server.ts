import { consume, peek } from '~/platform/limits.server'
import { type Result, refused } from '~/platform/result'
import type { InvitationRefusal } from './claim-rules'
import { type Invited, invitedBy } from './invitation-queries.server'

type Refusals = InvitationRefusal | 'identity:refusal.too-many-letters'

/** Opens a letter by its code. Whoever types unknown codes is stopped by network; opening a real letter costs nothing. */
export async function openInvitation(code: string, network: string, at: number): Promise<Result<Invited, Refusals>> {
	const allowance = await peek('claim-try-address', network)
	if (!allowance.allowed) {
		return refused('identity:refusal.too-many-letters', { minutes: Math.ceil(allowance.retryAfterSeconds / 60) })
	}
	const invited = await invitedBy(code, at)
	if (!invited.ok && invited.error === 'identity:refusal.invitation-unknown')
		await consume('claim-try-address', network)
	return invited
}
