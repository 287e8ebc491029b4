import { perform } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import { forgetFiles } from '~/features/files/keep-upload.server'
import { removeUnused } from '~/features/files/sweep.server'
import type { Actor } from '~/features/identity/types'
import { done, type Result, refused } from '~/platform/result'
import { draftDeed, openDraftItem, touchDraft } from './draft.server'

export type ItemFileRefusal = 'drafts:refusal.no-draft' | 'drafts:refusal.no-item' | 'drafts:refusal.no-file'

/** Takes a file off an item of the draft; its bytes go when no published version shows them. */
export async function removeItemFile(
	actor: Actor,
	{ estate, itemKey, fileId }: { estate: EstateFacts; itemKey: string; fileId: string },
	at: number,
): Promise<Result<{ storageNames: string[] }, ItemFileRefusal>> {
	const deed = draftDeed('remove-plan-file', estate, { kind: 'plan-item', id: itemKey })
	const removed = await perform<{ storageNames: string[] }, ItemFileRefusal>(actor, deed, at, async (tx) => {
		const found = await openDraftItem(tx, actor, estate, itemKey)
		if (!found.ok) return found
		const { draft, item } = found.value
		const subject = { estateId: estate.id, subjectKind: 'plan-item', subjectId: item.id } as const
		const storageNames = await forgetFiles(tx, subject, fileId)
		if (storageNames.length === 0) return refused('drafts:refusal.no-file')
		await touchDraft(tx, draft, estate, at)
		return done({ storageNames })
	})
	if (removed.ok) await removeUnused(removed.value.storageNames)
	return removed
}
