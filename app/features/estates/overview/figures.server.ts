import { comments, planItems } from 'db/schema'
import { read } from 'db/store.server'
import { and, asc, count, eq, isNull } from 'drizzle-orm'
import { type FileEntry, filesOf } from '~/features/files/queries.server'
import { currentPlan } from '~/features/planning/plans/queries.server'

/** Comments and replies on the plan and its items, hidden ones not counted. */
export async function commentTotal(estateId: string): Promise<number> {
	const [row] = await read
		.select({ count: count() })
		.from(comments)
		.where(and(eq(comments.estateId, estateId), isNull(comments.hiddenAt)))
	return row?.count ?? 0
}

/** The photos and drawings of the current plan's items. Two queries. */
export async function photosOf(estateId: string): Promise<FileEntry[]> {
	const version = await currentPlan(estateId)
	if (!version) return []
	const items = await read
		.select({ id: planItems.id })
		.from(planItems)
		.where(and(eq(planItems.estateId, estateId), eq(planItems.versionId, version.id)))
		.orderBy(asc(planItems.position))
	const files = await filesOf(
		estateId,
		'plan-item',
		items.map((item) => item.id),
	)
	return files.filter((file) => file.mediaType === 'image/webp').slice(0, 12)
}
