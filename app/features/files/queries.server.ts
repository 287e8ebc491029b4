import { files, planItems, planVersions } from 'db/schema'
import { type Read, read } from 'db/store.server'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { storedBefore } from './folder.server'

/** A file as pages show it. */
export interface FileEntry {
	id: string
	subjectId: string
	fileName: string
	mediaType: 'image/webp' | 'application/pdf'
	caption: string
	size: number
	width: number | null
	height: number | null
	contentHash: string
}

const entryColumns = {
	id: files.id,
	subjectId: files.subjectId,
	fileName: files.fileName,
	mediaType: files.mediaType,
	caption: files.caption,
	size: files.size,
	width: files.width,
	height: files.height,
	contentHash: files.contentHash,
}

/** The files of many subjects in one query, in the order in which they were added. */
export async function filesOf(
	estateId: string,
	subjectKind: 'plan-item' | 'plan-version' | 'notice',
	subjectIds: readonly string[],
	from: Read = read,
): Promise<FileEntry[]> {
	if (subjectIds.length === 0) return []
	return from
		.select(entryColumns)
		.from(files)
		.where(
			and(eq(files.estateId, estateId), eq(files.subjectKind, subjectKind), inArray(files.subjectId, [...subjectIds])),
		)
		.orderBy(asc(files.uploadedAt), asc(files.contentHash))
}

/** A plan's file with the number of its version: 0 is the draft, which only those who write the plan see. */
export async function findPlanFile(estateId: string, fileId: string) {
	const [file] = await read
		.select({
			storageName: files.storageName,
			fileName: files.fileName,
			mediaType: files.mediaType,
			contentHash: files.contentHash,
			versionNumber: planVersions.number,
		})
		.from(files)
		.innerJoin(planItems, and(eq(planItems.estateId, files.estateId), eq(planItems.id, files.subjectId)))
		.innerJoin(
			planVersions,
			and(eq(planVersions.estateId, planItems.estateId), eq(planVersions.id, planItems.versionId)),
		)
		.where(and(eq(files.estateId, estateId), eq(files.id, fileId), eq(files.subjectKind, 'plan-item')))
		.limit(1)
	return file ?? null
}

/** Of these names, those that some row still uses. */
export async function usedNames(names: readonly string[], from: Read = read): Promise<Set<string>> {
	const used = new Set<string>()
	for (let start = 0; start < names.length; start += 500) {
		const rows = await from
			.selectDistinct({ name: files.storageName })
			.from(files)
			.where(inArray(files.storageName, names.slice(start, start + 500)))
		for (const row of rows) used.add(row.name)
	}
	return used
}

/** Bytes older than `before` that no row names: a crash between the bytes and their row leaves them. */
export async function orphans(before: number): Promise<string[]> {
	const names = await storedBefore(before)
	const used = await usedNames(names)
	return names.filter((name) => !used.has(name))
}
