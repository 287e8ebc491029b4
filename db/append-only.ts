import { frozenPlanStatements } from './frozen-plans'

/** Tables that grow only. Triggers of both engines refuse UPDATE, DELETE, REPLACE, UPSERT and TRUNCATE on them. */
export const appendOnlyTables = [
	'audit_entries',
	'vote_matters',
	'roll_units',
	'roll_exclusions',
	'vote_scope_units',
	'vote_extensions',
	'ballots',
	'ballot_choices',
	'ballot_voids',
	'paper_entries',
	'ballot_deliveries',
	'visits',
	'vote_reminders',
	'municipal_imports',
	'vote_cosignatures',
	'vote_log_leaves',
	'vote_heads',
	'reviews',
] as const

/** Rows that stay, with the columns that may still change: where a vote stands, and the number of a voter's latest ballot. */
export const lasting: Record<string, { frozen: readonly string[] }> = {
	rule_profiles: {
		frozen: [
			'id',
			'code',
			'version',
			'region_path',
			'applies',
			'valid_from',
			'valid_to',
			'rules',
			'created_by',
			'created_at',
		],
	},
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
			'announced_at',
			'announced_by',
			'request_key',
			'concerns_parking',
			'silence_clause_file_id',
			'silence_clause_day',
		],
	},
	paper_ballots: {
		frozen: [
			'estate_id',
			'id',
			'vote_id',
			'voter_id',
			'unit_id',
			'mode',
			'photo_file_id',
			'received_at',
			'received_by',
			'request_key',
		],
	},
	vote_objections: {
		frozen: [
			'estate_id',
			'id',
			'vote_id',
			'kind',
			'unit_id',
			'ballot_id',
			'raised_by',
			'body',
			'raised_at',
			'request_key',
		],
	},
	delegations: {
		frozen: [
			'estate_id',
			'id',
			'vote_id',
			'voter_id',
			'holder_id',
			'granted_by',
			'recorded_by',
			'recorded_at',
			'file_id',
			'request_key',
		],
	},
	roll_voters: { frozen: ['estate_id', 'vote_id', 'id', 'number', 'area', 'unit_count', 'building_id', 'owner_ids'] },
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

/** What may no longer move once it stands: the closing only forward and only while no count is made, stages only onward. */
const onward = `(NEW.closes_at <> OLD.closes_at AND (NEW.closes_at < OLD.closes_at OR OLD.closed_at IS NOT NULL OR OLD.cancelled_at IS NOT NULL))
	OR (OLD.opened_at IS NOT NULL AND NEW.opened_at IS NULL)
	OR (OLD.closed_at IS NOT NULL AND NEW.closed_at IS NULL)
	OR (OLD.cancelled_at IS NOT NULL AND NEW.cancelled_at IS NULL)
	OR (OLD.result_announced_at IS NOT NULL AND (NEW.result_announced_at IS NULL OR NEW.passed <> OLD.passed OR (OLD.cancelled_at IS NULL AND NEW.cancelled_at IS NOT NULL)))`

function onwardTriggers(engine: 'sqlite' | 'postgres'): string[] {
	if (engine === 'sqlite')
		return [
			`CREATE TRIGGER votes_onward BEFORE UPDATE ON votes WHEN ${onward}\nBEGIN SELECT RAISE(ABORT, 'the stages of a vote only go on'); END;`,
		]
	return [
		`CREATE TRIGGER votes_onward BEFORE UPDATE ON votes FOR EACH ROW WHEN (${onward})\nEXECUTE FUNCTION refuse_change();`,
	]
}

/** The migration that puts the triggers in place. */
export function appendOnlyStatements(engine: 'sqlite' | 'postgres', tables: readonly string[]): string[] {
	const rows = Object.entries(lasting).flatMap(([table, { frozen }]) => lastingTriggers(engine, table, frozen))
	const last = [...rows, ...onwardTriggers(engine), ...frozenPlanStatements(engine)]
	if (engine === 'sqlite') return [...tables.flatMap(sqliteTriggers), ...last]
	return [refuseChange, ...tables.flatMap(postgresTriggers), ...last]
}
