import { frozenPlanStatements } from './frozen-plans'

/** Tables that grow only. Triggers of both engines refuse UPDATE, DELETE, REPLACE, UPSERT and TRUNCATE on them. */
export const appendOnlyTables = [
	'audit_entries',
	'vote_matters',
	'roll_units',
	'ballots',
	'ballot_choices',
	'vote_log_leaves',
	'vote_heads',
	'reviews',
] as const

/** Rows that stay, with the columns that may still change: where a vote stands, and the number of a voter's latest ballot. */
export const lasting: Record<string, { frozen: readonly string[] }> = {
	votes: {
		frozen: [
			'estate_id',
			'id',
			'plan_version_id',
			'profile_id',
			'title',
			'scope_kind',
			'scope_id',
			'notice_posted_day',
			'opens_at',
			'closes_at',
			'announced_at',
			'announced_by',
			'request_key',
		],
	},
	roll_voters: { frozen: ['estate_id', 'vote_id', 'id', 'area', 'unit_count', 'building_id', 'owner_ids'] },
}

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

function lastingTriggers(engine: 'sqlite' | 'postgres', table: string, frozen: readonly string[]) {
	const update = `CREATE TRIGGER ${table}_frozen BEFORE UPDATE OF ${frozen.join(', ')} ON ${table}`
	const remove = `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table}`
	if (engine === 'sqlite') {
		const refuse = `BEGIN SELECT RAISE(ABORT, '${table} is frozen'); END;`
		return [`${update}\n${refuse}`, `${remove}\n${refuse}`]
	}
	const empty = `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}\nFOR EACH STATEMENT EXECUTE FUNCTION refuse_change();`
	return [...[update, remove].map((head) => `${head}\nFOR EACH ROW EXECUTE FUNCTION refuse_change();`), empty]
}

const refuseChange = `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;`

/** The migration that puts the triggers in place. */
export function appendOnlyStatements(engine: 'sqlite' | 'postgres', tables: readonly string[]): string[] {
	const rows = Object.entries(lasting).flatMap(([table, { frozen }]) => lastingTriggers(engine, table, frozen))
	const last = [...rows, ...frozenPlanStatements(engine)]
	if (engine === 'sqlite') return [...tables.flatMap(sqliteTriggers), ...last]
	return [refuseChange, ...tables.flatMap(postgresTriggers), ...last]
}
