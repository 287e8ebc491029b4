import { planItems } from 'db/schema'
import { and, eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import { forgetFiles } from '~/features/files/keep-upload.server'
import { removeUnused } from '~/features/files/sweep.server'
import type { Actor } from '~/features/identity/types'
import { done, type Result } from '~/platform/result'
import { type DraftRefusal, draftDeed, openDraftItem, touchDraft, writeFunds, writePositions } from './draft.server'

/** Takes an item out of the draft, with its files; published versions keep theirs. */
export async function removeItem(
	actor: Actor,
	{ estate, itemKey }: { estate: EstateFacts; itemKey: string },
	at: number,
): Promise<Result<{ storageNames: string[] }, DraftRefusal>> {
	const deed = draftDeed('remove-plan-item', estate, { kind: 'plan-item', id: itemKey })
	const removed = await perform<{ storageNames: string[] }, DraftRefusal>(actor, deed, at, async (tx) => {
		const found = await openDraftItem(tx, actor, estate, itemKey)
		if (!found.ok) return found
		const { draft, item, items } = found.value
		const subject = { estateId: estate.id, subjectKind: 'plan-item', subjectId: item.id } as const
		const storageNames = await forgetFiles(tx, subject)
		await writeFunds(tx, estate.id, item.id, [])
		await tx.delete(planItems).where(and(eq(planItems.estateId, estate.id), eq(planItems.id, item.id)))
		await writePositions(
			tx,
			estate.id,
			items.filter((other) => other.id !== item.id),
		)
		await touchDraft(tx, draft, estate, at)
		return done({ storageNames })
	})
	if (removed.ok) await removeUnused(removed.value.storageNames)
	return removed
}
