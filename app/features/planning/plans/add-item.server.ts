import { planItems } from 'db/schema'
import { perform } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { done, type Result, refused } from '~/platform/result'
import { areKnown, draftDeed, openDraft, touchDraft, writeFunds } from './draft.server'
import { itemsOfVersions } from './queries.server'
import { mostItems } from './rules'
import type { Fund } from './types'

export interface ItemInput {
	classCode: string
	name: string
	description: string
	costFen: number
	funds: readonly Fund[]
}

export type AddItemRefusal = 'drafts:refusal.no-draft' | 'drafts:refusal.too-many-items' | 'drafts:refusal.unknown-term'

/** Adds an item at the end of the draft. The form's request key becomes the item's key: sent twice, it is one item. */
export function addItem(
	actor: Actor,
	{ estate, requestKey, ...input }: ItemInput & { estate: EstateFacts; requestKey: string },
	at: number,
): Promise<Result<{ itemKey: string }, AddItemRefusal>> {
	return perform(actor, draftDeed('add-plan-item', estate, { kind: 'plan-item', id: requestKey }), at, async (tx) => {
		const draft = await openDraft(tx, actor, estate)
		if (!draft.ok) return draft
		const items = await itemsOfVersions(estate.id, [draft.value.id], tx)
		if (items.some((item) => item.itemKey === requestKey)) return done({ itemKey: requestKey })
		if (items.length >= mostItems) return refused('drafts:refusal.too-many-items', { most: mostItems })
		const { funds, ...words } = input
		if (!(await areKnown(tx, input.classCode, funds))) return refused('drafts:refusal.unknown-term')
		const id = newId()
		await tx.insert(planItems).values({
			estateId: estate.id,
			id,
			versionId: draft.value.id,
			itemKey: requestKey,
			position: items.length,
			...words,
		})
		await writeFunds(tx, estate.id, id, funds)
		await touchDraft(tx, draft.value, estate, at)
		return done({ itemKey: requestKey })
	})
}
