import { fundSources, itemClasses, planItemFunds, planItems, planVersions } from 'db/schema'
import { keptRead, preparedRead, type Read, read } from 'db/store.server'
import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import { type FileEntry, filesOf } from '~/features/files/queries.server'
import { memo } from '~/platform/request-scope.server'
import type { Fund, PlanContent, Term } from './types'

export interface Version {
	id: string
	planId: string
	/** 0 for the draft, else 1, 2, … */
	number: number
	title: string
	summary: string
	changeNote: string
	contentHash: string | null
	publishedAt: number | null
}

export interface PublishedVersion extends Version {
	contentHash: string
	publishedAt: number
}

export interface VersionItem {
	id: string
	versionId: string
	itemKey: string
	classCode: string
	name: string
	description: string
	costFen: number
	funds: Fund[]
	files: FileEntry[]
}

const versionColumns = {
	id: planVersions.id,
	planId: planVersions.planId,
	number: planVersions.number,
	title: planVersions.title,
	summary: planVersions.summary,
	changeNote: planVersions.changeNote,
	contentHash: planVersions.contentHash,
	publishedAt: planVersions.publishedAt,
}

function published(version: Version | undefined): PublishedVersion | null {
	if (!version) return null
	const { contentHash, publishedAt } = version
	return contentHash !== null && publishedAt !== null ? { ...version, contentHash, publishedAt } : null
}

/** The version in force: the highest published one. */
export function currentPlan(estateId: string): Promise<PublishedVersion | null> {
	return memo(`current-plan:${estateId}`, () => currentVersionIn(read, estateId))
}

const currentRow = preparedRead((db) =>
	db
		.select(versionColumns)
		.from(planVersions)
		.where(and(eq(planVersions.estateId, sql.placeholder('estateId')), gt(planVersions.number, 0)))
		.orderBy(desc(planVersions.number))
		.limit(1),
)

/** The same within a deed. */
export async function currentVersionIn(from: Read, estateId: string): Promise<PublishedVersion | null> {
	const [version] = await currentRow(from, { estateId })
	return published(version)
}

export async function publishedVersion(estateId: string, number: number): Promise<PublishedVersion | null> {
	if (!Number.isSafeInteger(number) || number < 1) return null
	const [version] = await read
		.select(versionColumns)
		.from(planVersions)
		.where(and(eq(planVersions.estateId, estateId), eq(planVersions.number, number)))
		.limit(1)
	return published(version)
}

/** All published versions, the latest first. */
export async function publishedVersions(estateId: string): Promise<PublishedVersion[]> {
	const versions = await read
		.select(versionColumns)
		.from(planVersions)
		.where(and(eq(planVersions.estateId, estateId), gt(planVersions.number, 0)))
		.orderBy(desc(planVersions.number))
	return versions.flatMap((version) => published(version) ?? [])
}

export async function draftIn(from: Read, estateId: string): Promise<Version | null> {
	const [version] = await from
		.select(versionColumns)
		.from(planVersions)
		.where(and(eq(planVersions.estateId, estateId), eq(planVersions.number, 0)))
		.limit(1)
	return version ?? null
}

export async function versionOfId(from: Read, estateId: string, versionId: string): Promise<Version | null> {
	const [version] = await from
		.select(versionColumns)
		.from(planVersions)
		.where(and(eq(planVersions.estateId, estateId), eq(planVersions.id, versionId)))
		.limit(1)
	return version ?? null
}

/** The items of some versions with who pays and their files: three queries, whatever their number. */
export async function itemsOfVersions(
	estateId: string,
	versionIds: readonly string[],
	from: Read = read,
): Promise<VersionItem[]> {
	if (versionIds.length === 0) return []
	const ofVersions = and(eq(planItems.estateId, estateId), inArray(planItems.versionId, [...versionIds]))
	const items = await from
		.select({
			id: planItems.id,
			versionId: planItems.versionId,
			itemKey: planItems.itemKey,
			classCode: planItems.classCode,
			name: planItems.name,
			description: planItems.description,
			costFen: planItems.costFen,
		})
		.from(planItems)
		.where(ofVersions)
		.orderBy(asc(planItems.position), asc(planItems.id))
	const funds = await from
		.select({
			itemId: planItemFunds.itemId,
			sourceCode: planItemFunds.sourceCode,
			amountFen: planItemFunds.amountFen,
		})
		.from(planItemFunds)
		.innerJoin(planItems, and(eq(planItems.estateId, planItemFunds.estateId), eq(planItems.id, planItemFunds.itemId)))
		.innerJoin(fundSources, eq(fundSources.code, planItemFunds.sourceCode))
		.where(ofVersions)
		.orderBy(asc(fundSources.position))
	const photos = await filesOf(
		estateId,
		'plan-item',
		items.map((item) => item.id),
		from,
	)
	const fundsByItem = Map.groupBy(funds, (fund) => fund.itemId)
	const filesByItem = Map.groupBy(photos, (file) => file.subjectId)
	return items.map((item) => ({
		...item,
		funds: (fundsByItem.get(item.id) ?? []).map(({ sourceCode, amountFen }) => ({ sourceCode, amountFen })),
		files: filesByItem.get(item.id) ?? [],
	}))
}

export function versionItems(estateId: string, versionId: string): Promise<VersionItem[]> {
	return itemsOfVersions(estateId, [versionId])
}

/** Whether any published version has this item. */
export async function hasItem(estateId: string, itemKey: string): Promise<boolean> {
	const [item] = await read
		.select({ id: planItems.id })
		.from(planItems)
		.innerJoin(
			planVersions,
			and(eq(planVersions.estateId, planItems.estateId), eq(planVersions.id, planItems.versionId)),
		)
		.where(and(eq(planItems.estateId, estateId), eq(planItems.itemKey, itemKey), gt(planVersions.number, 0)))
		.limit(1)
	return item !== undefined
}

/** What a version says, as it is hashed and compared. */
export function contentOf(version: Version, items: readonly VersionItem[]): PlanContent {
	const { title, summary, changeNote } = version
	return { title, summary, changeNote, items }
}

export async function listTerms(from: Read = read): Promise<{ classes: Term[]; sources: Term[] }> {
	const classes = await from
		.select({ code: itemClasses.code, nameZh: itemClasses.nameZh, nameEn: itemClasses.nameEn })
		.from(itemClasses)
		.orderBy(asc(itemClasses.position))
	const sources = await from
		.select({ code: fundSources.code, nameZh: fundSources.nameZh, nameEn: fundSources.nameEn })
		.from(fundSources)
		.orderBy(asc(fundSources.position))
	return { classes, sources }
}

export interface PlanSummary {
	number: number
	title: string
	publishedAt: number
	itemCount: number
	costFen: number
	/** At most five, in the plan's order. */
	firstItems: { itemKey: string; name: string; class: Term; costFen: number; ownersFen: number }[]
}

const summaryRows = preparedRead((db) =>
	db
		.select({
			itemKey: planItems.itemKey,
			name: planItems.name,
			costFen: planItems.costFen,
			class: { code: itemClasses.code, nameZh: itemClasses.nameZh, nameEn: itemClasses.nameEn },
			ownersFen: planItemFunds.amountFen,
		})
		.from(planItems)
		.innerJoin(itemClasses, eq(itemClasses.code, planItems.classCode))
		.leftJoin(
			planItemFunds,
			and(
				eq(planItemFunds.estateId, planItems.estateId),
				eq(planItemFunds.itemId, planItems.id),
				eq(planItemFunds.sourceCode, 'owners'),
			),
		)
		.where(
			and(eq(planItems.estateId, sql.placeholder('estateId')), eq(planItems.versionId, sql.placeholder('versionId'))),
		)
		.orderBy(asc(planItems.position), asc(planItems.id)),
)

/** The plan on the estate's page; null before the first publication. Two queries. */
export const planSummary = keptRead(
	[itemClasses, planItemFunds, planItems, planVersions],
	async (estateId: string): Promise<PlanSummary | null> => {
		const version = await currentPlan(estateId)
		if (!version) return null
		const items = await summaryRows(read, { estateId, versionId: version.id })
		return {
			number: version.number,
			title: version.title,
			publishedAt: version.publishedAt,
			itemCount: items.length,
			costFen: items.reduce((sum, item) => sum + item.costFen, 0),
			firstItems: items.slice(0, 5).map((item) => ({ ...item, ownersFen: item.ownersFen ?? 0 })),
		}
	},
)
