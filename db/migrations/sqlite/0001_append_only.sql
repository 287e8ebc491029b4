CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;
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
CREATE TRIGGER roll_units_no_update BEFORE UPDATE ON roll_units
BEGIN SELECT RAISE(ABORT, 'roll_units is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER roll_units_no_delete BEFORE DELETE ON roll_units
BEGIN SELECT RAISE(ABORT, 'roll_units is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER reviews_no_update BEFORE UPDATE ON reviews
BEGIN SELECT RAISE(ABORT, 'reviews is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER reviews_no_delete BEFORE DELETE ON reviews
BEGIN SELECT RAISE(ABORT, 'reviews is append-only'); END;
