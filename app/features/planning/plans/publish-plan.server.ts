import { planVersions } from 'db/schema'
import { and, eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { notFound } from '~/platform/respond.server'
import { done, type Result, refused } from '~/platform/result'
import { draftDeed } from './draft.server'
import { contentOf, currentVersionIn, draftIn, itemsOfVersions, versionOfId } from './queries.server'
import { type PublishRefusal, whyNotPublish } from './rules'
import { contentHash } from './stamps.server'

export type PublishPlanRefusal = PublishRefusal | 'drafts:refusal.no-draft' | 'drafts:refusal.draft-moved-on'

interface Publication {
	estate: EstateFacts
	/** The draft and the hash of its content that the officer saw. */
	versionId: string
	stamp: string
}

/**
 * Makes the draft the next version, for good. What is published is exactly what the officer saw: the hash of the content
 * is compared and stored. The same draft sent twice answers with the version that it has become.
 */
export function publishPlan(
	actor: Actor,
	{ estate, versionId, stamp }: Publication,
	at: number,
): Promise<Result<{ number: number }, PublishPlanRefusal>> {
	return perform(
		actor,
		draftDeed('publish-plan', estate, { kind: 'plan', id: versionId }),
		at,
		async (tx) => {
			if (!may(actor, 'write-plan', placeOf(estate))) throw notFound()
			const already = await versionOfId(tx, estate.id, versionId)
			if (already && already.number > 0) return done({ number: already.number })
			const draft = await draftIn(tx, estate.id)
			if (!draft || draft.id !== versionId) return refused('drafts:refusal.no-draft')
			const current = await currentVersionIn(tx, estate.id)
			const items = await itemsOfVersions(estate.id, current ? [draft.id, current.id] : [draft.id], tx)
			const itemsOf = (id: string) => items.filter((item) => item.versionId === id)
			const content = contentOf(draft, itemsOf(draft.id))
			const [problem] = whyNotPublish(content, current && contentOf(current, itemsOf(current.id)))
			if (problem) return problem
			const hash = contentHash(content)
			if (hash !== stamp) return refused('drafts:refusal.draft-moved-on')
			const number = (current?.number ?? 0) + 1
			await tx
				.update(planVersions)
				.set({ number, contentHash: hash, publishedAt: at, publishedBy: actor.personId, updatedAt: at })
				.where(and(eq(planVersions.estateId, estate.id), eq(planVersions.id, draft.id), eq(planVersions.number, 0)))
			return done({ number })
		},
		({ number }) => ({ detail: { number } }),
	)
}
