import { perform } from '~/features/audit/perform.server'
import type { EstateFacts } from '~/features/estates/find-estate.server'
import type { Actor } from '~/features/identity/types'
import { done, type Result } from '~/platform/result'
import { type DraftRefusal, draftDeed, openDraftItem, touchDraft, writePositions } from './draft.server'
import { moved } from './rules'

/** Moves an item of the draft one place up or down. */
export function moveItem(
	actor: Actor,
	{ estate, itemKey, direction }: { estate: EstateFacts; itemKey: string; direction: 'up' | 'down' },
	at: number,
): Promise<Result<{ itemKey: string }, DraftRefusal>> {
	return perform(actor, draftDeed('move-plan-item', estate, { kind: 'plan-item', id: itemKey }), at, async (tx) => {
		const found = await openDraftItem(tx, actor, estate, itemKey)
		if (!found.ok) return found
		const { draft, items } = found.value
		const keys = items.map((item) => item.itemKey)
		const order = moved(keys, itemKey, direction)
		await writePositions(
			tx,
			estate.id,
			order.flatMap((key) => items.find((item) => item.itemKey === key) ?? []),
		)
		await touchDraft(tx, draft, estate, at)
		return done({ itemKey })
	})
}
