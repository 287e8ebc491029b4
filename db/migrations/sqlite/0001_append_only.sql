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
CREATE TRIGGER votes_frozen BEFORE UPDATE OF estate_id, id, plan_version_id, profile_id, title, scope_kind, scope_id, notice_posted_day, opens_at, closes_at, announced_at, announced_by, request_key ON votes
BEGIN SELECT RAISE(ABORT, 'votes is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER votes_no_delete BEFORE DELETE ON votes
BEGIN SELECT RAISE(ABORT, 'votes is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER roll_voters_frozen BEFORE UPDATE OF estate_id, vote_id, id, area, unit_count, building_id, owner_ids ON roll_voters
BEGIN SELECT RAISE(ABORT, 'roll_voters is frozen'); END;
--> statement-breakpoint
CREATE TRIGGER roll_voters_no_delete BEFORE DELETE ON roll_voters
BEGIN SELECT RAISE(ABORT, 'roll_voters is frozen'); END;
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
