import { ruleProfiles } from 'db/schema'
import type { Tx } from 'db/store.server'
import { eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import type { Actor } from '~/features/identity/types'
import { done, type Result, refused } from '~/platform/result'
import { type CheckRefusal, checkProfile, type ProfileInput } from './check-profile.server'
import type { ProfileRefusal } from './rules'

export type SaveRefusal = CheckRefusal | ProfileRefusal | 'profiles:refusal.looser'

/** The same form sent twice: its request key is the id of the version it made. */
async function savedBefore(tx: Tx, actor: Actor, requestKey: string): Promise<boolean> {
	const [row] = await tx
		.select({ createdBy: ruleProfiles.createdBy })
		.from(ruleProfiles)
		.where(eq(ruleProfiles.id, requestKey))
		.limit(1)
	return row?.createdBy === actor.personId
}

/**
 * Writes the next version of a rule, or a locality's first. A version is never changed afterwards: votes keep the one they were
 * announced under.
 */
export function saveProfile(
	actor: Actor,
	input: ProfileInput,
	at: number,
): Promise<Result<{ profileId: string }, SaveRefusal>> {
	const deed = { deed: 'save-profile', subjectKind: 'profile', subjectId: input.baseId }
	return perform<{ profileId: string; regionPath?: string; detail?: Record<string, string | number> }, SaveRefusal>(
		actor,
		deed,
		at,
		async (tx) => {
			const profileId = input.requestKey
			if (await savedBefore(tx, actor, profileId)) return done({ profileId })
			const checked = await checkProfile(tx, actor, input, at)
			if (!checked.ok) return checked
			const { planned, faults, looser } = checked.value
			const [fault] = faults
			if (fault) return refused(fault.error, fault.facts)
			if (looser) return refused('profiles:refusal.looser', { name: looser.wider.nameZh })
			const written = await tx
				.insert(ruleProfiles)
				.values({ id: profileId, ...planned, createdBy: actor.personId, createdAt: at })
				.onConflictDoNothing()
				.returning({ id: ruleProfiles.id })
			if (written.length === 0) return refused('profiles:refusal.changed-meanwhile')
			const { code, version, validFrom } = planned
			return done({ profileId, regionPath: planned.regionPath, detail: { code, version, validFrom } })
		},
		({ profileId, regionPath, detail }) => ({ subjectId: profileId, regionPath, detail }),
	)
}
