CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vote_matters_append_only BEFORE UPDATE OR DELETE ON vote_matters
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vote_matters_no_truncate BEFORE TRUNCATE ON vote_matters
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER roll_units_append_only BEFORE UPDATE OR DELETE ON roll_units
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER roll_units_no_truncate BEFORE TRUNCATE ON roll_units
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER roll_exclusions_append_only BEFORE UPDATE OR DELETE ON roll_exclusions
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER roll_exclusions_no_truncate BEFORE TRUNCATE ON roll_exclusions
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vote_scope_units_append_only BEFORE UPDATE OR DELETE ON vote_scope_units
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vote_scope_units_no_truncate BEFORE TRUNCATE ON vote_scope_units
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vote_extensions_append_only BEFORE UPDATE OR DELETE ON vote_extensions
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vote_extensions_no_truncate BEFORE TRUNCATE ON vote_extensions
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ballots_append_only BEFORE UPDATE OR DELETE ON ballots
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ballots_no_truncate BEFORE TRUNCATE ON ballots
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ballot_choices_append_only BEFORE UPDATE OR DELETE ON ballot_choices
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ballot_choices_no_truncate BEFORE TRUNCATE ON ballot_choices
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ballot_voids_append_only BEFORE UPDATE OR DELETE ON ballot_voids
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ballot_voids_no_truncate BEFORE TRUNCATE ON ballot_voids
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER paper_entries_append_only BEFORE UPDATE OR DELETE ON paper_entries
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER paper_entries_no_truncate BEFORE TRUNCATE ON paper_entries
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ballot_deliveries_append_only BEFORE UPDATE OR DELETE ON ballot_deliveries
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ballot_deliveries_no_truncate BEFORE TRUNCATE ON ballot_deliveries
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER visits_append_only BEFORE UPDATE OR DELETE ON visits
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER visits_no_truncate BEFORE TRUNCATE ON visits
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vote_reminders_append_only BEFORE UPDATE OR DELETE ON vote_reminders
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vote_reminders_no_truncate BEFORE TRUNCATE ON vote_reminders
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER municipal_imports_append_only BEFORE UPDATE OR DELETE ON municipal_imports
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER municipal_imports_no_truncate BEFORE TRUNCATE ON municipal_imports
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vote_cosignatures_append_only BEFORE UPDATE OR DELETE ON vote_cosignatures
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vote_cosignatures_no_truncate BEFORE TRUNCATE ON vote_cosignatures
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vote_log_leaves_append_only BEFORE UPDATE OR DELETE ON vote_log_leaves
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vote_log_leaves_no_truncate BEFORE TRUNCATE ON vote_log_leaves
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vote_heads_append_only BEFORE UPDATE OR DELETE ON vote_heads
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vote_heads_no_truncate BEFORE TRUNCATE ON vote_heads
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER reviews_append_only BEFORE UPDATE OR DELETE ON reviews
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER reviews_no_truncate BEFORE TRUNCATE ON reviews
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER rule_profiles_frozen BEFORE UPDATE OF id, code, version, region_path, applies, valid_from, valid_to, rules, created_by, created_at ON rule_profiles
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER rule_profiles_no_delete BEFORE DELETE ON rule_profiles
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER rule_profiles_no_truncate BEFORE TRUNCATE ON rule_profiles
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER votes_frozen BEFORE UPDATE OF estate_id, id, plan_version_id, profile_id, title, scope_kind, scope_id, notice_posted_day, opens_at, announced_at, announced_by, request_key, concerns_parking, silence_clause_file_id, silence_clause_day ON votes
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER votes_no_delete BEFORE DELETE ON votes
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER votes_no_truncate BEFORE TRUNCATE ON votes
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER paper_ballots_frozen BEFORE UPDATE OF estate_id, id, vote_id, voter_id, unit_id, mode, photo_file_id, received_at, received_by, request_key ON paper_ballots
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER paper_ballots_no_delete BEFORE DELETE ON paper_ballots
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER paper_ballots_no_truncate BEFORE TRUNCATE ON paper_ballots
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vote_objections_frozen BEFORE UPDATE OF estate_id, id, vote_id, kind, unit_id, ballot_id, raised_by, body, raised_at, request_key ON vote_objections
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vote_objections_no_delete BEFORE DELETE ON vote_objections
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER vote_objections_no_truncate BEFORE TRUNCATE ON vote_objections
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER delegations_frozen BEFORE UPDATE OF estate_id, id, vote_id, voter_id, holder_id, granted_by, recorded_by, recorded_at, file_id, request_key ON delegations
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER delegations_no_delete BEFORE DELETE ON delegations
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER delegations_no_truncate BEFORE TRUNCATE ON delegations
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER roll_voters_frozen BEFORE UPDATE OF estate_id, vote_id, id, number, area, unit_count, building_id, owner_ids ON roll_voters
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER roll_voters_no_delete BEFORE DELETE ON roll_voters
FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER roll_voters_no_truncate BEFORE TRUNCATE ON roll_voters
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER votes_onward BEFORE UPDATE ON votes FOR EACH ROW WHEN ((NEW.closes_at <> OLD.closes_at AND (NEW.closes_at < OLD.closes_at OR OLD.closed_at IS NOT NULL OR OLD.cancelled_at IS NOT NULL))
	OR (OLD.opened_at IS NOT NULL AND NEW.opened_at IS NULL)
	OR (OLD.closed_at IS NOT NULL AND NEW.closed_at IS NULL)
	OR (OLD.cancelled_at IS NOT NULL AND NEW.cancelled_at IS NULL)
	OR (OLD.result_announced_at IS NOT NULL AND (NEW.result_announced_at IS NULL OR NEW.passed <> OLD.passed OR (OLD.cancelled_at IS NULL AND NEW.cancelled_at IS NOT NULL))))
EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION plan_versions_refuse_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.number > 0 THEN
		RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'restrict_violation';
	END IF;
	IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER plan_versions_published BEFORE UPDATE OR DELETE ON plan_versions
FOR EACH ROW EXECUTE FUNCTION plan_versions_refuse_published();
--> statement-breakpoint
CREATE FUNCTION plan_items_refuse_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT 1 FROM plan_versions v WHERE v.estate_id = OLD.estate_id AND v.id = OLD.version_id AND v.number > 0) THEN
		RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'restrict_violation';
	END IF;
	IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER plan_items_published BEFORE UPDATE OR DELETE ON plan_items
FOR EACH ROW EXECUTE FUNCTION plan_items_refuse_published();
--> statement-breakpoint
CREATE FUNCTION plan_item_funds_refuse_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF EXISTS (SELECT 1 FROM plan_items i JOIN plan_versions v ON v.estate_id = i.estate_id AND v.id = i.version_id
	WHERE i.estate_id = OLD.estate_id AND i.id = OLD.item_id AND v.number > 0) THEN
		RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'restrict_violation';
	END IF;
	IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER plan_item_funds_published BEFORE UPDATE OR DELETE ON plan_item_funds
FOR EACH ROW EXECUTE FUNCTION plan_item_funds_refuse_published();
--> statement-breakpoint
CREATE FUNCTION files_refuse_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.subject_kind = 'plan-item' AND EXISTS (SELECT 1 FROM plan_items i JOIN plan_versions v ON v.estate_id = i.estate_id AND v.id = i.version_id
	WHERE i.estate_id = OLD.estate_id AND i.id = OLD.subject_id AND v.number > 0) THEN
		RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'restrict_violation';
	END IF;
	IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
	RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER files_published BEFORE UPDATE OR DELETE ON files
FOR EACH ROW EXECUTE FUNCTION files_refuse_published();
