import { files } from 'db/schema'
import { and, eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { done, type Result, refused } from '~/platform/result'
import { draftDeed, openDraftItem, touchDraft } from './draft.server'
import type { ItemFileRefusal } from './remove-item-file.server'

/** Changes the words under a photo of the draft. */
export function captionItemFile(
	actor: Actor,
	{ estate, itemKey, fileId, caption }: { estate: EstateFacts; itemKey: string; fileId: string; caption: string },
	at: number,
): Promise<Result<{ fileId: string }, ItemFileRefusal>> {
	const deed = draftDeed('caption-plan-file', estate, { kind: 'plan-item', id: itemKey })
	return perform(actor, deed, at, async (tx) => {
		const found = await openDraftItem(tx, actor, estate, itemKey)
		if (!found.ok) return found
		const { draft, item } = found.value
		if (!item.files.some((file) => file.id === fileId)) return refused('drafts:refusal.no-file')
		await tx
			.update(files)
			.set({ caption })
			.where(and(eq(files.estateId, estate.id), eq(files.subjectId, item.id), eq(files.id, fileId)))
		await touchDraft(tx, draft, estate, at)
		return done({ fileId })
	})
}
