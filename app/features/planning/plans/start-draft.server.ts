import { planItemFunds, planItems, plans, planVersions } from 'db/schema'
import type { Tx } from 'db/store.server'
import { eq } from 'drizzle-orm'
import { perform } from '~/features/audit/perform.server'
import { type EstateFacts, placeOf } from '~/features/estates/find-estate.server'
import { copyFiles } from '~/features/files/keep-upload.server'
import { may } from '~/features/identity/access'
import type { Actor } from '~/features/identity/types'
import { newId } from '~/platform/id'
import { notFound } from '~/platform/respond.server'
import { done, type Result } from '~/platform/result'
import { draftDeed } from './draft.server'
import { currentVersionIn, draftIn, itemsOfVersions, type VersionItem } from './queries.server'

/** Makes the one draft of the estate's plan: from the version in force, or empty. A draft that is there stays. */
export function startDraft(
	actor: Actor,
	{ estate }: { estate: EstateFacts },
	at: number,
): Promise<Result<{ versionId: string; from: number }, never>> {
	return perform(
		actor,
		draftDeed('start-plan-draft', estate, { kind: 'plan' }),
		at,
		async (tx) => {
			if (!may(actor, 'write-plan', placeOf(estate))) throw notFound()
			const current = await currentVersionIn(tx, estate.id)
			const from = current?.number ?? 0
			const draft = await draftIn(tx, estate.id)
			if (draft) return done({ versionId: draft.id, from })
			const planId = current?.planId ?? (await onePlan(tx, estate.id, at))
			const versionId = newId()
			await tx.insert(planVersions).values({
				estateId: estate.id,
				id: versionId,
				planId,
				number: 0,
				title: current?.title ?? '',
				summary: current?.summary ?? '',
				changeNote: '',
				createdAt: at,
				updatedAt: at,
			})
			if (current) await copyItems(tx, estate.id, await itemsOfVersions(estate.id, [current.id], tx), versionId)
			return done({ versionId, from })
		},
		({ versionId, from }) => ({ subjectId: versionId, detail: { from } }),
	)
}

async function onePlan(tx: Tx, estateId: string, at: number): Promise<string> {
	const [plan] = await tx.select({ id: plans.id }).from(plans).where(eq(plans.estateId, estateId)).limit(1)
	if (plan) return plan.id
	const id = newId()
	await tx.insert(plans).values({ estateId, id, createdAt: at })
	return id
}

/** The items keep their keys; their files point to the same bytes. */
async function copyItems(tx: Tx, estateId: string, items: readonly VersionItem[], versionId: string): Promise<void> {
	for (const [position, item] of items.entries()) {
		const { itemKey, classCode, name, description, costFen, funds } = item
		const id = newId()
		await tx
			.insert(planItems)
			.values({ estateId, id, versionId, itemKey, position, classCode, name, description, costFen })
		if (funds.length > 0) {
			await tx.insert(planItemFunds).values(funds.map((fund) => ({ estateId, itemId: id, ...fund })))
		}
		if (item.files.length > 0) await copyFiles(tx, { estateId, subjectKind: 'plan-item' }, item.id, id)
	}
}
