CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vote_matters_no_update BEFORE UPDATE ON vote_matters
BEGIN SELECT RAISE(ABORT, 'vote_matters is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vote_matters_no_delete BEFORE DELETE ON vote_matters
BEGIN SELECT RAISE(ABORT, 'vote_matters is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER roll_units_no_update BEFORE UPDATE ON roll_units
BEGIN SELECT RAISE(ABORT, 'roll_units is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER roll_units_no_delete BEFORE DELETE ON roll_units
BEGIN SELECT RAISE(ABORT, 'roll_units is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER roll_exclusions_no_update BEFORE UPDATE ON roll_exclusions
BEGIN SELECT RAISE(ABORT, 'roll_exclusions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER roll_exclusions_no_delete BEFORE DELETE ON roll_exclusions
BEGIN SELECT RAISE(ABORT, 'roll_exclusions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vote_scope_units_no_update BEFORE UPDATE ON vote_scope_units
BEGIN SELECT RAISE(ABORT, 'vote_scope_units is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vote_scope_units_no_delete BEFORE DELETE ON vote_scope_units
BEGIN SELECT RAISE(ABORT, 'vote_scope_units is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vote_extensions_no_update BEFORE UPDATE ON vote_extensions
BEGIN SELECT RAISE(ABORT, 'vote_extensions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vote_extensions_no_delete BEFORE DELETE ON vote_extensions
BEGIN SELECT RAISE(ABORT, 'vote_extensions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER ballots_no_update BEFORE UPDATE ON ballots
BEGIN SELECT RAISE(ABORT, 'ballots is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER ballots_no_delete BEFORE DELETE ON ballots
BEGIN SELECT RAISE(ABORT, 'ballots is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER ballot_choices_no_update BEFORE UPDATE ON ballot_choices
BEGIN SELECT RAISE(ABORT, 'ballot_choices is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER ballot_choices_no_delete BEFORE DELETE ON ballot_choices
BEGIN SELECT RAISE(ABORT, 'ballot_choices is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER ballot_voids_no_update BEFORE UPDATE ON ballot_voids
BEGIN SELECT RAISE(ABORT, 'ballot_voids is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER ballot_voids_no_delete BEFORE DELETE ON ballot_voids
BEGIN SELECT RAISE(ABORT, 'ballot_voids is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER paper_entries_no_update BEFORE UPDATE ON paper_entries
BEGIN SELECT RAISE(ABORT, 'paper_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER paper_entries_no_delete BEFORE DELETE ON paper_entries
BEGIN SELECT RAISE(ABORT, 'paper_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER ballot_deliveries_no_update BEFORE UPDATE ON ballot_deliveries
BEGIN SELECT RAISE(ABORT, 'ballot_deliveries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER ballot_deliveries_no_delete BEFORE DELETE ON ballot_deliveries
BEGIN SELECT RAISE(ABORT, 'ballot_deliveries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER visits_no_update BEFORE UPDATE ON visits
BEGIN SELECT RAISE(ABORT, 'visits is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER visits_no_delete BEFORE DELETE ON visits
BEGIN SELECT RAISE(ABORT, 'visits is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vote_reminders_no_update BEFORE UPDATE ON vote_reminders
BEGIN SELECT RAISE(ABORT, 'vote_reminders is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vote_reminders_no_delete BEFORE DELETE ON vote_reminders
BEGIN SELECT RAISE(ABORT, 'vote_reminders is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER municipal_imports_no_update BEFORE UPDATE ON municipal_imports
BEGIN SELECT RAISE(ABORT, 'municipal_imports is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER municipal_imports_no_delete BEFORE DELETE ON municipal_imports
BEGIN SELECT RAISE(ABORT, 'municipal_imports is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vote_cosignatures_no_update BEFORE UPDATE ON vote_cosignatures
BEGIN SELECT RAISE(ABORT, 'vote_cosignatures is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vote_cosignatures_no_delete BEFORE DELETE ON vote_cosignatures
BEGIN SELECT RAISE(ABORT, 'vote_cosignatures is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vote_log_leaves_no_update BEFORE UPDATE ON vote_log_leaves
BEGIN SELECT RAISE(ABORT, 'vote_log_leaves is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vote_log_leaves_no_delete BEFORE DELETE ON vote_log_leaves
BEGIN SELECT RAISE(ABORT, 'vote_log_leaves is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vote_heads_no_update BEFORE UPDATE ON vote_heads
BEGIN SELECT RAISE(ABORT, 'vote_heads is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER vote_heads_no_delete BEFORE DELETE ON vote_heads
BEGIN SELECT RAISE(ABORT, 'vote_heads is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER reviews_no_update BEFORE UPDATE ON reviews
BEGIN SELECT RAISE(ABORT, 'reviews is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER reviews_no_delete BEFORE DELETE ON reviews
BEGIN SELECT RAISE(ABORT, 'reviews is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER rule_profiles_frozen BEFORE UPDATE OF id, code, version, region_path, applies, valid_from, valid_to, rules, created_by, created_at ON rule_profiles
BEGIN SELECT RAISE(ABORT, 'rule_profiles is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER rule_profiles_no_delete BEFORE DELETE ON rule_profiles
BEGIN SELECT RAISE(ABORT, 'rule_profiles is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER votes_frozen BEFORE UPDATE OF estate_id, id, plan_version_id, profile_id, title, scope_kind, scope_id, notice_posted_day, opens_at, announced_at, announced_by, request_key, concerns_parking, silence_clause_file_id, silence_clause_day ON votes
BEGIN SELECT RAISE(ABORT, 'votes is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER votes_no_delete BEFORE DELETE ON votes
BEGIN SELECT RAISE(ABORT, 'votes is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER paper_ballots_frozen BEFORE UPDATE OF estate_id, id, vote_id, voter_id, unit_id, mode, photo_file_id, received_at, received_by, request_key ON paper_ballots
BEGIN SELECT RAISE(ABORT, 'paper_ballots is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER paper_ballots_no_delete BEFORE DELETE ON paper_ballots
BEGIN SELECT RAISE(ABORT, 'paper_ballots is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER vote_objections_frozen BEFORE UPDATE OF estate_id, id, vote_id, kind, unit_id, ballot_id, raised_by, body, raised_at, request_key ON vote_objections
BEGIN SELECT RAISE(ABORT, 'vote_objections is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER vote_objections_no_delete BEFORE DELETE ON vote_objections
BEGIN SELECT RAISE(ABORT, 'vote_objections is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER delegations_frozen BEFORE UPDATE OF estate_id, id, vote_id, voter_id, holder_id, granted_by, recorded_by, recorded_at, file_id, request_key ON delegations
BEGIN SELECT RAISE(ABORT, 'delegations is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER delegations_no_delete BEFORE DELETE ON delegations
BEGIN SELECT RAISE(ABORT, 'delegations is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER roll_voters_frozen BEFORE UPDATE OF estate_id, vote_id, id, number, area, unit_count, building_id, owner_ids ON roll_voters
BEGIN SELECT RAISE(ABORT, 'roll_voters is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER roll_voters_no_delete BEFORE DELETE ON roll_voters
BEGIN SELECT RAISE(ABORT, 'roll_voters is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER votes_onward BEFORE UPDATE ON votes WHEN (NEW.closes_at <> OLD.closes_at AND (NEW.closes_at < OLD.closes_at OR OLD.closed_at IS NOT NULL OR OLD.cancelled_at IS NOT NULL))
	OR (OLD.opened_at IS NOT NULL AND NEW.opened_at IS NULL)
	OR (OLD.closed_at IS NOT NULL AND NEW.closed_at IS NULL)
	OR (OLD.cancelled_at IS NOT NULL AND NEW.cancelled_at IS NULL)
	OR (OLD.result_announced_at IS NOT NULL AND (NEW.result_announced_at IS NULL OR NEW.passed <> OLD.passed OR (OLD.cancelled_at IS NULL AND NEW.cancelled_at IS NOT NULL)))
BEGIN SELECT RAISE(ABORT, 'the stages of a vote only go on'); END;
--> statement-breakpoint
CREATE TRIGGER plan_versions_published_no_update BEFORE UPDATE ON plan_versions WHEN OLD.number > 0
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER plan_versions_published_no_delete BEFORE DELETE ON plan_versions WHEN OLD.number > 0
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER plan_items_published_no_update BEFORE UPDATE ON plan_items WHEN EXISTS (SELECT 1 FROM plan_versions v WHERE v.estate_id = OLD.estate_id AND v.id = OLD.version_id AND v.number > 0)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER plan_items_published_no_delete BEFORE DELETE ON plan_items WHEN EXISTS (SELECT 1 FROM plan_versions v WHERE v.estate_id = OLD.estate_id AND v.id = OLD.version_id AND v.number > 0)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER plan_item_funds_published_no_update BEFORE UPDATE ON plan_item_funds WHEN EXISTS (SELECT 1 FROM plan_items i JOIN plan_versions v ON v.estate_id = i.estate_id AND v.id = i.version_id
	WHERE i.estate_id = OLD.estate_id AND i.id = OLD.item_id AND v.number > 0)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER plan_item_funds_published_no_delete BEFORE DELETE ON plan_item_funds WHEN EXISTS (SELECT 1 FROM plan_items i JOIN plan_versions v ON v.estate_id = i.estate_id AND v.id = i.version_id
	WHERE i.estate_id = OLD.estate_id AND i.id = OLD.item_id AND v.number > 0)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER files_published_no_update BEFORE UPDATE ON files WHEN OLD.subject_kind = 'plan-item' AND EXISTS (SELECT 1 FROM plan_items i JOIN plan_versions v ON v.estate_id = i.estate_id AND v.id = i.version_id
	WHERE i.estate_id = OLD.estate_id AND i.id = OLD.subject_id AND v.number > 0)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
--> statement-breakpoint
CREATE TRIGGER files_published_no_delete BEFORE DELETE ON files WHEN OLD.subject_kind = 'plan-item' AND EXISTS (SELECT 1 FROM plan_items i JOIN plan_versions v ON v.estate_id = i.estate_id AND v.id = i.version_id
	WHERE i.estate_id = OLD.estate_id AND i.id = OLD.subject_id AND v.number > 0)
BEGIN SELECT RAISE(ABORT, 'a published version never changes'); END;
