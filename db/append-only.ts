/** Tables that grow only. Triggers of both engines refuse UPDATE, DELETE, REPLACE, UPSERT and TRUNCATE on them. */
export const appendOnlyTables = ['audit_entries', 'ballots', 'ballot_choices', 'roll_units', 'reviews'] as const

function sqliteTriggers(table: string) {
	return ['UPDATE', 'DELETE'].map(
		(event) =>
			`CREATE TRIGGER ${table}_no_${event.toLowerCase()} BEFORE ${event} ON ${table}\nBEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`,
	)
}

function postgresTriggers(table: string) {
	return [
		`CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}\nFOR EACH ROW EXECUTE FUNCTION refuse_change();`,
		`CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}\nFOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`,
	]
}

const refuseChange = `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;`

/** The migration that puts the triggers in place. */
export function appendOnlyStatements(engine: 'sqlite' | 'postgres', tables: readonly string[]): string[] {
	return engine === 'sqlite' ? tables.flatMap(sqliteTriggers) : [refuseChange, ...tables.flatMap(postgresTriggers)]
}
