import { files } from 'db/schema'
import { read } from 'db/store.server'
import { and, eq } from 'drizzle-orm'

/** The clause by which silence counts in some vote of the estate: posted with the notice, for everyone to read. */
export async function silenceClauseFile(estateId: string, fileId: string) {
	const [file] = await read
		.select({
			storageName: files.storageName,
			fileName: files.fileName,
			mediaType: files.mediaType,
			contentHash: files.contentHash,
		})
		.from(files)
		.where(and(eq(files.estateId, estateId), eq(files.id, fileId), eq(files.subjectKind, 'silence-clause')))
		.limit(1)
	return file ?? null
}
