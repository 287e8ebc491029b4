/** A published version of a plan (number 1 and up), its items, who pays and its files never change. OLD is the row in question. */
const published: Record<string, string> = {
	plan_versions: 'OLD.number > 0',
	plan_items: `EXISTS (SELECT 1 FROM plan_versions v WHERE v.estate_id = OLD.estate_id AND v.id = OLD.version_id AND v.number > 0)`,
	plan_item_funds: `EXISTS (SELECT 1 FROM plan_items i JOIN plan_versions v ON v.estate_id = i.estate_id AND v.id = i.version_id
	WHERE i.estate_id = OLD.estate_id AND i.id = OLD.item_id AND v.number > 0)`,
	files: `OLD.subject_kind = 'plan-item' AND EXISTS (SELECT 1 FROM plan_items i JOIN plan_versions v ON v.estate_id = i.estate_id AND v.id = i.version_id
	WHERE i.estate_id = OLD.estate_id AND i.id = OLD.subject_id AND v.number > 0)`,
}

function sqliteTriggers([table, condition]: [string, string]) {
	return ['UPDATE', 'DELETE'].map(
		(event) =>
			`CREATE TRIGGER ${table}_published_no_${event.toLowerCase()} BEFORE ${event} ON ${table} WHEN ${condition}\nBEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;`,
	)
}

function postgresTriggers([table, condition]: [string, string]) {
	return [
		`CREATE FUNCTION ${table}_refuse_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF ${condition} THEN
		RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'restrict_violation';
	END IF;
	IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
	RETURN NEW;
END $$;`,
		`CREATE TRIGGER ${table}_published BEFORE UPDATE OR DELETE ON ${table}\nFOR EACH ROW EXECUTE FUNCTION ${table}_refuse_published();`,
	]
}

export function frozenPlanStatements(engine: 'sqlite' | 'postgres'): string[] {
	return Object.entries(published).flatMap(engine === 'sqlite' ? sqliteTriggers : postgresTriggers)
}
