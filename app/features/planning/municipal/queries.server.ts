import { municipalImports, people } from 'db/schema'
import { read } from 'db/store.server'
import { and, desc, eq } from 'drizzle-orm'

/** The files taken into a vote, the latest first. */
export function importsOf(estateId: string, voteId: string) {
	return read
		.select({
			id: municipalImports.id,
			fileName: municipalImports.fileName,
			rows: municipalImports.rows,
			taken: municipalImports.taken,
			importedAt: municipalImports.importedAt,
			by: people.displayName,
		})
		.from(municipalImports)
		.leftJoin(people, eq(people.id, municipalImports.importedBy))
		.where(and(eq(municipalImports.estateId, estateId), eq(municipalImports.voteId, voteId)))
		.orderBy(desc(municipalImports.importedAt))
		.limit(200)
}
