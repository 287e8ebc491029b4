/** The chain of causes: drizzle wraps PostgreSQL's errors, SQLite's come bare. */
function* causes(error: unknown): Generator<Error> {
	for (let current = error; current instanceof Error; current = current.cause) yield current
}

function codes(error: unknown): string[] {
	return [...causes(error)].flatMap((cause) => ('code' in cause && typeof cause.code === 'string' ? [cause.code] : []))
}

/** The five characters of an SQLSTATE, if PostgreSQL caused the error. */
export function postgresCode(error: unknown): string | undefined {
	return codes(error).find((code) => /^[0-9A-Z]{5}$/.test(code))
}

const uniqueViolations = ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505']

/** Whether a unique index or primary key refused the row. */
export function isUniqueViolation(error: unknown): boolean {
	return codes(error).some((code) => uniqueViolations.includes(code))
}

/** Whether the disk of the database has no room for what was to be written. Nothing of it was kept. */
export function isStoreFull(error: unknown): boolean {
	return codes(error).some((code) => code === 'SQLITE_FULL' || code === '53100')
}
