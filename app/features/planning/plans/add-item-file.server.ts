import { perform } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import { keepUpload } from '~/features/files/keep-upload.server'
import type { FileRefusal } from '~/features/files/rules'
import { type StoredUpload, withUpload } from '~/features/files/store-upload.server'
import type { Actor } from '~/features/identity/types'
import { done, type Result, refused } from '~/platform/result'
import { draftDeed, openDraftItem, touchDraft } from './draft.server'
import { mostFilesOfItem } from './rules'

export type AddFileRefusal =
	| FileRefusal
	| 'drafts:refusal.no-draft'
	| 'drafts:refusal.no-item'
	| 'drafts:refusal.too-many-files'

interface ItemUpload {
	estate: EstateFacts
	itemKey: string
	file: File
	caption: string
}

/** Adds a photo, drawing or PDF to an item of the draft. The same file again changes nothing. */
export function addItemFile(
	actor: Actor,
	{ file, ...input }: ItemUpload,
	at: number,
): Promise<Result<{ fileId: string; kept: boolean }, AddFileRefusal>> {
	return withUpload(file, (upload) => keep(actor, { ...input, upload }, at))
}

function keep(
	actor: Actor,
	{ estate, itemKey, caption, upload }: Omit<ItemUpload, 'file'> & { upload: StoredUpload },
	at: number,
): Promise<Result<{ fileId: string; kept: boolean }, AddFileRefusal>> {
	const deed = draftDeed('add-plan-file', estate, { kind: 'plan-item', id: itemKey })
	return perform(actor, deed, at, async (tx) => {
		const found = await openDraftItem(tx, actor, estate, itemKey)
		if (!found.ok) return found
		const { draft, item } = found.value
		if (item.files.length >= mostFilesOfItem) {
			return refused('drafts:refusal.too-many-files', { most: mostFilesOfItem })
		}
		const subject = { estateId: estate.id, subjectKind: 'plan-item', subjectId: item.id } as const
		const file = await keepUpload(tx, subject, { upload, caption, by: actor.personId }, at)
		await touchDraft(tx, draft, estate, at)
		return done(file)
	})
}
