import { and, type Column, gte, lt, or, type SQL, sql } from 'drizzle-orm'

/** Rows whose region path lies within one of these; no row when there are none. */
export function withinRegions(column: Column, paths: readonly string[]): SQL {
	const nothing = sql`1 = 0`
	const ranges = paths.map((path) => and(gte(column, path), lt(column, `${path.slice(0, -1)}0`)))
	return or(...ranges) ?? nothing
}
