import type { Database } from 'better-sqlite3'

const writes = /^\s*(?:insert\s+(?:or\s+\w+\s+)?into|replace\s+into|update(?:\s+or\s+\w+)?|delete\s+from)\s+"?(\w+)"?/i
const reads = /^\s*(?:select|explain|pragma)\b/i

/**
 * Counts for each table the commits that wrote to it, so that an answer can be kept until its tables change. What another
 * process commits (a script beside the portal) shows in `data_version` and counts for every table.
 */
export function tableVersions(writing: Database) {
	const versions = new Map<string, number>()
	const uncommitted = new Set<string>()
	const dataVersion = writing.prepare('PRAGMA data_version').pluck()
	let everything = 0
	let seen = dataVersion.get()
	return {
		note(query: string) {
			if (reads.test(query)) return
			uncommitted.add(writes.exec(query)?.[1]?.toLowerCase() ?? '')
		},
		committed() {
			for (const table of uncommitted) {
				if (table === '') everything += 1
				else versions.set(table, (versions.get(table) ?? 0) + 1)
			}
			uncommitted.clear()
		},
		asOf(tables: readonly string[]): number {
			const now = dataVersion.get()
			if (now !== seen) everything += 1
			seen = now
			return tables.reduce((sum, table) => sum + (versions.get(table) ?? 0), everything)
		},
	}
}
