import { planItems } from 'db/schema'
import { and, eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { done, type Result, refused } from '~/platform/result'
import type { ItemInput } from './add-item.server'
import { areKnown, type DraftRefusal, draftDeed, openDraftItem, touchDraft, writeFunds } from './draft.server'
import { itemStamp } from './stamps.server'

interface SavedItem extends ItemInput {
	estate: EstateFacts
	itemKey: string
	/** Of the item that the form was opened with. */
	stamp: string
}

/** Saves an item of the draft. Refused when somebody else changed it meanwhile: facts name the new stamp. */
export function saveItem(
	actor: Actor,
	{ estate, itemKey, stamp, ...input }: SavedItem,
	at: number,
): Promise<Result<{ itemKey: string }, DraftRefusal | 'drafts:refusal.unknown-term'>> {
	return perform(actor, draftDeed('save-plan-item', estate, { kind: 'plan-item', id: itemKey }), at, async (tx) => {
		const found = await openDraftItem(tx, actor, estate, itemKey)
		if (!found.ok) return found
		const { draft, item } = found.value
		const present = itemStamp(item)
		if (present !== stamp && present !== itemStamp({ itemKey, ...input })) {
			return refused('drafts:refusal.changed-meanwhile', { stamp: present })
		}
		const { funds, ...words } = input
		if (!(await areKnown(tx, input.classCode, funds))) return refused('drafts:refusal.unknown-term')
		await tx
			.update(planItems)
			.set(words)
			.where(and(eq(planItems.estateId, estate.id), eq(planItems.id, item.id)))
		await writeFunds(tx, estate.id, item.id, funds)
		await touchDraft(tx, draft, estate, at)
		return done({ itemKey })
	})
}
