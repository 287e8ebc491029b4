import { type fileSubjects, files } from 'db/schema'
import type { Tx } from 'db/store.server'
import { and, eq } from 'drizzle-orm'
import { newId } from '~/platform/id'
import type { StoredUpload } from './store-upload.server'

export interface Subject {
	estateId: string
	subjectKind: (typeof fileSubjects)[number]
	subjectId: string
}

/** The row of a stored upload. The same file on the same subject again keeps the first row: `kept` is then false. */
export async function keepUpload(
	tx: Tx,
	subject: Subject,
	{ upload, caption, by }: { upload: StoredUpload; caption: string; by: string },
	at: number,
): Promise<{ fileId: string; kept: boolean }> {
	const id = newId()
	const rows = await tx
		.insert(files)
		.values({ ...subject, ...upload, id, caption, uploadedBy: by, uploadedAt: at })
		.onConflictDoNothing()
		.returning({ id: files.id })
	return { fileId: id, kept: rows.length > 0 }
}

/** Gives another subject rows of its own for the same bytes. */
export async function copyFiles(
	tx: Tx,
	{ estateId, subjectKind }: Omit<Subject, 'subjectId'>,
	fromId: string,
	toId: string,
): Promise<void> {
	const rows = await tx
		.select()
		.from(files)
		.where(and(eq(files.estateId, estateId), eq(files.subjectKind, subjectKind), eq(files.subjectId, fromId)))
	if (rows.length === 0) return
	await tx.insert(files).values(rows.map((row) => ({ ...row, id: newId(), subjectId: toId })))
}

/** Takes a subject's files away, or one of them; answers the names whose bytes `removeUnused` looks after the commit. */
export async function forgetFiles(tx: Tx, subject: Subject, fileId?: string): Promise<string[]> {
	const rows = await tx
		.delete(files)
		.where(
			and(
				eq(files.estateId, subject.estateId),
				eq(files.subjectKind, subject.subjectKind),
				eq(files.subjectId, subject.subjectId),
				fileId === undefined ? undefined : eq(files.id, fileId),
			),
		)
		.returning({ storageName: files.storageName })
	return rows.map((row) => row.storageName)
}
