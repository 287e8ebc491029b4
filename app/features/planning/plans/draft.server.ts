import { planItemFunds, planItems, planVersions } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { notFound } from '~/platform/respond.server'
import { done, type Result, refused } from '~/platform/result'
import { draftIn, itemsOfVersions, listTerms, type Version, type VersionItem } from './queries.server'
import type { Fund } from './types'

export type DraftRefusal = 'drafts:refusal.no-draft' | 'drafts:refusal.no-item' | 'drafts:refusal.changed-meanwhile'

/** Whether class and sources are among those of the reference data: a page of ours offers no others. */
export async function areKnown(tx: Tx, classCode: string, funds: readonly Fund[]): Promise<boolean> {
	const { classes, sources } = await listTerms(tx)
	const known = new Set(sources.map((source) => source.code))
	return classes.some((term) => term.code === classCode) && funds.every((fund) => known.has(fund.sourceCode))
}

/** How a deed on the draft is recorded. */
export function draftDeed(deed: string, estate: EstateFacts, subject: { kind: 'plan' | 'plan-item'; id?: string }) {
	return {
		deed,
		estateId: estate.id,
		regionPath: estate.regionPath,
		subjectKind: subject.kind,
		subjectId: subject.id ?? null,
	}
}

/** The draft that this actor may write. Whose capability does not reach here finds nothing. */
export async function openDraft(
	tx: Tx,
	actor: Actor,
	estate: EstateFacts,
): Promise<Result<Version, 'drafts:refusal.no-draft'>> {
	if (!may(actor, 'write-plan', placeOf(estate))) throw notFound()
	const draft = await draftIn(tx, estate.id)
	return draft ? done(draft) : refused('drafts:refusal.no-draft')
}

export async function openDraftItem(
	tx: Tx,
	actor: Actor,
	estate: EstateFacts,
	itemKey: string,
): Promise<
	Result<
		{ draft: Version; item: VersionItem; items: VersionItem[] },
		'drafts:refusal.no-draft' | 'drafts:refusal.no-item'
	>
> {
	const draft = await openDraft(tx, actor, estate)
	if (!draft.ok) return draft
	const items = await itemsOfVersions(estate.id, [draft.value.id], tx)
	const item = items.find((candidate) => candidate.itemKey === itemKey)
	return item ? done({ draft: draft.value, item, items }) : refused('drafts:refusal.no-item')
}

export async function touchDraft(tx: Tx, draft: Version, estate: EstateFacts, at: number): Promise<void> {
	await tx
		.update(planVersions)
		.set({ updatedAt: at })
		.where(and(eq(planVersions.estateId, estate.id), eq(planVersions.id, draft.id), eq(planVersions.number, 0)))
}

export async function writeFunds(tx: Tx, estateId: string, itemId: string, funds: readonly Fund[]): Promise<void> {
	await tx.delete(planItemFunds).where(and(eq(planItemFunds.estateId, estateId), eq(planItemFunds.itemId, itemId)))
	if (funds.length === 0) return
	await tx.insert(planItemFunds).values(funds.map((fund) => ({ estateId, itemId, ...fund })))
}

export async function writePositions(tx: Tx, estateId: string, items: readonly VersionItem[]): Promise<void> {
	for (const [position, item] of items.entries()) {
		await tx
			.update(planItems)
			.set({ position })
			.where(and(eq(planItems.estateId, estateId), eq(planItems.id, item.id)))
	}
}
