import { grants } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { newId } from '~/platform/id'
import type { Grant } from './types'

/** Gives a role, or gives an ended one again; false when the person holds it already. */
export async function giveGrant(
	tx: Tx,
	personId: string,
	grant: Grant,
	by: string | null,
	at: number,
): Promise<boolean> {
	const { role, scopeKind, scopeId } = grant
	const same = and(
		eq(grants.personId, personId),
		eq(grants.role, role),
		eq(grants.scopeKind, scopeKind),
		eq(grants.scopeId, scopeId),
	)
	const [known] = await tx.select({ endedAt: grants.endedAt }).from(grants).where(same).limit(1)
	if (known?.endedAt === null) return false
	if (known) await tx.update(grants).set({ endedAt: null, grantedAt: at, grantedBy: by }).where(same)
	else await tx.insert(grants).values({ ...grant, id: newId(), personId, grantedAt: at, grantedBy: by })
	return true
}
