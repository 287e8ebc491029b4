import { invitations } from 'db/schema'
import { write } from 'db/store.server'
import { hashInvitationCode, makeInvitationCode } from '~/features/identity/invitation-code'
import { newId } from '~/platform/id'

/** An invitation letter for a unit. Answers the code that is printed in it. */
export async function makeLetter(estateId: string, unitId: string, at: number): Promise<string> {
	const code = makeInvitationCode()
	await write(async (tx) => {
		await tx.insert(invitations).values({
			estateId,
			id: newId(),
			unitId,
			batchId: 'batch',
			codeHash: hashInvitationCode(code),
			issuedAt: at,
			issuedBy: 'officer',
			expiresAt: at + 90 * 24 * 60 * 60_000,
		})
	})
	return code
}
