import type { z } from 'zod'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { consume } from '~/platform/limits.server'
import { done, type Refusal, type Result, refused } from '~/platform/result'
import type { delegationForm } from './forms'
import { recordDelegation } from './record-delegation.server'
import { revokeDelegation } from './revoke-delegation.server'

type Act = z.output<typeof delegationForm>

/** Does what was posted from the page of the powers of a vote. Tries are limited, so that nobody learns whose phone has an account. */
export async function actOnDelegations(
	actor: Actor,
	estate: Pick<EstateFacts, 'id' | 'regionPath'>,
	voteId: string,
	act: Act,
	at: number,
): Promise<Result<`delegations:flash.${string}`, Refusal>> {
	if (act.intent === 'revoke') {
		const revoked = await revokeDelegation(actor, estate, { voteId, delegationId: act.delegation }, at)
		return revoked.ok ? done('delegations:flash.revoked') : revoked
	}
	const allowance = await consume('upload-person', actor.personId)
	if (!allowance.allowed) {
		return refused('files:refusal.too-many', { minutes: Math.ceil(allowance.retryAfterSeconds / 60) })
	}
	const voter = act.intent === 'record' ? { voterId: act.voter } : { number: act.number }
	const { holderPhone, grantedBy, file, requestKey } = act
	const recorded = await recordDelegation(
		actor,
		estate,
		{ voteId, voter, holderPhone, grantedBy, file, requestKey },
		at,
	)
	return recorded.ok ? done('delegations:flash.recorded') : recorded
}
