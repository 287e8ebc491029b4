import { files } from 'db/schema'
import type { Tx } from 'db/store.server'
import { newId } from '~/platform/id'
import type { StoredUpload } from './store-upload.server'

export interface Subject {
	estateId: string
	subjectKind: 'plan-item' | 'plan-version' | 'notice'
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
